//! Reads settings one by one and collects what is wrong with them.

use secrecy::SecretString;

use super::Lookup;

/// Every setting, by its variable; in the file without `RFM_` and in lower case.
pub(super) const NAMES: [&str; 32] = [
    "RFM_DATABASE_URL",
    "RFM_DB_HOST",
    "RFM_DB_PORT",
    "RFM_DB_NAME",
    "RFM_DB_USER",
    "RFM_DB_PASSWORD",
    "RFM_MIGRATE_DATABASE_URL",
    "RFM_DATABASE_CONNECTIONS",
    "RFM_DATA_DIR",
    "RFM_KEY_FILE",
    "RFM_HTTP_ADDR",
    "RFM_GRPC_ADDR",
    "RFM_METRICS_ADDR",
    "RFM_SHOPIFY_API_KEY",
    "RFM_SHOPIFY_CLIENT_SECRET",
    "RFM_SHOPIFY_CLIENT_SECRET_PREVIOUS",
    "RFM_AUTH_LOCAL",
    "RFM_AUTH_LOCAL_KEY_FILE",
    "RFM_CLOCK",
    "RFM_RATES",
    "RFM_COLUMNS_CUSTOMERS",
    "RFM_IMPORT_MAX_BYTES",
    "RFM_IMPORT_STALLED_SECONDS",
    "RFM_ROLLUP_TIME_ZONE",
    "RFM_KEEP_PROCESSED_EVENTS_DAYS",
    "RFM_KEEP_OUTBOX_DAYS",
    "RFM_KEEP_DELTAS_DAYS",
    "RFM_KEEP_KEPT_EVENTS_DAYS",
    "RFM_KEEP_AUDIT_LOGS_DAYS",
    "RFM_KEEP_IMPORTS_DAYS",
    "RFM_KEEP_HISTORY_MONTHS",
    "RFM_LOG",
];

pub(super) struct Reader<'r> {
    lookup: &'r dyn Lookup,
    file: toml::Table,
    errors: Vec<String>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(lookup: &'r dyn Lookup, file: &str) -> Reader<'r> {
        let mut errors = Vec::new();
        let file: toml::Table = file.parse().unwrap_or_else(|error| {
            errors.push(format!("RFM_CONFIG: is not TOML: {error}"));
            toml::Table::new()
        });
        for key in file.keys().filter(|key| !NAMES.contains(&variable(key).as_str())) {
            errors.push(format!("{key}: is no setting; `rfm settings` prints all of them"));
        }
        Reader { lookup, file, errors }
    }

    /// The value of a setting, if it is set and not empty.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let key = name.trim_start_matches("RFM_").to_lowercase();
        let from_file = self.file.get(&key).map(|value| match value {
            toml::Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        self.lookup.get(name).or(from_file).filter(|value| !value.is_empty())
    }

    pub(super) fn secret(&mut self, name: &str) -> Option<SecretString> {
        self.text(name).map(SecretString::from)
    }

    /// A setting that is read from text. `default` must be readable.
    pub(super) fn parsed<T>(
        &mut self,
        name: &str,
        default: &str,
        rule: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> T
    where
        T: Clone,
    {
        let given = self.text(name);
        if let Some(value) = parse(given.as_deref().unwrap_or(default)) {
            return value;
        }
        self.error(name, rule);
        parse(default).unwrap_or_else(|| unreachable!("the default of {name} is readable"))
    }

    pub(super) fn error(&mut self, name: &str, rule: &str) {
        // The value is not shown: it may be a secret in the wrong place.
        self.errors.push(format!("{name}: must be {rule}"));
    }

    pub(super) fn finish(self) -> Vec<String> {
        self.errors
    }
}

fn variable(key: &str) -> String {
    format!("RFM_{}", key.to_uppercase())
}
