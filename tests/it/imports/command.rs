//! The operation of `rfm import`, which is a process of its own, beside a service: it is told as a file that was
//! sent, and has its turn.

use std::io::{Seek, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::base::{Clock, ManualClock, MerchantId, Rates};
use rfm_service::imports::file::{Error, Imported, Watch};
use rfm_service::imports::{Failed, Imports, Limits, Sent};
use rfm_service::movement::Counts;
use rfm_service::orders::reason::Reason;
use serde_json::{Value, json};
use tokio::task::block_in_place;
use tokio_util::sync::CancellationToken;

use super::{HELD, LOOK_AGAIN, NOW_MS, Shop, add, file, row, rows, streamed};

/// Remembers for whom it waits.
#[derive(Default)]
struct Waits(Mutex<Vec<[String; 2]>>);

impl Watch for Waits {
    fn waits(&self, file_name: &str, started_by: &str) {
        self.0.lock().unwrap().push([file_name.to_owned(), started_by.to_owned()]);
    }

    fn read(&self, _: u64) {}

    fn left_out(&self, _: u64, _: &Reason) {}

    fn writing(&self, _: u64, _: u64) {}

    fn wrote(&self, _: u64, _: Counts) {}
}

impl Waits {
    async fn told(&self) -> Vec<[String; 2]> {
        loop {
            let told = self.0.lock().unwrap().clone();
            if !told.is_empty() {
                return told;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }
}

/// Imports as another process than the server's.
fn imports(database: &TestDatabase, clock: &Arc<ManualClock>) -> Imports {
    let recorder = database.recorder(clock.clone());
    let limits = Limits { most_bytes: 1, stalled: Duration::from_secs(1) };
    let clock: Arc<dyn Clock> = clock.clone();
    Imports::new(
        (database.app(), clock),
        recorder,
        Rates::default(),
        "nowhere".into(),
        (limits, 90),
    )
}

async fn import(
    imports: &Imports,
    merchant: MerchantId,
    text: &[u8],
    (watch, stop): (&Arc<Waits>, &CancellationToken),
) -> Result<Imported, Failed> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text).unwrap();
    file.rewind().unwrap();
    let sent = Sent { file_name: "past.csv".into(), by: "rfm import".into(), bytes: None };
    imports.import(merchant, sent, (file, text.len() as u64), watch.clone(), stop).await
}

fn listed(shop: &Shop<'_>) -> Vec<Value> {
    let (_, listed) = block_in_place(|| shop.call("GET", "/api/rfm/imports", b""));
    listed["imports"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_of_the_command_is_told_as_one_that_was_sent() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let recorder = database.recorder(clock.clone());
    let mut bad = rows(30);
    bad.push("oops".into());
    let told = |one: &Value| {
        let mut told = one.clone();
        for own in ["id", "file_name", "started_by"] {
            told.as_object_mut().unwrap().remove(own);
        }
        told
    };
    let sent = add(&recorder, "sent.example.com").await;
    let sent = block_in_place(|| Shop::of(&server, sent).imported(&file(&bad)));
    let merchant = add(&recorder, "direct.example.com").await;
    let (watch, stop) = (Arc::default(), CancellationToken::new());
    let imports = imports(&database, &clock);
    let imported = import(&imports, merchant, &file(&bad), (&watch, &stop)).await;
    assert_eq!(imported.unwrap().orders, 30);
    let shop = Shop::of(&server, merchant);
    let [one] = &listed(&shop)[..] else { panic!("one import") };
    assert_eq!(told(one), told(&sent));
    assert_eq!((&one["file_name"], &one["started_by"]), (&json!("past.csv"), &json!("rfm import")));
    assert_eq!(streamed(&server, merchant), (one["id"].clone(), json!("finished")));
    assert!(watch.0.lock().unwrap().is_empty(), "nobody else is at work");
    let empty = import(&imports, merchant, b"", (&watch, &stop)).await;
    assert!(matches!(empty, Err(Failed::Import(Error::File(_)))), "{empty:?}");
    assert!(listed(&shop).iter().any(|one| one["error"]["code"] == "empty-file"));
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_waits_for_the_one_at_work_and_says_so_and_what_is_stopped_is_told() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let recorder = database.recorder(clock.clone());
    let merchant = add(&recorder, "turn.example.com").await;
    let mut superuser = database.superuser().await;
    sqlx::raw_sql(HELD).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("select pg_advisory_lock(17)").execute(&mut superuser).await.unwrap();
    let shop = Shop::of(&server, merchant);
    let first = block_in_place(|| {
        let first = shop.sent(&file(&[row(0, 0, "held")]));
        shop.until(&first, |told| told["state"] == "writing");
        first
    });
    let (imports, text) = (imports(&database, &clock), file(&rows(9)));
    let of_first =
        [["orders.csv".to_owned(), shop.get(&first)["started_by"].as_str().unwrap().to_owned()]];
    // One is stopped while it waits, the other goes on when its turn comes.
    for (later_ms, is_stopped) in [(1, true), (2, false)] {
        clock.set(NOW_MS + later_ms);
        let (watch, stop): (Arc<Waits>, _) = (Arc::default(), CancellationToken::new());
        let importing = import(&imports, merchant, &text, (&watch, &stop));
        let meanwhile = async {
            assert_eq!(watch.told().await, of_first);
            let waiting = listed(&shop);
            assert_eq!(
                (&waiting[0]["state"], &waiting[0]["started_by"]),
                (&json!("waiting"), &json!("rfm import"))
            );
            if is_stopped {
                return stop.cancel();
            }
            sqlx::raw_sql("select pg_advisory_unlock(17)").execute(&mut superuser).await.unwrap();
        };
        let (imported, ()) = tokio::join!(importing, meanwhile);
        let ended = &listed(&shop)[0];
        if is_stopped {
            assert!(matches!(imported, Err(Failed::Import(Error::Stopped))), "{imported:?}");
            assert_eq!((&ended["state"], &ended["orders"]), (&json!("interrupted"), &json!(0)));
        } else {
            assert_eq!(imported.unwrap().orders, 9);
            assert_eq!(
                (&ended["state"], &ended["orders_written"]),
                (&json!("finished"), &json!(9))
            );
        }
        assert_eq!(watch.0.lock().unwrap().len(), 1, "it is said once");
    }
    assert_eq!(shop.get(&first)["state"], "finished");
    server.stop().await.unwrap();
}
