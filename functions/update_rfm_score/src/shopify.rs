//! Shopify's imports (`shopify_function_v2`) and the exports that it calls. The one place with
//! `unsafe`: the host's calls take addresses of this module's own memory.
//!
//! Values are NaN-boxes: `0x7FFC << 48 | tag << 46 | min(length, 16383) << 32 | address`.

use crate::host::{Host, Kind};
use crate::{discount, update};

#[link(wasm_import_module = "shopify_function_v2")]
unsafe extern "C" {
    safe fn shopify_function_input_get() -> u64;
    safe fn shopify_function_input_get_val_len(value: u64) -> usize;
    fn shopify_function_input_read_utf8_str(text: usize, out: *mut u8, length: usize);
    fn shopify_function_input_get_obj_prop(object: u64, name: *const u8, length: usize) -> u64;
    safe fn shopify_function_input_get_at_index(array: u64, index: usize) -> u64;
    safe fn shopify_function_output_new_null() -> usize;
    safe fn shopify_function_output_new_i32(number: i32) -> usize;
    fn shopify_function_output_new_utf8_str(text: *const u8, length: usize) -> usize;
    safe fn shopify_function_output_new_object(properties: usize) -> usize;
    safe fn shopify_function_output_finish_object() -> usize;
    safe fn shopify_function_output_new_array(values: usize) -> usize;
    safe fn shopify_function_output_finish_array() -> usize;
}

const NAN_BOX: u64 = 0x7FFC << 48;
const TAG_SHIFT: u32 = 46;
const NULL: u64 = 0;
const TEXT: u64 = 3;
const OBJECT: u64 = 4;
const ARRAY: u64 = 5;
/// A length of this or more does not fit into the box.
const LONG: usize = 16_383;

struct Shopify;

impl Host for Shopify {
    type Value = u64;

    fn input(&self) -> u64 {
        shopify_function_input_get()
    }

    fn kind(&self, value: u64) -> Kind {
        if value & NAN_BOX != NAN_BOX {
            return Kind::Other;
        }
        let length = || match (value >> 32) as usize & LONG {
            LONG => shopify_function_input_get_val_len(value),
            length => length,
        };
        match value >> TAG_SHIFT & 15 {
            NULL => Kind::Null,
            TEXT => Kind::Text(length()),
            OBJECT => Kind::Object,
            ARRAY => Kind::Array(length()),
            _ => Kind::Other,
        }
    }

    fn property(&self, object: u64, name: &str) -> u64 {
        if self.kind(object) != Kind::Object {
            return NAN_BOX;
        }
        // SAFETY: the host reads `name`'s bytes during the call.
        unsafe { shopify_function_input_get_obj_prop(object, name.as_ptr(), name.len()) }
    }

    fn element(&self, array: u64, index: usize) -> u64 {
        shopify_function_input_get_at_index(array, index)
    }

    fn copy_text<'b>(&self, text: u64, buffer: &'b mut [u8]) -> &'b [u8] {
        let length = match self.kind(text) {
            Kind::Text(length) => length.min(buffer.len()),
            _ => 0,
        };
        // SAFETY: the host writes at most `length` bytes, which `buffer` has, during the call.
        unsafe {
            shopify_function_input_read_utf8_str(text as u32 as usize, buffer.as_mut_ptr(), length);
        }
        buffer.get(..length).unwrap_or_default()
    }

    fn start_object(&mut self, properties: usize) {
        shopify_function_output_new_object(properties);
    }

    fn end_object(&mut self) {
        shopify_function_output_finish_object();
    }

    fn start_array(&mut self, values: usize) {
        shopify_function_output_new_array(values);
    }

    fn end_array(&mut self) {
        shopify_function_output_finish_array();
    }

    fn text(&mut self, text: &str) {
        // SAFETY: the host reads `text`'s bytes during the call.
        unsafe {
            shopify_function_output_new_utf8_str(text.as_ptr(), text.len());
        }
    }

    fn number(&mut self, number: i32) {
        shopify_function_output_new_i32(number);
    }

    fn null(&mut self) {
        shopify_function_output_new_null();
    }
}

#[unsafe(no_mangle)]
extern "C" fn cart_lines_discounts_generate_run() {
    discount::cart_lines(&mut Shopify);
}

#[unsafe(no_mangle)]
extern "C" fn cart_delivery_options_discounts_generate_run() {
    discount::delivery_options(&mut Shopify);
}

#[unsafe(no_mangle)]
extern "C" fn update_rfm_score() {
    update::update(&mut Shopify);
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
