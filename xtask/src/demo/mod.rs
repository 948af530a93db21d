//! `cargo xtask demo`: a made-up shop on a private database, whose next weeks are played against the service:
//! signed webhooks and days that pass, its page, and its segments in the terminal. It only calls the product's own
//! commands.

mod running;
mod show;
mod stop;

use std::fs::Permissions;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use tempfile::TempDir;

use crate::needs::{Need, see_to};
use crate::{step, toolchain, web};
use running::{Play, Service};
use stop::{LOOK, Stop, terminate};

const DOMAIN: &str = "demo.example.com";
const SECRET: &str = "the demo's own secret";
/// What is played at first: so many days, up to the present one.
const DAYS: i64 = 42;
/// A week passes between two looks at the segments.
const DAYS_PER_SECOND: &str = "2";
const BETWEEN: Duration = Duration::from_millis(3_500);

/// Then the shop's days take 20 seconds each, with about seven orders: whoever opens the page sees customers move
/// within seconds.
const DAYS_PER_SECOND_AFTERWARDS: &str = "0.05";
const BETWEEN_AFTERWARDS: Duration = Duration::from_secs(20);
/// How many days of the shop there are after the present one: three hours of them.
const FUTURE_DAYS: i64 = 548;
/// The first day of the shop is so long before the present one.
const PAST_DAYS: i64 = 3 * 365;

/// How the demo runs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Ends once the segments were shown before and after the weeks that are played.
    pub(crate) once: bool,
    /// Builds the page, which takes Node.
    pub(crate) page: bool,
}

/// Runs the demo. Ctrl-C ends it at any time, with nothing left behind, and is no failure.
///
/// # Errors
/// When a command fails.
pub(crate) fn run(options: Options) -> Result<()> {
    // First, since without it Ctrl-C would leave the folder and what runs in it.
    let stop = Stop::on_signals()?;
    let outcome = demo(&stop, options);
    if stop.is_asked() {
        println!("stopped; nothing is left behind");
        return Ok(());
    }
    outcome
}

fn demo(stop: &Stop, options: Options) -> Result<()> {
    let page = options.page;
    let of_page: &[Need] = if page { web::NEEDS } else { &[] };
    see_to(&[&[Need::CCompiler, Need::PostgreSql], of_page].concat()).map_err(|lacking| {
        let without = "or, without the page and what it takes, `cargo xtask demo --no-page`";
        if page { anyhow!("{lacking}\n{without}") } else { lacking }
    })?;
    if page {
        web::build(toolchain::setup()?)?;
    }
    step::run("build", &mut step::cargo(&["build", "--locked", "--package", "rfm-service"]))?;
    let demo = Demo::new(stop.clone())?;
    let orders = demo.path("orders.csv");
    let past =
        [&["simulate", "--today", &demo.today, "--output", &orders], &demo.shop()[..]].concat();
    demo.rfm("a made-up shop of about 2,000 customers, as it was known six weeks ago", &past)?;
    let add = ["merchant", "add", "--domain", DOMAIN, "--currency", "USD", "--preset", "small"];
    demo.rfm("add the shop", &[&add[..], &["--time-zone", "UTC"]].concat())?;
    demo.rfm("import its past", &["import", &orders, "--merchant", DOMAIN])?;
    let service = demo.serve()?;
    if page {
        service.show_address();
    }
    demo.watch(&service, options)
}

struct Demo {
    /// The first day of the shop, and the last of its past.
    from: String,
    today: String,
    /// The first day that is played.
    tomorrow: String,
    /// The present day, and the last of the shop.
    present: String,
    until: String,
    folder: TempDir,
    rfm: PathBuf,
    stop: Stop,
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
            from: present.checked_sub(PAST_DAYS.days())?.to_string(),
            today: today.to_string(),
            tomorrow: today.tomorrow()?.to_string(),
            present: present.to_string(),
            until: present.checked_add(FUTURE_DAYS.days())?.to_string(),
            folder,
            rfm: step::target()?.join("debug/rfm"),
            stop,
        })
    }

    /// Which made-up shop it is. Of its customers, two thirds are there at the beginning.
    fn shop(&self) -> [&str; 8] {
        let (from, until) = (&self.from, &self.until);
        ["--customers", "3000", "--seed", "1", "--from", from, "--until", until]
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
        let token = self
            .command(&["token", "--merchant", DOMAIN, "--scope", "admin:full", "--ttl", "8h"])
            .output()?;
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

    /// Shows the segments before, while and after the weeks are played; then the shop goes on at a slower pace.
    fn watch(&self, service: &Service, Options { once, page }: Options) -> Result<()> {
        let first = service.segments()?;
        println!("\nThe shop on {}:", show::day(&first));
        show::table(&first, &first);
        if !once {
            self.explain(service);
        }
        println!("\n==> six weeks, by signed webhooks and days that pass");
        println!("the first day takes longer: the metrics of three years are computed with it");
        let speed = if once { "max" } else { DAYS_PER_SECOND };
        let weeks = ["--today", &self.today, "--through", &self.present, "--speed", speed];
        let mut play = self.play(service, &weeks)?;
        let mut before = first.clone();
        while !play.ends_within(BETWEEN, &self.stop)? {
            if !once {
                let now = service.segments()?;
                println!("\nOn {}, moved since the last look:", show::day(&now));
                show::table(&now, &before);
                before = now;
            }
        }
        play.finish()?;
        let last = service.segments()?;
        println!("\nOn {}, moved in all, by orders and by time:", show::day(&last));
        show::table(&last, &first);
        if once {
            println!(
                "\nWithout --exit it takes its time, tells what to call, and the shop goes on."
            );
            return Ok(());
        }
        self.explain(service);
        if page {
            service.show_address();
        }
        self.go_on(service)
    }

    /// Plays what follows the present day, a line for each look, and serves until it is stopped.
    fn go_on(&self, service: &Service) -> Result<()> {
        println!("\n==> the shop goes on, a day in 20 seconds; stop with Ctrl-C");
        let slowly = ["--today", &self.present, "--speed", DAYS_PER_SECOND_AFTERWARDS];
        let mut play = self.play(service, &slowly)?;
        let mut before = service.segments()?;
        while !play.ends_within(BETWEEN_AFTERWARDS, &self.stop)? {
            let now = service.segments()?;
            println!("{}", show::line(&now, &before));
            before = now;
        }
        play.finish()?;
        println!("that was all that the shop had to come; it is served until you stop it");
        loop {
            self.stop.wait(BETWEEN_AFTERWARDS)?;
        }
    }

    /// Begins to play what follows.
    fn play(&self, service: &Service, which: &[&str]) -> Result<Play> {
        let to = ["--to", &service.http, "--merchant", DOMAIN];
        let arguments = [&["simulate", "play"], &self.shop()[..], &to, which].concat();
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
