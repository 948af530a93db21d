//! Files that do not come to their end, and imports that wait or are stopped.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::thread;

use integration_tests::support::{TestDatabase, TestServer};
use rfm_service::base::ManualClock;
use serde_json::json;
use tokio::task::block_in_place;

use super::{
    HEADER, HELD, LOOK_AGAIN, MANY, NOW_MS, Shop, add, assert_sound, counts, customers, file,
    files_at, import_directly, is_under_way, row, rows, until_none_is_left,
};

/// Begins a request of so many bytes, and sends some of them.
fn begin(shop: &Shop<'_>, bytes: usize) -> TcpStream {
    let mut stream = TcpStream::connect(shop.server.http).unwrap();
    let head = format!(
        "POST /api/rfm/imports?file_name=a.csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {}\r\n\
         Content-Length: {bytes}\r\n\r\n{HEADER}\n",
        shop.token
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_come_to_its_end_leaves_nothing() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let more = [("RFM_IMPORT_STALLED_SECONDS", "1"), ("RFM_IMPORT_MAX_BYTES", "1000")];
    let server = TestServer::set_to(&database, clock, &more).await.unwrap();
    let merchant = add(&recorder, "cut.example.com").await;
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        // Told by its length, or found out on the way.
        let (status, refused) = shop.send(&[b'x'; 1_001]);
        assert_eq!((status, &refused["code"]), (413, &json!("too-large")), "{refused}");
        assert_eq!(refused["args"], json!({"most_bytes": 1_000}));
        assert!(refused["detail"].as_str().unwrap().contains("RFM_IMPORT_MAX_BYTES"), "{refused}");
        let mut stalled = begin(&shop, 900);
        let mut answer = String::new();
        stalled.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        assert!(answer.contains(r#""code":"stalled""#), "{answer}");
        let cancelled = begin(&shop, 900);
        while files_at(server.data_dir()) != (1, 0) {
            thread::sleep(LOOK_AGAIN);
        }
        drop(cancelled);
        assert_eq!(until_none_is_left(server.data_dir()), 0);
        assert_eq!(shop.call("GET", "/api/rfm/imports", b"").1["imports"], json!([]));
        let told = shop.imported(&file(&[row(1, 1, "1")]));
        assert_eq!(told["state"], "finished", "{told}");
    });
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_waits_and_not_too_many_do() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "queue.example.com").await;
    let mut superuser = database.superuser().await;
    sqlx::raw_sql(HELD).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("select pg_advisory_lock(17)").execute(&mut superuser).await.unwrap();
    let shop = Shop::of(&server, merchant);
    let held = [row(0, 0, "held")];
    let ids: Vec<String> = block_in_place(|| {
        let first = shop.sent(&file(&held));
        shop.until(&first, |told| told["state"] == "writing");
        let waiting = (1..6).map(|number| shop.sent(&file(&rows(number))));
        let ids: Vec<String> = std::iter::once(first.clone()).chain(waiting).collect();
        let (status, refused) = shop.send(b"x");
        assert_eq!((status, &refused["code"]), (429, &json!("too-many-waiting")), "{refused}");
        // They are all waiting still.
        assert!(ids[1..].iter().all(|id| shop.get(id)["state"] == "waiting"));
        assert_eq!(shop.get(&first)["state"], "writing");
        ids
    });
    sqlx::raw_sql("select pg_advisory_unlock(17)").execute(&mut superuser).await.unwrap();
    block_in_place(|| {
        for id in &ids {
            let told = shop.until(id, |told| !is_under_way(told));
            assert_eq!(told["state"], "finished", "{told}");
        }
        assert_eq!(until_none_is_left(server.data_dir()), 0);
    });
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_was_stopped_goes_on_with_the_same_file() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let mut rows = rows(MANY);
    rows.push(row(MANY, MANY, "held"));
    let file = file(&rows);
    let whole = add(&recorder, "whole.example.com").await;
    import_directly(&recorder, whole, &file).await;
    let merchant = add(&recorder, "stopped.example.com").await;
    let mut superuser = database.superuser().await;
    let expected = customers(&mut superuser, whole).await;
    sqlx::raw_sql(HELD).execute(&mut superuser).await.unwrap();
    sqlx::raw_sql("select pg_advisory_lock(17)").execute(&mut superuser).await.unwrap();
    let server = TestServer::start(&database, clock.clone()).await.unwrap();
    let data_dir = server.data_dir().to_owned();
    let id = block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let id = shop.sent(&file);
        shop.until(&id, |told| told["orders_written"].as_i64() > Some(0));
        id
    });
    // What is dropped ends in the database when it can; by then the import was told to stop.
    let at = server.http;
    let unlock = async {
        while tokio::net::TcpStream::connect(at).await.is_ok() {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        sqlx::raw_sql("select pg_advisory_unlock(17)").execute(&mut superuser).await.unwrap();
    };
    let (stopped, ()) = tokio::join!(server.stop(), unlock);
    stopped.unwrap();
    assert_eq!(until_none_is_left(&data_dir), 0);
    let written = customers(&mut superuser, merchant).await.len();
    assert!(written > 1_000 && written < expected.len(), "{written} of {}", expected.len());
    let server = TestServer::start(&database, clock).await.unwrap();
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let told = shop.get(&id);
        assert_eq!(
            (&told["state"], &told["error"]["code"]),
            (&json!("interrupted"), &json!("interrupted"))
        );
        assert!(told["orders_new"].as_i64() > Some(1_000), "{told}");
        let again = shop.imported(&file);
        let [orders, new, changed, _, customers_new] = counts(&again);
        assert_eq!(orders, MANY as i64 + 1);
        assert_eq!(new + told["orders_new"].as_i64().unwrap(), orders, "{told} {again}");
        assert!(changed == 0 && customers_new > 0, "{again}");
    });
    assert!(customers(&mut superuser, merchant).await == expected, "customers differ");
    assert_sound(&recorder, merchant).await;
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_whose_process_is_gone_is_interrupted_and_holds_up_nobody() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "gone.example.com").await;
    let mut superuser = database.superuser().await;
    let gone = "insert into imports (merchant_id, id, file_name, started_by, state, received_at, alive_until, bytes)
        select id, id, 'a.csv', 'somebody', 'writing', '2024-01-01', '2024-01-01', 9 from merchants";
    sqlx::raw_sql(gone).execute(&mut superuser).await.unwrap();
    block_in_place(|| {
        let shop = Shop::of(&server, merchant);
        let told = shop.get(&merchant.to_string());
        assert_eq!(
            (&told["state"], &told["error"]["code"]),
            (&json!("interrupted"), &json!("interrupted"))
        );
        assert_eq!(shop.imported(&file(&rows(3)))["state"], "finished");
        assert_eq!(shop.get(&merchant.to_string())["finished_at"], "2024-10-04T00:00:00Z");
    });
    server.stop().await.unwrap();
}
