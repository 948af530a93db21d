//! What is told of configurations and their versions.

use axum::Json;
use axum::http::header::ETAG;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Current, SavedAs, State};
use crate::preview::{BandsAnswer, WarningAnswer};
use crate::scoring::{Occasion, Version};
use crate::segments::SavedConfig;

/// The configuration as it is.
#[derive(Serialize, ToSchema)]
pub(super) struct ConfigAnswer {
    /// The version that customers are scored by.
    pub(super) version: i64,
    /// That version, as it is saved.
    #[schema(value_type = Object)]
    pub(super) config: Value,
    /// The edges that its bands come to.
    pub(super) bands: BandsAnswer,
    /// What the shop's money is in.
    #[schema(example = "USD")]
    pub(super) currency: String,
    /// The shop's time zone, which decides the day of an order.
    #[schema(example = "Europe/Berlin")]
    pub(super) time_zone: String,
    /// The version that is to be active next, and how far it is; null for none.
    pub(super) staged: Option<StagedAnswer>,
    /// The number of the latest version: the `ETag`, upon which the next one is saved.
    pub(super) latest_version: i64,
}

/// A version on its way to being active.
#[derive(Serialize, ToSchema)]
pub(super) struct StagedAnswer {
    /// Its number.
    pub(super) version: i64,
    /// The version, as it is saved.
    #[schema(value_type = Object)]
    pub(super) config: Value,
    /// The edges that its bands come to.
    pub(super) bands: BandsAnswer,
    /// Customers who have their place under it.
    pub(super) customers_done: i64,
    /// All customers.
    pub(super) customers: i64,
}

/// A version of the configuration.
#[derive(Serialize, ToSchema)]
pub(super) struct VersionAnswer {
    /// Its number.
    pub(super) version: i64,
    /// active, staged (it is to be active next), past, or overtaken (another one was saved before it became
    /// active).
    pub(super) state: &'static str,
    /// Who saved it.
    pub(super) saved_by: String,
    /// Why.
    pub(super) reason: String,
    /// On what occasion the service saved it by itself: `reason` is in its own English then, and the rest of the
    /// version says the day or the time zone; null where somebody said why.
    pub(super) occasion: Option<OccasionAnswer>,
    /// When.
    pub(super) saved_at: String,
    /// Since when it is or was active; null when it never was.
    pub(super) active_since: Option<String>,
    /// The edges of its bands.
    pub(super) bands: BandsAnswer,
    /// The day that the bands are of.
    pub(super) bands_on: String,
    /// The shop's time zone under it, which decides the day of an order.
    #[schema(example = "Europe/Berlin")]
    pub(super) time_zone: String,
}

/// On what occasion the service saves a version by itself.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OccasionAnswer {
    /// The shop was added.
    First,
    /// Quintiles were computed anew.
    Quintiles,
    /// The shop is in another time zone.
    TimeZone,
}

impl From<Occasion> for OccasionAnswer {
    fn from(occasion: Occasion) -> OccasionAnswer {
        match occasion {
            Occasion::First => OccasionAnswer::First,
            Occasion::Quintiles => OccasionAnswer::Quintiles,
            Occasion::TimeZone => OccasionAnswer::TimeZone,
        }
    }
}

/// A version of the configuration with all that belongs to it.
#[derive(Serialize, ToSchema)]
pub(super) struct WholeVersionAnswer {
    /// Who saved it, when and why.
    #[serde(flatten)]
    pub(super) version: VersionAnswer,
    /// The version, as it is saved.
    #[schema(value_type = Object)]
    pub(super) config: Value,
}

/// A page of versions.
#[derive(Serialize, ToSchema)]
pub(super) struct VersionsAnswer {
    /// The latest first.
    pub(super) versions: Vec<VersionAnswer>,
    /// Give it as `before` for the next page; null on the last one.
    pub(super) next: Option<i64>,
}

/// What was saved.
#[derive(Serialize, ToSchema)]
pub(super) struct SavedAnswer {
    /// The number of the version.
    pub(super) version: i64,
    /// `active`, or `staged`: it becomes active when all customers have their place under it.
    pub(super) state: &'static str,
    /// The edges that its bands come to.
    pub(super) bands: BandsAnswer,
    /// What is legal and worth a second look.
    pub(super) warnings: Vec<WarningAnswer>,
}

pub(super) fn with_tag(version: i64, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::try_from(format!("\"{version}\"")) {
        response.headers_mut().insert(ETAG, value);
    }
    response
}

pub(super) fn saved_answer(saved: &SavedAs) -> Response {
    let (status, state) = if saved.is_active {
        (StatusCode::OK, State::Active)
    } else {
        (StatusCode::ACCEPTED, State::Staged)
    };
    let answer = SavedAnswer {
        version: saved.version,
        state: state.name(),
        bands: (&saved.bands).into(),
        warnings: saved.warnings.iter().map(Into::into).collect(),
    };
    with_tag(saved.version, (status, Json(answer)).into_response())
}

pub(super) fn config_answer(current: &Current) -> ConfigAnswer {
    let bands = |saved: &SavedConfig| (&saved.version.scoring.bands).into();
    let active = &current.active;
    ConfigAnswer {
        version: active.version.version,
        config: active.config.to_json(),
        bands: bands(active),
        currency: current.currency.to_string(),
        time_zone: active.version.calendar.name().to_owned(),
        staged: current.staged.as_ref().map(|staged| StagedAnswer {
            version: staged.saved.version.version,
            config: staged.saved.config.to_json(),
            bands: bands(&staged.saved),
            customers_done: staged.customers_done,
            customers: current.customers,
        }),
        latest_version: current.latest,
    }
}

pub(super) fn version_answer(state: State, version: &Version) -> VersionAnswer {
    let at = |at_ms| {
        Timestamp::from_millisecond(at_ms).map_or_else(|_| String::new(), |at| at.to_string())
    };
    VersionAnswer {
        version: version.version,
        state: state.name(),
        saved_by: version.saved_by.clone(),
        reason: version.reason.clone(),
        occasion: Occasion::read(&version.saved_by, &version.reason).map(Into::into),
        saved_at: at(version.saved_at_ms),
        active_since: version.activated.map(|activated| at(activated.at_ms)),
        bands: (&version.scoring.bands).into(),
        bands_on: version.bands_on.to_string(),
        time_zone: version.calendar.name().to_owned(),
    }
}
