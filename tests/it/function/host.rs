//! A host for the Function's module: the provider that Shopify links to it, also as a module, and
//! between them what Shopify's trampoline does. Instructions are counted as Shopify's runner counts.

use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use integration_tests::support::repository;
use serde_json::Value;
use wasmtime::{
    Caller, Config, Engine, Extern, Instance, Linker, Memory, Module, OperatorCost, Store, Trap,
    TypedFunc, WasmBacktrace, WasmParams, WasmResults,
};

/// What a Function may use at 200 lines or fewer.
const FUEL: u64 = 11_000_000;
const IMPORTS: &str = "shopify_function_v2";

/// One run of an export.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Run {
    pub(crate) output: Value,
    pub(crate) instructions: u64,
}

/// Both modules, compiled once.
pub(crate) struct Host {
    engine: Engine,
    linker: Linker<Provider>,
    provider: Module,
    function: Module,
    pub(crate) bytes: usize,
}

/// The provider's instance, for the calls that go to it.
#[derive(Clone, Copy, Default)]
struct Provider(Option<(Instance, Memory)>);

impl Host {
    pub(crate) fn get() -> &'static Host {
        static HOST: OnceLock<Host> = OnceLock::new();
        HOST.get_or_init(|| Host::new().unwrap_or_else(|error| panic!("{error:#}")))
    }

    fn new() -> Result<Host> {
        // One instruction costs one, however many bytes it moves.
        let mut cost = OperatorCost::new();
        cost.variable.memory_copy_per_byte = 0;
        cost.variable.memory_fill_per_byte = 0;
        cost.variable.memory_init_per_byte = 0;
        let mut config = Config::new();
        config.consume_fuel(true).operator_cost(cost);
        let engine = Engine::new(&config)?;
        let function =
            read(&repository().join("functions/update_rfm_score/dist/update_rfm_score.wasm"))?;
        let built = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../wasm/wasm32-unknown-unknown");
        let provider = read(&built.join("wasm-release/function_provider.wasm"))?;
        let mut linker = Linker::new(&engine);
        link(&mut linker)?;
        Ok(Host {
            bytes: function.len(),
            provider: Module::new(&engine, provider)?,
            function: Module::new(&engine, function)?,
            engine,
            linker,
        })
    }

    /// Whose fault a trap is.
    fn blame(&self, error: wasmtime::Error) -> anyhow::Error {
        let backtrace = error.downcast_ref::<WasmBacktrace>();
        let frame = backtrace.and_then(|backtrace| backtrace.frames().first());
        let is_providers = frame.is_some_and(|f| Module::same(f.module(), &self.provider));
        let is_out_of_fuel = error.downcast_ref::<Trap>() == Some(&Trap::OutOfFuel);
        if is_providers && !is_out_of_fuel { NoDocument.into() } else { error.into() }
    }

    /// Names of what the module exports as a function.
    pub(crate) fn exports(&self) -> Vec<String> {
        let exports = self.function.exports().filter(|export| export.ty().func().is_some());
        exports.map(|export| export.name().to_owned()).collect()
    }

    /// Runs an export on a document.
    pub(crate) fn run(&self, export: &str, input: &Value) -> Result<Run> {
        self.run_bytes(export, &rmp_serde::to_vec(input)?)
    }

    /// Runs an export on a document as the provider gets it.
    pub(crate) fn run_bytes(&self, export: &str, input: &[u8]) -> Result<Run> {
        let mut store = Store::new(&self.engine, Provider::default());
        store.set_fuel(FUEL)?;
        let provider = Instance::new(&mut store, &self.provider, &[])?;
        let memory = provider.get_memory(&mut store, "memory").context("no memory")?;
        *store.data_mut() = Provider(Some((provider, memory)));
        let length = i32::try_from(input.len())?;
        let initialize: TypedFunc<i32, i32> = provider.get_typed_func(&mut store, "initialize")?;
        let at = initialize.call(&mut store, length)?;
        memory.write(&mut store, at as u32 as usize, input)?;
        let function = self.linker.instantiate(&mut store, &self.function)?;
        let run: TypedFunc<(), ()> = function.get_typed_func(&mut store, export)?;
        run.call(&mut store, ()).map_err(|error| self.blame(error))?;
        let finalize: TypedFunc<(), i32> = provider.get_typed_func(&mut store, "finalize")?;
        let at = finalize.call(&mut store, ())? as u32 as usize;
        let pointers = memory.data(&store).get(at..at + 8).context("no output")?;
        let [first, length] = [0, 4].map(|from| {
            u32::from_le_bytes([0, 1, 2, 3].map(|byte| pointers[from + byte])) as usize
        });
        let output = memory.data(&store).get(first..first + length).context("no output")?;
        let output = rmp_serde::from_slice(output).context("the output is not whole")?;
        Ok(Run { output, instructions: FUEL - store.get_fuel()? })
    }
}

/// The provider trapped: what it was given is no document, which Shopify never gives it.
#[derive(Debug)]
pub(crate) struct NoDocument;

impl std::fmt::Display for NoDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a document")
    }
}

impl std::error::Error for NoDocument {}

fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path)
        .with_context(|| format!("{}: type `cargo xtask test`, which builds it", path.display()))
}

/// Calls the provider.
fn call<P: WasmParams, R: WasmResults>(
    caller: &mut Caller<'_, Provider>,
    name: &str,
    arguments: P,
) -> wasmtime::Result<R> {
    let (provider, _) = caller.data().0.expect("the provider runs");
    let function = provider.get_typed_func::<P, R>(&mut *caller, name)?;
    function.call(&mut *caller, arguments)
}

/// Copies between the Function's memory and the provider's.
fn copy(
    caller: &mut Caller<'_, Provider>,
    (from, to): (u32, u32),
    length: u32,
    to_provider: bool,
) -> wasmtime::Result<()> {
    let (_, theirs) = caller.data().0.expect("the provider runs");
    let Some(Extern::Memory(ours)) = caller.get_export("memory") else {
        wasmtime::bail!("the Function has no memory");
    };
    let (source, target) = if to_provider { (ours, theirs) } else { (theirs, ours) };
    let mut bytes = vec![0; length as usize];
    source.read(&*caller, from as usize, &mut bytes)?;
    target.write(caller, to as usize, &bytes)?;
    Ok(())
}

fn link(linker: &mut Linker<Provider>) -> Result<()> {
    link_reads(linker)?;
    type Here<'c> = Caller<'c, Provider>;
    linker.func_wrap(IMPORTS, "shopify_function_output_new_null", |mut caller: Here<'_>| {
        call::<(), i32>(&mut caller, "_shopify_function_output_new_null", ())
    })?;
    linker.func_wrap(
        IMPORTS,
        "shopify_function_output_new_utf8_str",
        |mut caller: Here<'_>, text: u32, length: u32| {
            let answer: i64 = call(&mut caller, "_shopify_function_output_new_utf8_str", length)?;
            let (result, to) = ((answer >> 32) as i32, answer as u32);
            if result == 0 {
                copy(&mut caller, (text, to), length, true)?;
            }
            Ok(result)
        },
    )?;
    for name in ["new_i32", "new_object", "new_array"] {
        let ours = format!("shopify_function_output_{name}");
        let theirs = format!("_{ours}");
        linker.func_wrap(IMPORTS, &ours, move |mut caller: Here<'_>, number: i32| {
            call::<i32, i32>(&mut caller, &theirs, number)
        })?;
    }
    for name in ["finish_object", "finish_array"] {
        let ours = format!("shopify_function_output_{name}");
        let theirs = format!("_{ours}");
        linker.func_wrap(IMPORTS, &ours, move |mut caller: Here<'_>| {
            call::<(), i32>(&mut caller, &theirs, ())
        })?;
    }
    Ok(())
}

fn link_reads(linker: &mut Linker<Provider>) -> Result<()> {
    type Here<'c> = Caller<'c, Provider>;
    linker.func_wrap(IMPORTS, "shopify_function_input_get", |mut caller: Here<'_>| {
        call::<(), i64>(&mut caller, "_shopify_function_input_get", ())
    })?;
    linker.func_wrap(
        IMPORTS,
        "shopify_function_input_get_val_len",
        |mut caller: Here<'_>, value: i64| {
            call::<i64, i32>(&mut caller, "_shopify_function_input_get_val_len", value)
        },
    )?;
    linker.func_wrap(
        IMPORTS,
        "shopify_function_input_get_at_index",
        |mut caller: Here<'_>, array: i64, index: i32| {
            call::<_, i64>(&mut caller, "_shopify_function_input_get_at_index", (array, index))
        },
    )?;
    linker.func_wrap(
        IMPORTS,
        "shopify_function_input_get_obj_prop",
        |mut caller: Here<'_>, object: i64, name: u32, length: u32| {
            let at: u32 = call(&mut caller, "_shopify_function_alloc", length)?;
            copy(&mut caller, (name, at), length, true)?;
            let arguments = (object, at, length);
            call::<_, i64>(&mut caller, "_shopify_function_input_get_obj_prop", arguments)
        },
    )?;
    linker.func_wrap(
        IMPORTS,
        "shopify_function_input_read_utf8_str",
        |mut caller: Here<'_>, text: u32, to: u32, length: u32| {
            let at: u32 = call(&mut caller, "_shopify_function_input_get_utf8_str_addr", text)?;
            copy(&mut caller, (at, to), length, false)
        },
    )?;
    Ok(())
}
