//! Places that shops share, so that none takes what all need.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::MerchantId;

/// Places that are shared: so many in all, so many of them for one shop. Copies share them.
#[derive(Clone, Debug)]
pub struct Places {
    all: Arc<Semaphore>,
    size: u32,
    taken: Arc<Mutex<HashMap<MerchantId, usize>>>,
    each: usize,
}

/// A place, given back when it is dropped.
#[derive(Debug)]
pub struct Place {
    merchant: MerchantId,
    taken: Arc<Mutex<HashMap<MerchantId, usize>>>,
    permit: Option<OwnedSemaphorePermit>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Full {
    /// The shop has its share.
    #[error("this shop has {0} at a time, as many as one may; end one, or try again later")]
    OfShop(usize),
    /// All are taken.
    #[error("too many at a time, of all shops; try again later")]
    OfAll,
}

impl Places {
    /// So many in all, and so many for one shop.
    pub fn new(all: u32, each: usize) -> Places {
        let size = all;
        let all = Arc::new(Semaphore::new(all as usize));
        Places { all, size, taken: Arc::default(), each }
    }

    /// A place at once.
    ///
    /// # Errors
    /// When the shop has its share, or all are taken.
    pub fn take(&self, merchant: MerchantId) -> Result<Place, Full> {
        self.take_wide(merchant, 1)
    }

    /// A place that is as wide as so many, or as all there are.
    ///
    /// # Errors
    /// As for [`Places::take`].
    pub fn take_wide(&self, merchant: MerchantId, width: u32) -> Result<Place, Full> {
        let mut place = self.of_shop(merchant)?;
        let permit = self.all.clone().try_acquire_many_owned(width.min(self.size));
        place.permit = Some(permit.map_err(|_| Full::OfAll)?);
        Ok(place)
    }

    /// A place as soon as there is one; whoever waits has one of the shop's share already.
    ///
    /// # Errors
    /// When the shop has its share, or none becomes free within that time.
    pub async fn take_within(&self, merchant: MerchantId, wait: Duration) -> Result<Place, Full> {
        let mut place = self.of_shop(merchant)?;
        let permit = tokio::time::timeout(wait, self.all.clone().acquire_owned()).await;
        // It is never closed.
        place.permit = Some(permit.ok().and_then(Result::ok).ok_or(Full::OfAll)?);
        Ok(place)
    }

    /// One of the shop's share.
    fn of_shop(&self, merchant: MerchantId) -> Result<Place, Full> {
        let mut taken = lock(&self.taken);
        let count = taken.entry(merchant).or_default();
        if *count >= self.each {
            return Err(Full::OfShop(self.each));
        }
        *count += 1;
        Ok(Place { merchant, taken: self.taken.clone(), permit: None })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Entry::Occupied(mut count) = lock(&self.taken).entry(self.merchant) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

fn lock(taken: &Mutex<HashMap<MerchantId, usize>>) -> MutexGuard<'_, HashMap<MerchantId, usize>> {
    // Each change of it is whole.
    taken.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn merchant(number: u128) -> MerchantId {
        MerchantId(Uuid::from_u128(number))
    }

    #[test]
    fn a_shop_takes_its_share_and_no_more() {
        let places = Places::new(3, 2);
        let first = places.take(merchant(1)).unwrap();
        let _second = places.take(merchant(1)).unwrap();
        assert_eq!(places.take(merchant(1)).unwrap_err(), Full::OfShop(2));
        let _third = places.take(merchant(2)).unwrap();
        assert_eq!(places.take(merchant(2)).unwrap_err(), Full::OfAll);
        // Who was refused has none: the next one finds the same.
        assert_eq!(places.take(merchant(2)).unwrap_err(), Full::OfAll);
        drop(first);
        let fourth = places.take(merchant(2)).unwrap();
        assert_eq!(places.take(merchant(2)).unwrap_err(), Full::OfShop(2));
        drop((_second, _third, fourth));
        assert!(lock(&places.taken).is_empty(), "shops without a place are forgotten");
    }

    #[test]
    fn a_wide_place_is_as_wide_as_all_at_most() {
        let places = Places::new(10, 9);
        let all = places.take_wide(merchant(1), 11).unwrap();
        assert_eq!(places.take_wide(merchant(2), 1).unwrap_err(), Full::OfAll);
        drop(all);
        let _most = places.take_wide(merchant(1), 9).unwrap();
        assert_eq!(places.take_wide(merchant(2), 2).unwrap_err(), Full::OfAll);
        places.take_wide(merchant(2), 1).unwrap();
    }

    #[tokio::test]
    async fn a_place_that_is_waited_for_comes_or_is_refused_in_time() {
        let places = Places::new(1, 2);
        let wait = Duration::from_hours(1);
        let first = places.take_within(merchant(1), wait).await.unwrap();
        let refused = places.take_within(merchant(2), Duration::ZERO).await.unwrap_err();
        assert_eq!(refused, Full::OfAll);
        let (second, ()) =
            tokio::join!(places.take_within(merchant(1), wait), async { drop(first) });
        second.unwrap();
        assert!(lock(&places.taken).is_empty());
    }
}
