//! What the Function needs from whoever runs it: one input document to read, one output to write.

/// The longest text that is read for its own sake: an id, a date, a decimal.
pub const SHORT_TEXT: usize = 128;

/// A value of the input document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of this many bytes.
    Text(usize),
    /// An array of this many values.
    Array(usize),
    /// An object.
    Object,
    /// Null or missing.
    Null,
    /// A number, a boolean, or what the host could not read.
    Other,
}

/// Reads the input and writes the output. Texts are UTF-8.
pub trait Host {
    /// A value of the input. No text, array or object is the default one.
    type Value: Copy + Default;

    /// The whole input. Ask once: each time the host unpacks it anew.
    fn input(&self) -> Self::Value;

    /// What a value is.
    fn kind(&self, value: Self::Value) -> Kind;

    /// An object's property; of anything else, or where there is none, a value of [`Kind::Null`].
    fn property(&self, object: Self::Value, name: &str) -> Self::Value;

    /// An array's value at an index below its length.
    fn element(&self, array: Self::Value, index: usize) -> Self::Value;

    /// Copies a text's bytes into `buffer`; those that do not fit stay behind.
    fn copy_text<'b>(&self, text: Self::Value, buffer: &'b mut [u8]) -> &'b [u8];

    /// Starts an object of this many properties; each is a text and then a value.
    fn start_object(&mut self, properties: usize);

    /// Ends the object.
    fn end_object(&mut self);

    /// Starts an array of this many values.
    fn start_array(&mut self, values: usize);

    /// Ends the array.
    fn end_array(&mut self);

    /// Writes a text.
    fn text(&mut self, text: &str);

    /// Writes a whole number.
    fn number(&mut self, number: i32);

    /// Writes null.
    fn null(&mut self);

    /// The value at the end of a path of properties.
    fn at(&self, from: Self::Value, path: &[&str]) -> Self::Value {
        path.iter().fold(from, |object, name| self.property(object, name))
    }

    /// A text that fits into `buffer`; `None` for anything else.
    fn read_text<'b>(&self, value: Self::Value, buffer: &'b mut [u8]) -> Option<&'b [u8]> {
        match self.kind(value) {
            Kind::Text(length) if length <= buffer.len() => Some(self.copy_text(value, buffer)),
            _ => None,
        }
    }
}

/// A text that is known to be UTF-8 or else is none.
pub fn utf8(bytes: &[u8]) -> Option<&str> {
    core::str::from_utf8(bytes).ok()
}
