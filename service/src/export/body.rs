//! An export as the body of an answer.

use std::time::Duration;

use axum::body::Body;
use tokio::time::timeout;

use super::{Error, Export};
use crate::transports::http::{Pieces, Problem, pieces};

/// The longest that an export holds its snapshot, during which the database cannot clean up behind it.
const LONGEST: Duration = Duration::from_secs(15 * 60);

impl Export {
    /// The body. When its reader goes away the export ends; when the export fails the body breaks off.
    pub fn into_body(self) -> Body {
        let (pieces, body) = pieces();
        tokio::spawn(async move {
            match timeout(LONGEST, self.send(&pieces)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => {
                    let causes = Problem::causes(&error);
                    tracing::error!(%error, causes, "an export broke off");
                }
                Err(_) => tracing::error!("an export took too long and was broken off"),
            }
        });
        body
    }

    /// Sends all pieces for as long as somebody takes them.
    async fn send(mut self, pieces: &Pieces) -> Result<(), Error> {
        while let Some(piece) = self.next_piece().await? {
            let Some(room) = pieces.room().await else { return Ok(()) };
            room.send(piece);
        }
        // The log says that all was given out when the reader has come to the last piece.
        let Some(room) = pieces.room().await else { return Ok(()) };
        self.finish().await?;
        room.end();
        Ok(())
    }
}
