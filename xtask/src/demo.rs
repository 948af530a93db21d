//! `cargo xtask demo`: a made-up shop on a private database, whose next weeks are played against the service:
//! signed webhooks and days that pass, and its segments in the terminal. It only calls the product's own commands.

use std::fs::Permissions;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;
use tempfile::TempDir;

use crate::needs::{Need, see_to};
use crate::step;

const DOMAIN: &str = "demo.example.com";
const SECRET: &str = "the demo's own secret";
/// What is played: so many days, up to the present one.
const DAYS: i64 = 42;
/// A week passes between two looks at the segments.
const DAYS_PER_SECOND: &str = "2";
const BETWEEN: Duration = Duration::from_millis(3_500);

/// How often it is looked whether Ctrl-C was pressed.
const LOOK: Duration = Duration::from_millis(20);

/// Runs the demo; with `once` until the segments were shown before and after the weeks that are played. Ctrl-C
/// ends it at any time, with nothing left behind, and is no failure.
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
    let past = [&["simulate"], &demo.shop()[..], &["--output", &orders]].concat();
    demo.rfm("a made-up shop of 2,000 customers, as it was known six weeks ago", &past)?;
    let add = ["merchant", "add", "--domain", DOMAIN, "--currency", "USD", "--preset", "small"];
    demo.rfm("add the shop", &[&add[..], &["--time-zone", "UTC"]].concat())?;
    demo.rfm("import its past", &["import", &orders, "--merchant", DOMAIN])?;
    let service = demo.serve()?;
    demo.watch(&service, once)
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
    /// The last day of the past, the first of what is played, and the last of all.
    today: String,
    tomorrow: String,
    until: String,
    folder: TempDir,
    rfm: PathBuf,
    stop: Stop,
}

/// What is being played. It ends with this.
struct Play(Child);

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
        #[expect(clippy::disallowed_methods, reason = "a tool has no clock to drive")]
        let present = Timestamp::now().to_zoned(TimeZone::UTC).date();
        let today = present.checked_sub(DAYS.days())?;
        Ok(Demo {
            today: today.to_string(),
            tomorrow: today.tomorrow()?.to_string(),
            until: present.to_string(),
            folder,
            rfm: step::target()?.join("debug/rfm"),
            stop,
        })
    }

    /// Which made-up shop it is.
    fn shop(&self) -> [&str; 8] {
        let (today, until) = (&self.today, &self.until);
        ["--customers", "2000", "--seed", "1", "--today", today, "--until", until]
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
            .env("RFM_CLOCK", format!("driven@{}T00:00:00Z", self.tomorrow))
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

    /// Shows the segments before, while and after the weeks are played.
    fn watch(&self, service: &Service, once: bool) -> Result<()> {
        let first = service.segments()?;
        println!("\nThe shop on {}:", first["as_of"].as_str().unwrap_or_default());
        show(&first, &first);
        if !once {
            self.explain(service);
        }
        println!("\n==> six weeks, by signed webhooks and days that pass");
        println!("the first day takes longer: the metrics of three years are computed with it");
        let mut play = self.play(service, if once { "max" } else { DAYS_PER_SECOND })?;
        let mut before = first.clone();
        while !play.ends_within(BETWEEN, &self.stop)? {
            if !once {
                let now = service.segments()?;
                println!(
                    "\nOn {}, moved since the last look:",
                    now["as_of"].as_str().unwrap_or_default()
                );
                show(&now, &before);
                before = now;
            }
        }
        play.finish()?;
        let last = service.segments()?;
        println!(
            "\nOn {}, moved in all, by orders and by time:",
            last["as_of"].as_str().unwrap_or_default()
        );
        show(&last, &first);
        if once {
            println!(
                "\nWithout --exit it takes its time, tells what to call, and goes on serving."
            );
            return Ok(());
        }
        self.explain(service);
        loop {
            self.stop.wait(BETWEEN)?;
        }
    }

    /// Begins to play what follows.
    fn play(&self, service: &Service, speed: &str) -> Result<Play> {
        let to = ["--to", &service.http, "--merchant", DOMAIN, "--speed", speed];
        let arguments = [&["simulate", "play"], &self.shop()[..], &to].concat();
        // Its progress would run through the tables; what it says when it fails is shown then.
        Ok(Play(self.command(&arguments).stderr(Stdio::piped()).spawn()?))
    }

    fn explain(&self, service: &Service) {
        let (http, token) = (&service.http, &service.token);
        println!("\nWhile it runs, ask it from another terminal:");
        println!("  TOKEN={token}");
        println!("  curl -H \"Authorization: Bearer $TOKEN\" '{http}/api/rfm/segments?locale=ja'");
        println!(
            "  curl -H \"Authorization: Bearer $TOKEN\" '{http}/api/rfm/customers?segment=Champions'"
        );
        println!("  and with an id of that answer, why: {http}/api/rfm/customers/ID");
        println!("  all calls: {http}/openapi.json");
        println!("  the customers as a file:");
        let (folder, rfm) = (self.folder.path().display(), self.rfm.display());
        println!(
            "  RFM_DATA_DIR={folder} RFM_CLOCK=driven RFM_AUTH_LOCAL=true {rfm} export --merchant {DOMAIN}"
        );
        println!("Stop with Ctrl-C.");
    }
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
}

impl Play {
    /// Waits so long; whether it ended before. Fails when the demo is to end.
    fn ends_within(&mut self, time: Duration, stop: &Stop) -> Result<bool> {
        let until = Instant::now() + time;
        while Instant::now() < until {
            if self.0.try_wait()?.is_some() {
                return Ok(true);
            }
            stop.wait(LOOK)?;
        }
        Ok(false)
    }

    /// Fails when it did.
    fn finish(mut self) -> Result<()> {
        let status = self.0.wait()?;
        let mut told = String::new();
        if let Some(mut said) = self.0.stderr.take() {
            said.read_to_string(&mut told)?;
        }
        ensure!(status.success(), "what follows could not be played ({status}): {}", told.trim());
        Ok(())
    }
}

impl Drop for Play {
    fn drop(&mut self) {
        if matches!(self.0.try_wait(), Ok(None)) {
            drop(terminate(&mut self.0));
        }
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
