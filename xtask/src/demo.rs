//! `cargo xtask demo`: a made-up shop on a private database, with live orders coming in through the
//! signed webhook, and its segments in the terminal. It only calls the product's own commands.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde_json::Value;
use sha2::Sha256;
use tempfile::TempDir;

use crate::needs::{Need, see_to};
use crate::step;

const DOMAIN: &str = "demo.example.com";
const SECRET: &str = "the demo's own secret";
/// Orders that come in between two looks at the segments.
const ORDERS: usize = 25;
const BETWEEN: Duration = Duration::from_secs(2);

/// How often it is looked whether Ctrl-C was pressed.
const LOOK: Duration = Duration::from_millis(20);

/// Runs the demo; with `once` until the segments were shown before and after live orders. Ctrl-C ends it
/// at any time, with nothing left behind, and is no failure.
///
/// # Errors
/// When a command fails.
pub(crate) fn run(once: bool) -> Result<()> {
    // First, since without it Ctrl-C would leave the folder and what runs in it.
    let stop = Stop::on_signals()?;
    let outcome = demo(&stop, once);
    if stop.is_asked() {
        println!("stopped; nothing is left behind");
        return Ok(());
    }
    outcome
}

fn demo(stop: &Stop, once: bool) -> Result<()> {
    see_to(&[Need::CCompiler, Need::PostgreSql])?;
    step::run("build", &mut step::cargo(&["build", "--locked", "--package", "rfm-service"]))?;
    let demo = Demo::new(stop.clone())?;
    let orders = demo.path("orders.csv");
    let history = ["simulate", "--customers", "2000", "--seed", "1", "--output", &orders];
    demo.rfm("a made-up shop of 2,000 customers and three years", &history)?;
    let add = ["merchant", "add", "--domain", DOMAIN, "--currency", "USD", "--preset", "small"];
    demo.rfm("add the shop", &[&add[..], &["--time-zone", "Europe/Berlin"]].concat())?;
    demo.rfm("import its past", &["import", &orders, "--merchant", DOMAIN])?;
    let live = demo.path("live.jsonl");
    let later = ["simulate", "--customers", "2000", "--seed", "1", "--format", "jsonl"];
    demo.rfm("the same customers, to buy again", &[&later[..], &["--output", &live]].concat())?;
    let service = demo.serve()?;
    demo.watch(&service, &live, once)
}

/// Whether Ctrl-C was pressed.
#[derive(Clone)]
struct Stop(Arc<AtomicBool>);

impl Stop {
    fn on_signals() -> Result<Stop> {
        let stop = Stop(Arc::default());
        let asked = stop.0.clone();
        ctrlc::set_handler(move || {
            if asked.swap(true, Ordering::Relaxed) {
                // Asked twice: whatever is left behind.
                std::process::exit(130);
            }
        })?;
        Ok(stop)
    }

    fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Fails when the demo is to end.
    fn check(&self) -> Result<()> {
        ensure!(!self.is_asked(), "stopped");
        Ok(())
    }

    /// Waits so long, unless the demo is to end.
    fn wait(&self, time: Duration) -> Result<()> {
        let until = Instant::now() + time;
        while Instant::now() < until {
            self.check()?;
            thread::sleep(LOOK);
        }
        Ok(())
    }
}

struct Demo {
    folder: TempDir,
    rfm: PathBuf,
    stop: Stop,
}

struct Service {
    child: Child,
    http: String,
    token: String,
    agent: ureq::Agent,
}

impl Demo {
    fn new(stop: Stop) -> Result<Demo> {
        stop.check()?;
        // The private database's user has to be able to enter it.
        let folder = tempfile::Builder::new()
            .prefix("rfm-demo-")
            .permissions(Permissions::from_mode(0o755))
            .tempdir()?;
        Ok(Demo { folder, rfm: step::target()?.join("debug/rfm"), stop })
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// A command in a process group of its own: Ctrl-C is for us, who ask it to stop.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.rfm);
        command
            .process_group(0)
            .args(arguments)
            .env("RFM_DATA_DIR", self.folder.path())
            .env("RFM_SHOPIFY_CLIENT_SECRET", SECRET)
            .env("RFM_AUTH_LOCAL", "true")
            .env("RFM_HTTP_ADDR", "127.0.0.1:0")
            .env("RFM_GRPC_ADDR", "127.0.0.1:0")
            .env("RFM_METRICS_ADDR", "127.0.0.1:0")
            .env("RFM_LOG", "warn");
        command
    }

    fn rfm(&self, step: &str, arguments: &[&str]) -> Result<()> {
        self.stop.check()?;
        println!("==> {step}");
        let mut child = self.command(arguments).spawn()?;
        let status = loop {
            if let Some(status) = child.try_wait()? {
                break status;
            }
            if self.stop.wait(LOOK).is_err() {
                terminate(&mut child)?;
            }
        };
        self.stop.check()?;
        ensure!(status.success(), "{step} failed with {status}: rfm {}", arguments.join(" "));
        Ok(())
    }

    fn serve(&self) -> Result<Service> {
        self.stop.check()?;
        let token = self.command(&["token", "--merchant", DOMAIN, "--ttl", "8h"]).output()?;
        ensure!(token.status.success(), "{}", String::from_utf8_lossy(&token.stderr));
        let token = String::from_utf8(token.stdout)?.trim().to_owned();
        println!("==> serve");
        let mut child = self.command(&["serve"]).stdout(Stdio::piped()).spawn()?;
        let output = child.stdout.take().context("no output")?;
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .http_status_as_error(false)
            .build()
            .into();
        let mut service = Service { child, http: String::new(), token, agent };
        let mut lines = BufReader::new(output).lines();
        service.http = loop {
            let line = lines.next().context("the service did not start")??;
            if let Some((_, address)) = line.split_once("REST and webhooks on ") {
                break address.to_owned();
            }
        };
        Ok(service)
    }

    fn watch(&self, service: &Service, live: &str, once: bool) -> Result<()> {
        let text = fs::read_to_string(live)?;
        let known: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let mut before = service.segments()?;
        show(&before, &before);
        for round in 0.. {
            for at in 0..ORDERS {
                self.stop.check()?;
                // A step that shares no divisor with the usual numbers spreads over the customers.
                let position = (round * ORDERS + at) * 7_919;
                let id = 9_000_000 + round * ORDERS + at;
                service.post(&order_of(&known[position % known.len()], id), id)?;
            }
            let after = service.segments()?;
            println!("\n{ORDERS} live orders later, each through the signed webhook:");
            show(&after, &before);
            before = after;
            if once {
                println!("\nWithout --exit it goes on, and tells what to call.");
                break;
            }
            self.explain(service);
            self.stop.wait(BETWEEN)?;
        }
        Ok(())
    }

    fn explain(&self, service: &Service) {
        let (http, token) = (&service.http, &service.token);
        println!("\nWhile it runs, ask it from another terminal:");
        println!("  TOKEN={token}");
        println!("  curl -H \"Authorization: Bearer $TOKEN\" {http}/api/rfm/segments?locale=ja");
        println!(
            "  curl -H \"Authorization: Bearer $TOKEN\" '{http}/api/rfm/customers?segment=Champions'"
        );
        println!("  and with an id of that answer, why: {http}/api/rfm/customers/ID");
        println!("  all calls: {http}/openapi.json");
        println!("  the customers as a file:");
        let (folder, rfm) = (self.folder.path().display(), self.rfm.display());
        println!("  RFM_DATA_DIR={folder} {rfm} export --merchant {DOMAIN}");
        println!("Stop with Ctrl-C.");
    }
}

/// A known customer buys again, now.
fn order_of(known: &Value, id: usize) -> Value {
    let mut order = known.clone();
    #[expect(clippy::disallowed_methods, reason = "a tool has no clock to drive")]
    let now = Timestamp::now().to_string();
    for field in ["created_at", "processed_at", "updated_at"] {
        order[field] = Value::from(now.clone());
    }
    order["id"] = Value::from(id);
    order["financial_status"] = Value::from("paid");
    order["cancelled_at"] = Value::Null;
    order["test"] = Value::from(false);
    order["refunds"] = Value::from(Vec::<Value>::new());
    order["current_total_price"] = order["total_price"].clone();
    order["current_total_price_set"] = order["total_price_set"].clone();
    order
}

impl Service {
    fn segments(&self) -> Result<Value> {
        let mut answer = self
            .agent
            .get(format!("{}/api/rfm/segments", self.http))
            .header("Authorization", format!("Bearer {}", self.token))
            .call()?;
        let text = answer.body_mut().read_to_string()?;
        ensure!(answer.status().is_success(), "{text}");
        Ok(serde_json::from_str(&text)?)
    }

    fn post(&self, order: &Value, id: usize) -> Result<()> {
        let body = order.to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes())?;
        mac.update(body.as_bytes());
        let answer = self
            .agent
            .post(format!("{}/webhooks/shopify", self.http))
            .header("X-Shopify-Topic", "orders/create")
            .header("X-Shopify-Shop-Domain", DOMAIN)
            .header("X-Shopify-Webhook-Id", format!("demo-{id}"))
            .header("X-Shopify-Hmac-Sha256", STANDARD.encode(mac.finalize().into_bytes()))
            .send(body)?;
        ensure!(answer.status().as_u16() == 200, "an order was answered {}", answer.status());
        Ok(())
    }
}

impl Drop for Service {
    /// Asks the service to stop and waits until it did.
    fn drop(&mut self) {
        drop(terminate(&mut self.child));
    }
}

/// Asks a process to stop and waits until it did.
fn terminate(child: &mut Child) -> Result<ExitStatus> {
    let pid = child.id().to_string();
    Command::new("kill").args(["-TERM", &pid]).status()?;
    Ok(child.wait()?)
}

/// The segments with their sizes, and by how much each moved.
fn show(now: &Value, before: &Value) {
    println!("\n{:<22}{:>10}{:>8}{:>9}", "segment", "customers", "share", "moved");
    let rows = now["segments"].as_array().into_iter().flatten();
    for (at, row) in rows.enumerate() {
        let customers = row["customers"].as_i64().unwrap_or(0);
        let moved = customers - before["segments"][at]["customers"].as_i64().unwrap_or(0);
        let moved = if moved == 0 { String::new() } else { format!("{moved:+}") };
        let share = row["share"].as_f64().unwrap_or(0.0) * 100.0;
        let name = row["name"].as_str().unwrap_or_default();
        println!("{name:<22}{customers:>10}{share:>7.1}%{moved:>9}");
    }
    println!("{:<22}{:>10}", "all customers", now["customers"]);
}
