//! Settings from the environment and an optional TOML file, all validated before anything starts. The
//! environment wins; secrets are never printed.

mod clock;
mod imports;
mod keep;
mod reader;

use std::collections::HashMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use secrecy::{ExposeSecret, SecretString};

use crate::adapters::postgres;
use crate::base::{Calendar, Rates};
use crate::imports::Limits;
use reader::Reader;

pub use clock::ClockKind;
pub use keep::Keep;

/// The file that documents every setting.
pub const DEFAULT_FILE: &str = include_str!("default.toml");

/// Where settings come from; tests give a map.
pub trait Lookup {
    /// The value of a variable that is set.
    fn get(&self, name: &str) -> Option<String>;
}

/// The environment of this process.
#[derive(Clone, Copy, Debug)]
pub struct Environment;

impl Lookup for Environment {
    fn get(&self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }
}

impl Lookup for HashMap<&str, &str> {
    fn get(&self, name: &str) -> Option<String> {
        HashMap::get(self, name).map(|value| (*value).to_owned())
    }
}

/// All that is wrong with the settings, one line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(pub Vec<String>);

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the settings are not valid:\n  {}", self.0.join("\n  "))
    }
}

impl std::error::Error for Errors {}

/// A database that is not the private one.
#[derive(Clone, Debug)]
pub struct DatabaseUrl {
    /// The setting that names it.
    pub setting: &'static str,
    /// Its URL, which can be read.
    pub url: SecretString,
}

/// The settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database that serves; `None` for the private one.
    pub database_url: Option<DatabaseUrl>,
    /// The login that migrates; `None` uses that of `database_url`.
    pub migrate_database_url: Option<DatabaseUrl>,
    /// Connections to the database.
    pub database_connections: u32,
    /// Where the private database and keys are.
    pub data_dir: PathBuf,
    /// The keys of encrypted columns.
    pub key_file: PathBuf,
    /// REST and webhooks.
    pub http_addr: SocketAddr,
    /// gRPC.
    pub grpc_addr: SocketAddr,
    /// Metrics.
    pub metrics_addr: SocketAddr,
    /// The app's client id; with it the page is shown inside Shopify's admin. Letters, digits, `-` and `_`.
    pub shopify_api_key: Option<String>,
    /// What webhooks and sessions of Shopify's admin are signed with.
    pub shopify_client_secret: Option<SecretString>,
    /// What they were signed with until lately.
    pub shopify_client_secret_previous: Option<SecretString>,
    /// Whether tokens of the local issuer are made and accepted.
    pub auth_local: bool,
    /// The local issuer's key.
    pub auth_local_key_file: PathBuf,
    /// Which clock it goes by.
    pub clock: ClockKind,
    /// Exchange rates.
    pub rates: Rates,
    /// Customers that are kept in memory for previews, of all shops together.
    pub columns_customers: u64,
    /// How much of a file that is imported is taken, and how long it is waited for.
    pub imports: Limits,
    /// At one in the morning of this zone the daily roll-up is made.
    pub rollup_calendar: Calendar,
    /// For how long rows are kept.
    pub keep: Keep,
    /// What is logged.
    pub log: String,
}

impl Settings {
    /// Where a clock that is moved by calls stands, from one start to the next.
    pub fn driven_clock_file(&self) -> PathBuf {
        self.data_dir.join("clock")
    }

    /// Reads the environment, and the file that `RFM_CONFIG` names.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn load(lookup: &dyn Lookup) -> Result<Settings, Errors> {
        let file = match lookup.get("RFM_CONFIG") {
            None => String::new(),
            Some(path) => std::fs::read_to_string(&path)
                .map_err(|error| Errors(vec![format!("RFM_CONFIG: {path}: {error}")]))?,
        };
        Settings::parse(lookup, &file)
    }

    /// Reads the environment and the text of a file.
    ///
    /// # Errors
    /// All that is wrong.
    pub fn parse(lookup: &dyn Lookup, file: &str) -> Result<Settings, Errors> {
        let mut read = Reader::new(lookup, file);
        let data_dir =
            read.text("RFM_DATA_DIR").map_or_else(|| default_data_dir(lookup), PathBuf::from);
        // PostgreSQL's programs run in another folder than this process.
        let data_dir = std::path::absolute(&data_dir).unwrap_or_else(|_| {
            read.error("RFM_DATA_DIR", "a path from the root: the present folder is gone");
            data_dir
        });
        let in_data = |name: &str| data_dir.join(name);
        let key_file = read.text("RFM_KEY_FILE").map_or_else(|| in_data("data.key"), PathBuf::from);
        let auth_local_key_file = read
            .text("RFM_AUTH_LOCAL_KEY_FILE")
            .map_or_else(|| in_data("issuer.key"), PathBuf::from);
        let address = |read: &mut Reader<'_>, name, default: &'static str| {
            read.parsed(name, default, "an address and port, as in 127.0.0.1:8081", |text| {
                text.parse::<SocketAddr>().ok()
            })
        };
        let http_addr = address(&mut read, "RFM_HTTP_ADDR", "127.0.0.1:8081");
        let auth_local =
            read.parsed("RFM_AUTH_LOCAL", "false", "true or false", |text| text.parse().ok());
        let settings = Settings {
            database_url: database_url(&mut read),
            migrate_database_url: given_url(&mut read, "RFM_MIGRATE_DATABASE_URL"),
            database_connections: read.parsed(
                "RFM_DATABASE_CONNECTIONS",
                "16",
                "a number from 2 to 200",
                |text| text.parse().ok().filter(|count| (2..=200).contains(count)),
            ),
            key_file,
            http_addr,
            grpc_addr: address(&mut read, "RFM_GRPC_ADDR", "127.0.0.1:50053"),
            metrics_addr: address(&mut read, "RFM_METRICS_ADDR", "127.0.0.1:9464"),
            shopify_api_key: api_key(&mut read),
            shopify_client_secret: read.secret("RFM_SHOPIFY_CLIENT_SECRET"),
            shopify_client_secret_previous: read.secret("RFM_SHOPIFY_CLIENT_SECRET_PREVIOUS"),
            auth_local,
            auth_local_key_file,
            clock: ClockKind::read(&mut read, auth_local, http_addr),
            columns_customers: read.parsed(
                "RFM_COLUMNS_CUSTOMERS",
                "5000000",
                "a number from 1000 to 100000000",
                |text| text.parse().ok().filter(|count| (1_000..=100_000_000).contains(count)),
            ),
            imports: imports::read(&mut read),
            rates: read.parsed("RFM_RATES", "", "rates as in EUR/USD=1.0837,JPY/USD=0.0067", |t| {
                Rates::parse(t).ok()
            }),
            rollup_calendar: read.parsed(
                "RFM_ROLLUP_TIME_ZONE",
                "UTC",
                "a time zone, as in Europe/Berlin",
                Calendar::get,
            ),
            keep: Keep::read(&mut read),
            log: read.text("RFM_LOG").unwrap_or_else(|| "info".into()),
            data_dir,
        };
        let errors = read.finish();
        if errors.is_empty() { Ok(settings) } else { Err(Errors(errors)) }
    }
}

/// The app's client id. It stands in the page, and means nothing without the secret that belongs to it.
fn api_key(read: &mut Reader<'_>) -> Option<String> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let key = read.text("RFM_SHOPIFY_API_KEY")?;
    if key.len() > 64 || !key.bytes().all(is_part) {
        read.error("RFM_SHOPIFY_API_KEY", "the client id of your app, as in 0123456789abcdef");
        return None;
    }
    if read.text("RFM_SHOPIFY_CLIENT_SECRET").is_none() {
        let rule = "given together with RFM_SHOPIFY_CLIENT_SECRET, which the admin's sessions are signed with";
        read.error("RFM_SHOPIFY_API_KEY", rule);
    }
    Some(key)
}

fn given_url(read: &mut Reader<'_>, setting: &'static str) -> Option<DatabaseUrl> {
    let url = read.secret(setting)?;
    if postgres::options_of(url.expose_secret()).is_err() {
        read.error(setting, "a URL, as in postgres://rfm:secret@db.example.com:5432/rfm");
        return None;
    }
    Some(DatabaseUrl { setting, url })
}

fn database_url(read: &mut Reader<'_>) -> Option<DatabaseUrl> {
    let url = given_url(read, "RFM_DATABASE_URL");
    let host = read.text("RFM_DB_HOST");
    let port =
        read.parsed("RFM_DB_PORT", "5432", "a port, as in 5432", |text| text.parse::<u16>().ok());
    let name = read.text("RFM_DB_NAME").unwrap_or_else(|| "rfm".into());
    let user = read.text("RFM_DB_USER").unwrap_or_else(|| "rfm".into());
    let password = read.text("RFM_DB_PASSWORD").unwrap_or_default();
    if url.is_some() {
        return url;
    }
    let host = host?;
    let mut built = url::Url::parse("postgres://localhost").ok()?;
    let is_set = built.set_host(Some(&host)).is_ok()
        && built.set_port(Some(port)).is_ok()
        && built.set_username(&user).is_ok()
        && built
            .set_password(Some(&password).filter(|p| !p.is_empty()).map(String::as_str))
            .is_ok();
    if !is_set {
        read.error("RFM_DB_HOST", "a host name, as in db.example.com");
        return None;
    }
    built.set_path(&name);
    Some(DatabaseUrl { setting: "RFM_DB_HOST", url: SecretString::from(String::from(built)) })
}

fn default_data_dir(lookup: &dyn Lookup) -> PathBuf {
    let set = |name| lookup.get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    match set("HOME") {
        Some(home) if home != Path::new("/root") => {
            set("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share")).join("rfm")
        }
        _ => PathBuf::from("/var/lib/rfm"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_that_is_wrong_is_named() {
        let environment = HashMap::from([
            ("RFM_HTTP_ADDR", "everywhere"),
            ("RFM_AUTH_LOCAL", "yes"),
            ("RFM_RATES", "EUR=1.1"),
            ("RFM_SHOPIFY_API_KEY", "0123\"><script>"),
            ("RFM_ROLLUP_TIME_ZONE", "Europe/Atlantis"),
            ("RFM_DATABASE_URL", "postgres://rfm:hunter2@db:port/rfm"),
            ("RFM_MIGRATE_DATABASE_URL", "mysql://rfm:hunter2@db/rfm"),
        ]);
        let errors =
            Settings::parse(&environment, "htp_addr = \"x\"\ndb_port = \"no\"").unwrap_err();
        let text = errors.to_string();
        let settings = environment.keys().copied().chain(["htp_addr", "RFM_DB_PORT"]);
        for name in settings {
            assert!(text.contains(&format!("{name}: ")), "{name} is not named in: {text}");
        }
        assert_eq!(errors.0.len(), 9, "{text}");
        assert!(!text.contains("hunter2"), "a secret is shown: {text}");
    }

    #[test]
    fn the_environment_wins_over_the_file_and_secrets_are_not_shown() {
        let environment = HashMap::from([
            ("RFM_LOG", "debug"),
            ("RFM_DB_HOST", "db.example.com"),
            ("RFM_DB_PASSWORD", "hunter2/@"),
        ]);
        let file = "log = \"warn\"\nhttp_addr = \"127.0.0.1:9\"";
        let settings = Settings::parse(&environment, file).unwrap();
        assert_eq!(settings.log, "debug");
        assert_eq!(settings.http_addr.port(), 9);
        let shown = format!("{settings:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        let database = settings.database_url.unwrap();
        let url = database.url.expose_secret();
        assert_eq!(url, "postgres://rfm:hunter2%2F%40@db.example.com:5432/rfm");
        assert_eq!(database.setting, "RFM_DB_HOST");
    }

    #[test]
    fn a_client_id_wants_its_secret() {
        let key = ("RFM_SHOPIFY_API_KEY", "0123456789abcdef");
        let errors = Settings::parse(&HashMap::from([key]), "").unwrap_err();
        assert!(
            errors.0.len() == 1 && errors.0[0].contains("RFM_SHOPIFY_CLIENT_SECRET"),
            "{errors}"
        );
        let both = HashMap::from([key, ("RFM_SHOPIFY_CLIENT_SECRET", "hush")]);
        assert_eq!(Settings::parse(&both, "").unwrap().shopify_api_key.as_deref(), Some(key.1));
    }

    #[test]
    fn a_folder_is_named_from_the_root() {
        let environment = HashMap::from([("RFM_DATA_DIR", "./data")]);
        let settings = Settings::parse(&environment, "").unwrap();
        let here = std::env::current_dir().unwrap();
        assert_eq!(settings.data_dir, here.join("data"));
        assert_eq!(settings.key_file, here.join("data/data.key"));
    }

    #[test]
    fn the_documented_file_names_every_setting_and_is_valid() {
        let uncommented: String = DEFAULT_FILE
            .lines()
            .filter_map(|line| line.strip_prefix("# ").filter(|line| line.contains(" = ")))
            .map(|line| format!("{line}\n"))
            .collect();
        Settings::parse(&HashMap::new(), &uncommented).unwrap();
        for name in reader::NAMES {
            let key = name.trim_start_matches("RFM_").to_lowercase();
            assert!(uncommented.contains(&format!("{key} = ")), "{key} is not documented");
        }
    }
}
