//! `rfm simulate play`: what follows the past of a made-up shop, into a file or against a running service.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::{Args, ValueEnum};
use secrecy::SecretString;
use serde_json::json;
use shared_scoring::{Currency, Day};

use super::{ShopArguments, WrongUsage, end_s, parse_day, write_to};
use crate::adapters::jwt::Issuer;
use crate::adapters::shopify::WebhookSecrets;
use crate::app::App;
use crate::base::Calendar;
use crate::cli::out::{note, say};
use crate::cli::progress::days_bar;
use crate::cli::shop::{merchant_of, unless_stopped, until_stopped, with_app};
use crate::config::{Environment, Lookup, Settings};
use crate::play::{Bearer, Dating, Played, Player, Speed, To};
use crate::simulation::{Event, Events, Plan, Shop, Topic, What, shopify};

const ABOUT: &str = "Without --to it writes one JSON object a line, in the order of time: {at, topic, \
    webhook_id, body} for what Shopify would send, {at, day} for each day that begins, in UTC.\n\n\
    The shop is that of `rfm simulate` with the same --seed, --customers, --from and --until (and --today, \
    where the last two are left out): with others it is another shop.\n\n\
    With --to the messages are signed with RFM_SHOPIFY_CLIENT_SECRET and sent to a service whose clock is \
    driven: start it with RFM_CLOCK=driven, and run both with the same settings. The clock goes along, and the \
    work of each day is done before the next message. The right to move it comes of the local issuer's key, or \
    of a token for admin:full in RFM_TOKEN. A play that was interrupted goes on when it is repeated; with \
    --dated now it begins anew, and dates again what was sent before.";

#[derive(Args)]
#[command(after_help = ABOUT)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    shop: ShopArguments,
    /// The last day of the past, as it was given to `rfm simulate` (YYYY-MM-DD); what comes after it is played.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    today: Day,
    /// The last day that is played, in UTC (YYYY-MM-DD); that of the shop if not given. What follows it is played by
    /// another run that is given it as --today.
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    through: Option<Day>,
    /// Where to write; standard output if not given.
    #[arg(long, value_name = "FILE", conflicts_with = "to")]
    output: Option<PathBuf>,
    /// Where a service serves REST and webhooks, as in `http://127.0.0.1:8081`.
    #[arg(long, value_name = "URL", requires = "merchant", value_parser = parse_url)]
    to: Option<String>,
    /// The shop's domain there.
    #[arg(long, value_name = "DOMAIN", requires = "to")]
    merchant: Option<String>,
    /// How many days of the shop pass in a second, as in 0.5, or max.
    #[arg(long, value_parser = parse_speed, default_value = "1", requires = "to")]
    speed: Speed,
    /// By the service's clock, which must be driven and is moved along; or each message dated now, when it is
    /// sent, for any service; then no day passes but the real ones.
    #[arg(long, value_enum, default_value_t = Dated::Clock, requires = "to")]
    dated: Dated,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Dated {
    Clock,
    Now,
}

fn parse_url(text: &str) -> Result<String, &'static str> {
    if Player::takes_url(text) {
        Ok(text.to_owned())
    } else {
        Err("must be as in http://127.0.0.1:8081")
    }
}

fn parse_speed(text: &str) -> Result<Speed, &'static str> {
    Speed::parse(text)
        .ok_or("must be days in a second from 0.000000001 to 1000000, as in 0.5, or max")
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (shop, plan) = arguments.shop.shop(Some(arguments.today))?;
    let until = arguments.through.unwrap_or(plan.until);
    if !(arguments.today..=plan.until).contains(&until) {
        let (today, last) = (arguments.today, plan.until);
        let told = format!("--through: {until} is not among the days from {today} until {last}");
        return Err(WrongUsage(told).into());
    }
    let plan = Plan { until, ..plan };
    if let (Some(url), Some(domain)) = (&arguments.to, &arguments.merchant) {
        return play(arguments, (shop, plan), (url, domain));
    }
    let events = events(shop, end_s(arguments.today), Calendar::utc(), until);
    let output = arguments.output.as_deref();
    let written = write_to(output, |output| write(events, output, plan.currency))?;
    if let Some((messages, orders, days)) = written {
        let (today, seed) = (arguments.today, arguments.shop.seed);
        note!(
            "{messages} messages, {orders} orders, {days} days after {today} to {until}, seed {seed}"
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// What happens from an instant on, in seconds since 1970-01-01T00:00Z, until a day is over.
fn events(
    shop: Shop,
    from_s: i64,
    calendar: Calendar,
    until: Day,
) -> impl Iterator<Item = Event> + use<> {
    let end_s = end_s(until);
    Events::new(shop, from_s, calendar).take_while(move |event| event.at_s < end_s)
}

/// Writes all events; says how many messages, new orders and days there were.
fn write(
    events: impl Iterator<Item = Event>,
    output: &mut dyn Write,
    currency: Currency,
) -> io::Result<(u64, u64, u64)> {
    let (mut messages, mut orders, mut days) = (0, 0, 0);
    for event in events {
        let at = shopify::rfc3339(event.at_s);
        let line = match event.what {
            What::DayBegins(day) => {
                days += 1;
                json!({ "at": at, "day": day.to_string() })
            }
            What::Message(topic, order) => {
                messages += 1;
                orders += u64::from(topic == Topic::OrdersCreate);
                let body = shopify::body(topic, &order, currency);
                let id = shopify::webhook_id(topic, &body.to_string());
                json!({ "at": at, "topic": topic.name(), "webhook_id": id, "body": body })
            }
        };
        writeln!(output, "{line}")?;
    }
    Ok((messages, orders, days))
}

/// Plays against a service, until all is played or the process is asked to stop.
fn play(
    arguments: &Arguments,
    (shop, plan): (Shop, Plan),
    (url, domain): (&str, &str),
) -> Result<ExitCode> {
    let secret = Settings::load(&Environment)?.shopify_client_secret;
    let (from_s, until_s) = (end_s(arguments.today), end_s(plan.until));
    let started = Instant::now();
    let progress = days_bar(from_s, until_s)?;
    let work = async |dating| {
        let to = To {
            url: url.to_owned(),
            domain: domain.to_owned(),
            currency: plan.currency,
            secrets: WebhookSecrets::new([secret]),
            speed: arguments.speed,
            dating,
        };
        let player = Player::open(to, (from_s, until_s)).await?;
        let events = events(shop, from_s, player.calendar().clone(), plan.until);
        let tell = |played: &Played| progress.tell(played);
        Ok(player.play(events, tell).await?)
    };
    let given = Environment.get("RFM_TOKEN").filter(|token| !token.is_empty());
    let known = match (arguments.dated, given) {
        (Dated::Now, _) => Some(Dating::Now),
        (Dated::Clock, Some(token)) => {
            Some(Dating::Clock(Bearer::Given(SecretString::from(token))))
        }
        (Dated::Clock, None) => None,
    };
    let played = match known {
        Some(dating) => until_stopped(async |asked| unless_stopped(asked, work(dating)).await),
        // The database knows the shop's id, which a token names.
        None => with_app(async |app| work(Dating::Clock(own_bearer(app, domain).await?)).await),
    };
    progress.clear();
    told(&played?, plan.until, started);
    Ok(ExitCode::SUCCESS)
}

/// Tokens of the local issuer.
async fn own_bearer(app: &App, domain: &str) -> Result<Bearer> {
    ensure!(
        app.settings.auth_local,
        "the local issuer is off, so nobody may move the service's clock; set RFM_AUTH_LOCAL=true where you try \
         things out, or give a token for admin:full in RFM_TOKEN"
    );
    let merchant = merchant_of(app, domain).await?;
    let path = &app.settings.auth_local_key_file;
    let issuer = Issuer::open(path)
        .with_context(|| format!("RFM_AUTH_LOCAL_KEY_FILE {}", path.display()))?;
    Ok(Bearer::Local(issuer, merchant.id.0))
}

fn told(played: &Played, until: Day, started: Instant) {
    let Played { messages, orders, refunds, cancelled, days, moved, .. } = *played;
    let seconds = started.elapsed().as_secs_f64();
    let rate = messages as f64 / seconds.max(0.001);
    say!(
        "played until {until}: {orders} orders, {refunds} refunds, {cancelled} cancelled; {days} days began and \
         moved {moved} customers"
    );
    say!("{messages} messages in {seconds:.1} s, {rate:.0} a second");
}
