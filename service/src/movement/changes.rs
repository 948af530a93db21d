//! Which merchants somebody watches, and the number of the last change of each.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::base::MerchantId;

/// See the file's head. Copies share what they know.
#[derive(Clone, Debug, Default)]
pub struct Changes(Arc<Mutex<HashMap<MerchantId, watch::Sender<i64>>>>);

impl Changes {
    /// Watches a merchant; what is seen first is the number given, or a later one.
    pub fn watch(&self, merchant: MerchantId, change_seq: i64) -> watch::Receiver<i64> {
        let mut watched = self.watched();
        watched.entry(merchant).or_insert_with(|| watch::Sender::new(change_seq)).subscribe()
    }

    /// Says that a change is committed.
    pub fn tell(&self, merchant: MerchantId, change_seq: i64) {
        if let Some(sender) = self.watched().get(&merchant) {
            sender.send_if_modified(|known| {
                let is_later = change_seq > *known;
                *known = change_seq.max(*known);
                is_later
            });
        }
    }

    /// Those who are watched; who is not any more is forgotten.
    pub fn merchants(&self) -> Vec<MerchantId> {
        let mut watched = self.watched();
        watched.retain(|_, sender| sender.receiver_count() > 0);
        watched.keys().copied().collect()
    }

    fn watched(&self) -> MutexGuard<'_, HashMap<MerchantId, watch::Sender<i64>>> {
        // Each change of it is whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
