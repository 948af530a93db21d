//! Work that nobody waits for. At least once: what a worker did may be done again after a crash. No
//! business rules.

mod outbox;
mod prune;
mod store;

pub use outbox::{LogPublisher, OutboxRelay, Publish, PublishError, Published};
pub use prune::Prune;
