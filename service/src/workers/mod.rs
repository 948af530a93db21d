//! Work that nobody waits for. At least once: what a worker did may be done again after a crash. No
//! business rules.

mod ageing;
mod outbox;
mod prune;
mod restating;
mod rollup;
mod staging;
mod store;

pub use ageing::{Age, AgeError, Ageing, Visited};
pub use outbox::{LogPublisher, OutboxRelay, Publish, PublishError, Published};
pub use prune::Prune;
pub use restating::{Restate, RestateError, Restating};
pub use rollup::Rollup;
pub use staging::{StageError, StageVersion, Staging};
