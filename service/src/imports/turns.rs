//! Whose import is at work: one of a shop at a time, in the order in which they came, and a few shops at a time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use crate::base::MerchantId;

type Door = Arc<tokio::sync::Mutex<()>>;

/// See the file's head.
pub(super) struct Turns {
    shops: Mutex<HashMap<MerchantId, Door>>,
    all: Arc<Semaphore>,
}

/// A turn, over when it is dropped.
pub(super) struct Turn {
    _shop: OwnedMutexGuard<()>,
    _one_of_all: OwnedSemaphorePermit,
}

impl Turns {
    /// So many shops at a time.
    pub(super) fn of(shops: usize) -> Turns {
        Turns { shops: Mutex::default(), all: Arc::new(Semaphore::new(shops)) }
    }

    /// The shop's turn, once it comes.
    pub(super) async fn wait(&self, merchant: MerchantId) -> Turn {
        let shop = self.door(merchant).lock_owned().await;
        // It is never closed.
        let one = self.all.clone().acquire_owned().await;
        Turn { _shop: shop, _one_of_all: one.unwrap_or_else(|_| unreachable!("it is open")) }
    }

    fn door(&self, merchant: MerchantId) -> Door {
        let mut shops = self.shops.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever waits or is inside holds one too.
        shops.retain(|_, door| Arc::strong_count(door) > 1);
        shops.entry(merchant).or_default().clone()
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use uuid::Uuid;

    use super::*;

    #[tokio::test]
    async fn one_of_a_shop_and_a_few_shops_have_their_turn() {
        let turns = Turns::of(2);
        let [one, two, three] = [1, 2, 3].map(|number| MerchantId(Uuid::from_u128(number)));
        let first = turns.wait(one).await;
        let mut second = Box::pin(turns.wait(one));
        assert!(second.as_mut().now_or_never().is_none(), "two of a shop at a time");
        let other = turns.wait(two).await;
        let mut third = Box::pin(turns.wait(three));
        assert!(third.as_mut().now_or_never().is_none(), "three shops at a time");
        drop(other);
        let _third = third.await;
        drop(first);
        let second = second.await;
        drop(second);
        let _two = turns.wait(two).await;
        let known = turns.shops.lock().unwrap().len();
        assert_eq!(known, 2, "shops whose turn is over are forgotten");
    }
}
