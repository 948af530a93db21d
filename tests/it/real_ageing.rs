//! Real orders through a year in which nobody buys: on each day every customer stands where scoring the file as of
//! that day puts it.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, repository, tell};
use rfm_service::base::{Calendar, ManualClock, MerchantId};
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::{Recorder, Rescored, restated_customers};
use rfm_service::orders::event::{Change, Event};
use rfm_service::orders::reason::Reason;
use rfm_service::orders::{Ledger, shopify_csv};
use rfm_service::scoring::{ScoredRow, SegmentNames};
use rfm_service::workers::Ageing;
use shared_scoring::{Bands, Currency, CustomerStats, Day, ScoringConfig, json, score::score};
use sqlx::PgConnection;
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;

/// Between days on which the whole way of `rfm score` is gone.
const FILE_DAYS: i32 = 40;

type Customers = Vec<(String, Option<CustomerStats>)>;

/// What `rfm score --as-of DAY` scores.
fn of_file(file: &[u8], as_of: Day) -> Customers {
    let mut ledger = Ledger::new(None);
    shopify_csv::read_orders(file, &Calendar::utc(), &mut ledger, 0, |bad| panic!("{bad}"))
        .unwrap();
    ledger.into_customers(as_of)
}

/// Makes quintiles of the day of the import the shop's bands for good.
async fn freeze(superuser: &mut PgConnection, merchant: MerchantId, bands: &Bands) {
    let orders = bands.frequency.edges().map(i64::from);
    sqlx::query(
        "update rfm_config_versions set recency_at_most_days = $2, frequency_at_least_orders = $3,
            monetary_at_least_minor = $4
        where merchant_id = $1",
    )
    .bind(merchant.0)
    .bind(&bands.recency.edges()[..])
    .bind(&orders[..])
    .bind(&bands.monetary.edges()[..])
    .execute(superuser)
    .await
    .unwrap();
}

/// The file of bands that a merchant gives to `rfm score`.
fn file_of(bands: &Bands) -> String {
    serde_json::json!({"bands": {
        "recency": {"at_most_days": bands.recency.edges()},
        "frequency": {"at_least_orders": bands.frequency.edges()},
        "monetary": {"at_least_minor": bands.monetary.edges()},
    }})
    .to_string()
}

async fn import(recorder: &Recorder, merchant: MerchantId, file: &[u8]) {
    let mut events = Vec::new();
    let take = |row: Result<shopify_csv::Row<'_>, Reason>| {
        let version = row?.version(Ok)?;
        let (id, topic) = (version.order_id.clone(), "file".to_owned());
        events.push(Event { id, topic, change: Change::Order(version), raw: Vec::new() });
        Ok(())
    };
    shopify_csv::read_rows(file, take, |bad| panic!("{bad}")).unwrap();
    recorder.import(merchant).write(&events, |_| ()).await.unwrap();
}

/// Where every customer stands, by e-mail.
struct Standing {
    superuser: PgConnection,
    emails: HashMap<Uuid, String>,
}

impl Standing {
    async fn new(database: &TestDatabase, merchant: MerchantId) -> Standing {
        let (mut superuser, cipher) = (database.superuser().await, database.cipher());
        let rows: Vec<(Uuid, Vec<u8>)> =
            sqlx::query_as("select id, email from users").fetch_all(&mut superuser).await.unwrap();
        let email = |(id, sealed): (Uuid, Vec<u8>)| {
            (id, String::from_utf8(cipher.decrypt(merchant.0, id, &sealed).unwrap()).unwrap())
        };
        Standing { superuser, emails: rows.into_iter().map(email).collect() }
    }

    async fn cells(&mut self) -> HashMap<String, i16> {
        let rows: Vec<(Uuid, i16)> = sqlx::query_as("select id, cell_0 from users")
            .fetch_all(&mut self.superuser)
            .await
            .unwrap();
        rows.into_iter().map(|(id, cell)| (self.emails[&id].clone(), cell)).collect()
    }

    /// Customers by cell as they are kept for reads.
    async fn sizes(&mut self) -> HashMap<i16, i64> {
        let rows: Vec<(i16, i64)> =
            sqlx::query_as("select cell, customers from rfm_cell_counts where customers > 0")
                .fetch_all(&mut self.superuser)
                .await
                .unwrap();
        rows.into_iter().collect()
    }
}

/// Holds where customers stand against the rows of `rfm score --as-of DAY --bands FILE.json`.
fn assert_rows_of_file(file: &[u8], bands: &str, day: Day, cells: &HashMap<String, i16>) {
    let config = json::parse_config(bands).unwrap();
    let config = config.scoring(config.bands.given().unwrap());
    let (customers, names) = (of_file(file, day), SegmentNames::default());
    assert_eq!(customers.len(), cells.len());
    for (customer, stats) in &customers {
        let fields = ScoredRow::new(customer, *stats, &config, &names, day).fields();
        let levels = fields[5..8].iter().map(|level| level.parse::<i16>().unwrap());
        let cell = levels.fold(0, |cell, level| cell * 5 + level - 1);
        assert_eq!(cells[customer], cell, "{customer} on {day}");
    }
}

#[tokio::test]
async fn each_day_of_a_year_everybody_stands_where_scoring_the_file_puts_them() {
    let path = repository().join("../shared/data/cdnow_orders.csv");
    if !path.exists() {
        tell(&format!("skipped: {} is not here", path.display()));
        return;
    }
    let file = fs::read(path).unwrap();
    let (first, last) = (Day::parse("1998-07-01").unwrap(), Day::parse("1999-07-01").unwrap());
    let at_start = |day: Day| i64::from(day.0) * DAY_MS;
    let customers = of_file(&file, first);
    let stats = customers.iter().filter_map(|(_, stats)| *stats);
    let source = json::BandsSource::from(json::Base::Quintiles { every_days: 30 });
    let (bands, fell_back) = source.bands_of(stats, Currency::USD, first);
    assert!(fell_back.is_empty(), "{fell_back:?}");
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(at_start(first)));
    let recorder = database.recorder(clock.clone());
    let shop = NewMerchant::new("cdnow.example.com", "USD", "UTC", "small").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    freeze(&mut database.superuser().await, merchant, &bands).await;
    import(&recorder, merchant, &file).await;
    let ageing = Ageing::new(database.worker(), clock.clone(), recorder.clone());
    let mut standing = Standing::new(&database, merchant).await;
    let config = ScoringConfig::with_bands(bands);
    let (mut before, mut total) = (standing.cells().await, 0);
    for day in (first.0..=last.0).map(Day) {
        clock.set(at_start(day));
        let moved = ageing.round().await.unwrap();
        let cells = standing.cells().await;
        assert_eq!(cells.len(), customers.len());
        let mut sizes: HashMap<i16, i64> = HashMap::new();
        for (customer, stats) in &customers {
            let cell = score(&stats.unwrap(), &config, day).unwrap().cell.index();
            assert_eq!(cells[customer], i16::from(cell), "{customer} on {day}");
            *sizes.entry(i16::from(cell)).or_default() += 1;
        }
        assert_eq!(standing.sizes().await, sizes, "on {day}");
        let differ = cells.iter().filter(|(customer, cell)| before[*customer] != **cell);
        assert_eq!(moved, differ.count(), "on {day}");
        if (day.0 - first.0) % FILE_DAYS == 0 || day == last {
            assert_rows_of_file(&file, &file_of(&bands), day, &cells);
            let (pool, cipher) = (database.app(), database.cipher());
            let restated = restated_customers(&pool, &cipher, merchant, day).await.unwrap();
            assert_eq!(restated, customers, "on {day}");
        }
        (before, total) = (cells, total + moved);
    }
    assert!(total > 1_000, "only {total} moved");
    let found = recorder.rescore(merchant, |_| ()).await.unwrap();
    assert_eq!(found, Rescored { customers: customers.len(), ..Rescored::default() });
    tell(&format!(
        "ageing: {} customers of real orders moved {total} times in a year",
        customers.len()
    ));
}
