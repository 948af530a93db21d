//! Pages of customers in an order, for a shop of 1,000,000: what one takes at the beginning, deep inside, and with a
//! filter. The database is on the same cores.

use std::sync::Arc;
use std::time::{Duration, Instant};

use benches::customers;
use integration_tests::support::{Durability, TestDatabase};
use rfm_service::base::{Clock, MerchantId, SystemClock};
use rfm_service::columns::ColumnStores;
use rfm_service::merchants::NewMerchant;
use rfm_service::movement::customers::{Filter, list_sorted};
use rfm_service::movement::sort::{Position, Sort};
use shared_scoring::rule::Dimension;
use shared_scoring::{CellMask, Day};
use sqlx::{AssertSqlSafe, Executor};

const SIZE: usize = 1_000_000;

struct Shop {
    columns: ColumnStores,
    merchant: MerchantId,
}

impl Shop {
    /// The 50 customers past a place, where the next page begins, and how long it took.
    async fn page(
        &self,
        filter: &Filter,
        from: (Sort, Option<Position>),
    ) -> (usize, Option<Position>, Duration) {
        let (now_ms, start) = (SystemClock.now_ms(), Instant::now());
        let page = list_sorted(&self.columns, self.merchant, now_ms, filter, from).await.unwrap();
        (page.customers.len(), page.next, start.elapsed())
    }
}

fn median(mut of: Vec<Duration>) -> f64 {
    of.sort();
    of[of.len() / 2].as_secs_f64() * 1_000.0
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let database = TestDatabase::with(Durability::On).await;
    let recorder = database.recorder(Arc::new(SystemClock));
    let shop = NewMerchant::new("sorted.example.com", "USD", "UTC", "medium").unwrap();
    let merchant = recorder.add_merchant(&shop).await.unwrap();
    let today = Day((SystemClock.now_ms() / 86_400_000) as i32);
    let mut superuser = database.superuser().await;
    superuser.execute(AssertSqlSafe(customers(merchant, SIZE, today))).await.unwrap();
    superuser.execute("vacuum analyze users").await.unwrap();
    let shop = Shop { columns: ColumnStores::new(database.app(), 2_000_000), merchant };
    let all = Filter { limit: 50, ..Filter::default() };
    let cells = CellMask::levels(Dimension::Recency, 3, 3);
    let some = Filter { cells: Some(cells), ..all.clone() };
    let (_, _, first) = shop.page(&all, (Sort::BY_ID, None)).await;
    println!("loading the columns first: {:.0} ms", first.as_secs_f64() * 1_000.0);
    for (name, key) in Sort::KEYS {
        for is_descending in [false, true] {
            let sort = Sort { key, is_descending };
            for (told, filter) in [("all", &all), ("one recency", &some)] {
                let (mut after, mut took) = (None, Vec::new());
                for _ in 0..51 {
                    let (found, next, time) = shop.page(filter, (sort, after)).await;
                    assert_eq!(found, 50);
                    (after, took) = (next, [took, vec![time]].concat());
                }
                let largest = took.iter().max().unwrap().as_secs_f64() * 1_000.0;
                println!(
                    "{SIZE} customers by {}{name}, {told}: {:.2} ms a page, largest {largest:.2} (target 20)",
                    if is_descending { "-" } else { "" },
                    median(took),
                );
            }
        }
    }
}
