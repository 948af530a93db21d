//! `GET /api/rfm/stream`: movements as they commit, as server-sent events.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{FromRef, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use shared_scoring::Cell;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::stream::{Error, Moved, Place, Streamed, Streams};
use crate::error::Kind;
use crate::scoring::scores_of;
use crate::transports::http::{Auth, Caller, Problem, Refusals};

/// How often a silent stream shows that it is alive.
const ALIVE: Duration = Duration::from_secs(15);

/// What streams work with.
#[derive(Clone, FromRef)]
pub struct StreamState {
    /// Who calls.
    pub auth: Auth,
    /// The streams.
    pub streams: Streams,
}

/// The routes.
pub fn router(state: StreamState) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(stream_movements)).with_state(state)
}

/// Movements as they commit, as server-sent events, for `fetch` with a bearer token.
///
/// The first event is `ready`, whose id stands for all that was before. `moved` is a customer who went from one cell to another; `config_activated` a
/// version of the configuration under which from now on everybody stands, without an event for each; `imported` an
/// import that ended (`import_id`, and its `state`) after it wrote orders, upon which what is shown is read anew;
/// `changed` anything by which nobody moved, as an order of a customer who stays: it has no id, and several may be told as
/// one. The id of an event, as in 17.3, is the number of the change and that of the event in it: sent as `Last-Event-ID`, the
/// stream goes on after it without a gap. Orders from files are not told one by one. A reader that takes nothing
/// for 30 s is let go.
#[utoipa::path(
    get,
    path = "/api/rfm/stream",
    params(
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last event that was seen")
    ),
    responses(
        (
            status = 200, description = "Events: ready, moved, config_activated, imported, changed", body = String,
            content_type = "text/event-stream"
        ),
        (
            status = 410, description = "What came after the last event is not kept any more",
            body = Problem, content_type = "application/problem+json"
        ),
        (
            status = 429, description = "The shop has as many streams as one may; end one",
            body = Problem, content_type = "application/problem+json"
        ),
        Refusals
    ),
    security(("bearer" = []))
)]
async fn stream_movements(
    State(state): State<StreamState>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let after = headers.get("last-event-id").map(|id| place(id.to_str().unwrap_or_default()));
    let opened = state.streams.open(caller.merchant, after.transpose()?).await;
    let receiver = opened.map_err(problem_of)?;
    let events = stream::unfold(receiver, async |mut receiver| {
        let streamed = receiver.recv().await?;
        Some((streamed, receiver))
    });
    let events = events.map(|streamed| Ok::<_, Infallible>(event(&streamed)));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response())
}

fn place(text: &str) -> Result<Place, Problem> {
    let read = || {
        let (change_seq, ordinal) = text.split_once('.')?;
        let (change_seq, ordinal) = (change_seq.parse().ok()?, ordinal.parse().ok()?);
        (change_seq >= 0 && ordinal >= 0).then_some(Place { change_seq, ordinal })
    };
    read().ok_or_else(|| {
        Problem::new(Kind::Invalid, "Last-Event-ID: must be the id of an event, as in 17.3")
    })
}

fn problem_of(error: Error) -> Problem {
    match &error {
        Error::UnknownMerchant => Problem::new(Kind::NotFound, error.to_string()),
        Error::Gone => Problem::new(Kind::Gone, error.to_string()),
        Error::Full(full) => Problem::full("streams", *full),
        Error::Database(cause) => Problem::hidden(Kind::of_database(cause), &error),
    }
}

fn event(streamed: &Streamed) -> Event {
    let (name, data) = match streamed {
        Streamed::Ready(at) => ("ready", json!({ "change_seq": at.change_seq })),
        Streamed::Changed { change_seq } => ("changed", json!({ "change_seq": change_seq })),
        Streamed::Activated { at, config_version } => (
            "config_activated",
            json!({ "change_seq": at.change_seq, "config_version": config_version }),
        ),
        Streamed::Imported { at, import, state } => (
            "imported",
            json!({ "change_seq": at.change_seq, "import_id": import, "state": state }),
        ),
        Streamed::Moved(moved) => ("moved", moved_json(moved)),
    };
    // Neither the name nor the data has a line break.
    let event = Event::default().event(name).data(data.to_string());
    let Some(Place { change_seq, ordinal }) = streamed.at() else { return event };
    event.id(format!("{change_seq}.{ordinal}"))
}

fn moved_json(moved: &Moved) -> Value {
    let place = |cell: Option<Cell>, segment: &Option<String>| {
        cell.map(|cell| json!({ "segment": segment, "scores": scores_of(cell) }))
    };
    json!({
        "change_seq": moved.at.change_seq,
        "customer_id": moved.customer,
        "on": moved.on.to_string(),
        "cause": moved.cause,
        "config_version": moved.config_version,
        "from": place(moved.from, &moved.from_segment),
        "to": place(moved.to, &moved.to_segment),
    })
}
