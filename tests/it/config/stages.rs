//! How a version becomes active.

use std::sync::Arc;

use rfm_service::base::MerchantId;
use rfm_service::configuration::{Error, Saving, State};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::Stage;
use rfm_service::workers::{StageError, StageVersion, Staging};
use shared_scoring::json::Config;
use sqlx::AssertSqlSafe;

use super::{Shop, with_recency};

#[tokio::test]
async fn readers_see_the_old_version_wholly_and_then_the_new_one() {
    let mut shop = Shop::new().await;
    let (before, _) = shop.places().await;
    let config = with_recency([3, 20, 90, 100]);
    let saving = shop.saving();
    let saved = shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
    assert!(!saved.is_active);
    let mut steps = 0;
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Activated(saved.version) {
        steps += 1;
        let current = shop.configurations.current(shop.merchant).await.unwrap();
        assert_eq!((current.active.version.version, current.latest), (1, saved.version));
        let staged = current.staged.unwrap();
        assert_eq!(staged.saved.version.version, saved.version);
        assert!((1..=current.customers).contains(&staged.customers_done));
        assert_eq!(shop.places().await.0, before, "nobody has moved yet");
        assert!(shop.history_of(saved.version).await.is_empty(), "nothing is told yet");
    }
    assert!(steps > 3, "{steps} steps");
    let (after, _) = shop.places().await;
    assert_ne!(after, before);
    // What was active is read and restored as it was.
    let restored = shop.configurations.restore(shop.merchant, 1, shop.saving()).await.unwrap();
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
    assert_eq!((restored.version, shop.places().await.0), (3, before));
    let history = shop.configurations.history(shop.merchant, i64::MAX, 10).await.unwrap();
    let states: Vec<(i64, State)> =
        history.iter().map(|(state, version)| (version.version, *state)).collect();
    assert_eq!(states, [(3, State::Active), (2, State::Past), (1, State::Past)]);
    shop.take_orders(1).await;
}

#[tokio::test]
async fn a_version_that_is_overtaken_leaves_nothing_behind() {
    let shop = Shop::new().await;
    let (first, second) = (with_recency([1, 2, 3, 4]), with_recency([10, 20, 40, 80]));
    let save = async |config: &Config, upon| {
        let saving = Saving { upon, ..shop.saving() };
        shop.configurations.save(shop.merchant, config, saving).await
    };
    assert_eq!(save(&first, Some(1)).await.unwrap().version, 2);
    for _ in 0..3 {
        let some = shop.recorder.clone().in_steps_of(10);
        assert_eq!(some.stage(shop.merchant).await.unwrap(), Stage::Staged(10));
    }
    let stale = save(&second, Some(1)).await.unwrap_err();
    assert!(matches!(stale, Error::Stale { expected: 1, latest: 2 }), "{stale}");
    assert_eq!(save(&second, Some(2)).await.unwrap().version, 3);
    while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Nothing {}
    let history = shop.configurations.history(shop.merchant, i64::MAX, 10).await.unwrap();
    let states: Vec<State> = history.iter().map(|(state, _)| *state).collect();
    assert_eq!(states, [State::Active, State::Overtaken, State::Past]);
    assert!(shop.history_of(2).await.is_empty());
    let counted: Vec<i64> = sqlx::query_scalar(
        "select distinct config_version from rfm_cell_counts where merchant_id = $1",
    )
    .bind(shop.merchant.0)
    .fetch_all(&mut shop.database.superuser().await)
    .await
    .unwrap();
    assert_eq!(counted, [3], "counts are of the active version alone");
    let found = shop.recorder.rescore(shop.merchant, |_| ()).await.unwrap();
    assert_eq!((found.moved, found.counts_differed), (0, 0));
}

#[tokio::test]
async fn others_are_told_of_those_who_move_only_if_that_is_wanted() {
    let shop = Shop::new().await;
    let staging = Staging::new(shop.database.worker(), shop.recorder.clone(), Arc::default());
    let told = async |kind: &str| -> i64 {
        sqlx::query_scalar("select count(*) from outbox where merchant_id = $1 and event_type = $2")
            .bind(shop.merchant.0)
            .bind(kind)
            .fetch_one(&mut shop.database.superuser().await)
            .await
            .unwrap()
    };
    let mut expected = 0;
    for (version, tells) in [(2, false), (3, true), (4, false)] {
        let config = with_recency([7 * version, 50 * version, 250, 300]);
        let saving = Saving { tells, ..shop.saving() };
        shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
        assert!(staging.round().await.unwrap() > 3, "several steps");
        let moved = shop.history_of(version.into()).await.len() as i64;
        assert!(moved > 20, "{moved} moved");
        expected += if tells { moved } else { 0 };
        assert_eq!(told("rfm.updated").await, expected, "after version {version}");
        assert_eq!(told("rfm.config_activated").await, i64::from(version) - 1);
        assert_eq!(staging.round().await.unwrap(), 0, "nothing is left");
    }
}

#[tokio::test]
async fn what_is_saved_meanwhile_does_not_end_the_telling() {
    let shop = Shop::new().await;
    let told = async || -> i64 {
        sqlx::query_scalar(
            "select count(*) from outbox where merchant_id = $1 and event_type = 'rfm.updated'",
        )
        .bind(shop.merchant.0)
        .fetch_one(&mut shop.database.superuser().await)
        .await
        .unwrap()
    };
    let mut expected = 0;
    for (days, with_bands) in [(20, false), (90, true)] {
        let saving = Saving { tells: true, ..shop.saving() };
        let config = with_recency([days, 100, 250, 300]);
        let saved = shop.configurations.save(shop.merchant, &config, saving).await.unwrap();
        while shop.recorder.stage(shop.merchant).await.unwrap() != Stage::Activated(saved.version) {
        }
        expected += shop.history_of(saved.version).await.len() as i64;
        assert_eq!(shop.recorder.stage(shop.merchant).await.unwrap(), Stage::Staged(50));
        let mut next = shop.configurations.current(shop.merchant).await.unwrap().active.config;
        next.segments.truncate(5);
        if with_bands {
            next = with_recency([days + 1, 101, 250, 300]);
        }
        shop.save(&next).await;
        assert_eq!(told().await, expected, "after {days}");
    }
    assert!(expected > 60, "{expected}");
}

/// Has a shop with this number of steps to go, and another one that saves meanwhile.
struct Steps {
    first: MerchantId,
    second: MerchantId,
    superuser: tokio::sync::Mutex<sqlx::PgConnection>,
    gone: std::sync::Mutex<Vec<MerchantId>>,
}

impl StageVersion for &Steps {
    async fn stage_version(&self, merchant: MerchantId) -> Result<bool, StageError> {
        let gone = {
            let mut gone = self.gone.lock().unwrap();
            gone.push(merchant);
            gone.iter().filter(|one| **one == merchant).count()
        };
        let sets = match (merchant == self.first, gone) {
            (true, 2) => Some((self.second, "1, staged_after = id")),
            (true, 9) | (false, 3) => Some((merchant, "null, staged_after = null")),
            _ => None,
        };
        let Some((of, staged)) = sets else { return Ok(true) };
        let set = format!("update merchants set staged_version = {staged} where id = '{of}'");
        let mut superuser = self.superuser.lock().await;
        sqlx::raw_sql(AssertSqlSafe(set)).execute(&mut *superuser).await.unwrap();
        Ok(of != merchant)
    }
}

#[tokio::test]
async fn a_large_shop_holds_up_nobody_who_saves_meanwhile() {
    let shop = Shop::new().await;
    let second = NewMerchant::new("second.example.com", "USD", "UTC", "medium").unwrap();
    let second = shop.recorder.add_merchant(&second).await.unwrap();
    let saving = shop.saving();
    shop.configurations.save(shop.merchant, &with_recency([1, 2, 3, 4]), saving).await.unwrap();
    let superuser = tokio::sync::Mutex::new(shop.database.superuser().await);
    let steps = Steps { first: shop.merchant, second, superuser, gone: Default::default() };
    let staging = Staging::new(shop.database.worker(), &steps, Arc::default());
    assert_eq!(staging.round().await.unwrap(), 12);
    let gone = steps.gone.into_inner().unwrap();
    let last_of_second = gone.iter().rposition(|merchant| *merchant == second).unwrap();
    assert!(last_of_second <= 6, "{gone:?}");
}
