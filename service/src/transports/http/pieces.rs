//! A body that is made piece by piece, never more of it in memory than its reader is about to take.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::stream;
use tokio::sync::mpsc;
use tokio::time::timeout;

/// A reader that takes nothing for so long is gone. The session's own limit on idle transactions is longer.
const STALLED: Duration = Duration::from_secs(30);

/// What is sent to the body: a piece, or `None` at the end, without which it broke off.
type Sent = Option<Bytes>;

/// Takes the pieces of a body. Dropping it before [`Room::end`] breaks the body off, so that nobody takes a part
/// for the whole.
pub struct Pieces(mpsc::Sender<Sent>);

/// Room for a piece.
pub struct Room<'p>(mpsc::Permit<'p, Sent>);

/// A body, and what takes its pieces.
pub fn pieces() -> (Pieces, Body) {
    let (sender, receiver) = mpsc::channel::<Sent>(1);
    let body = stream::unfold(Some(receiver), async |receiver| {
        let mut receiver = receiver?;
        match receiver.recv().await {
            Some(Some(piece)) => Some((Ok(piece), Some(receiver))),
            Some(None) => None,
            None => Some((Err(io::Error::other("the body broke off")), None)),
        }
    });
    (Pieces(sender), Body::from_stream(body))
}

impl Pieces {
    /// Room for a piece, once the reader has taken those before; `None` when it is gone.
    pub async fn room(&self) -> Option<Room<'_>> {
        timeout(STALLED, self.0.reserve()).await.ok()?.ok().map(Room)
    }
}

impl Room<'_> {
    /// Sends a piece.
    pub fn send(self, piece: Bytes) {
        self.0.send(Some(piece));
    }

    /// Says that all of it was sent.
    pub fn end(self) {
        self.0.send(None);
    }
}
