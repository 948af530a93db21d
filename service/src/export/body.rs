//! An export as the body of an answer, never more of it in memory than a reader is about to take.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures::stream;
use tokio::sync::mpsc;
use tokio::time::timeout;

use super::{Error, Export};
use crate::transports::http::Problem;

/// A reader that takes nothing for so long is gone. The session's own limit on idle transactions is longer.
const STALLED: Duration = Duration::from_secs(30);

/// The longest that an export holds its snapshot, during which the database cannot clean up behind it.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// What is sent to the body: a piece, or `None` at the end, without which it broke off.
type Sent = Option<Bytes>;

impl Export {
    /// The body. When its reader goes away the export ends; when the export fails the body breaks off, so
    /// that nobody takes a part for the whole.
    pub fn into_body(self) -> Body {
        let (sender, receiver) = mpsc::channel(1);
        tokio::spawn(async move {
            match timeout(LONGEST, self.send(&sender)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    let causes = Problem::causes(&error);
                    tracing::error!(%error, causes, "an export broke off");
                }
                Err(_) => tracing::error!("an export took too long and was broken off"),
            }
        });
        Body::from_stream(stream::unfold(Some(receiver), async |receiver| {
            let mut receiver = receiver?;
            match receiver.recv().await {
                Some(Some(piece)) => Some((Ok(piece), Some(receiver))),
                Some(None) => None,
                None => Some((Err(io::Error::other("the export broke off")), None)),
            }
        }))
    }

    /// Sends all pieces for as long as somebody takes them.
    async fn send(mut self, sender: &mpsc::Sender<Sent>) -> Result<(), Error> {
        while let Some(piece) = self.next_piece().await? {
            let Some(place) = place(sender).await else { return Ok(()) };
            place.send(Some(piece));
        }
        // The log says that all was given out when the reader has come to the last piece.
        let Some(place) = place(sender).await else { return Ok(()) };
        self.finish().await?;
        place.send(None);
        Ok(())
    }
}

/// Room for a piece; `None` when the reader is gone.
async fn place(sender: &mpsc::Sender<Sent>) -> Option<mpsc::Permit<'_, Sent>> {
    timeout(STALLED, sender.reserve()).await.ok()?.ok()
}
