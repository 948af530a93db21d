//! What comes of a file, and what is told of it.

use std::fs;
use std::sync::Arc;

use integration_tests::support::{TestDatabase, TestServer, repository, tell};
use rfm_service::base::ManualClock;
use serde_json::{Value, json};
use tokio::task::block_in_place;

use super::{
    HEADER, NOW_MS, Shop, add, assert_sound, counts, customers, file, import_directly, row, rows,
    streamed,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_comes_to_the_same_as_from_the_command_line_and_once() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let mut superuser = database.superuser().await;
    let mut files = vec![file(&rows(300))];
    let real = repository().join("../shared/data/cdnow_orders.csv");
    match fs::read(&real) {
        Ok(file) => files.push(file),
        Err(_) => tell(&format!("skipped: {} is not here", real.display())),
    }
    for (number, file) in files.iter().enumerate() {
        let direct = add(&recorder, &format!("direct-{number}.example.com")).await;
        import_directly(&recorder, direct, file).await;
        let expected = customers(&mut superuser, direct).await;
        assert!(expected.len() >= 100, "{}", expected.len());
        let merchant = add(&recorder, &format!("sent-{number}.example.com")).await;
        let shop = Shop::of(&server, merchant);
        let told = block_in_place(|| shop.imported(file));
        assert_eq!(told["state"], "finished", "{told}");
        let orders = file.iter().filter(|byte| **byte == b'\n').count() as i64 - 1;
        let people = expected.len() as i64;
        assert_eq!(counts(&told), [orders, orders, 0, people, people], "{told}");
        assert_eq!(told["bytes_done"], told["bytes"]);
        assert_eq!(told["orders_written"], orders);
        assert_eq!((&told["problems"]["count"], &told["error"]), (&json!(0), &Value::Null));
        assert_eq!(told["received_at"], "2024-10-04T00:00:00Z");
        assert_eq!(told["finished_at"], "2024-10-04T00:00:00Z");
        assert!(customers(&mut superuser, merchant).await == expected, "customers differ");
        // Whoever follows the shop is told once.
        assert_eq!(streamed(&server, merchant), (told["id"].clone(), json!("finished")));
        // The page sees it at once, also where the sizes were counted before.
        let (_, sizes) = block_in_place(|| shop.call("GET", "/api/rfm/segments", b""));
        let seq = sizes["change_seq"].as_i64().unwrap();
        let again = block_in_place(|| shop.imported(file));
        assert_eq!(counts(&again), [orders, 0, 0, people, 0], "{again}");
        let (_, sizes) = block_in_place(|| shop.call("GET", "/api/rfm/segments", b""));
        assert!(sizes["change_seq"].as_i64().unwrap() > seq, "{sizes}");
        assert!(customers(&mut superuser, merchant).await == expected, "it counted twice");
        assert_sound(&recorder, merchant).await;
        let (_, listed) = block_in_place(|| shop.call("GET", "/api/rfm/imports", b""));
        assert_eq!(listed["most_bytes"], 1_i64 << 30);
        assert_eq!(listed["imports"].as_array().unwrap().len(), 2, "{listed}");
    }
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_told_by_line_and_never_quoted() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "bad.example.com").await;
    let shop = Shop::of(&server, merchant);
    let secret = "secret@example.com";
    let bad = [
        row(1, 1, "1"),
        format!("#2,a@example.com,paid,USD,{secret},2024-01-01 10:00:00 +0000,,0.00,2"),
        format!("#3,a@example.com,paid,USD,1.00,{secret},,0.00,3"),
        format!("#4,a@example.com,{secret},USD,1.00,2024-01-01 10:00:00 +0000,,0.00,4"),
        format!("#5,a@example.com,paid,{secret},1.00,2024-01-01 10:00:00 +0000,,0.00,5"),
        "#6,a@example.com,paid,EUR,1.00,2024-01-01 10:00:00 +0000,,0.00,6".into(),
        "#7,a@example.com,paid,USD,1.001,2024-01-01 10:00:00 +0000,,0.00,7".into(),
        "#8,a@example.com,paid,USD".into(),
        ",a@example.com,paid,USD,1.00,2024-01-01 10:00:00 +0000,,0.00,".into(),
        row(10, 1, ""),
    ];
    let told = block_in_place(|| shop.imported(&file(&bad)));
    assert_eq!((&told["state"], &told["orders"]), (&json!("finished"), &json!(2)), "{told}");
    assert_eq!(told["orders_without_id"], 1, "{told}");
    assert!(!told.to_string().contains("secret"), "{told}");
    let problem = |line: u64, code: &str, args: Value, problem: &str| json!({ "line": line, "code": code, "args": args, "problem": problem });
    let expected = [
        problem(
            3,
            "amount-malformed",
            json!({"column": "Total"}),
            "Total: is not a decimal number, as in 12.50",
        ),
        problem(
            4,
            "time-unknown",
            json!({"column": "Created at"}),
            "Created at: is no time, as in 2026-01-31 12:00:00 +0000",
        ),
        problem(
            5,
            "status-unknown",
            json!({"column": "Financial Status"}),
            "Financial Status: is not known, as in paid",
        ),
        problem(
            6,
            "currency-unknown",
            json!({"column": "Currency"}),
            "Currency: is no currency code, as in USD",
        ),
        problem(
            7,
            "other-currency",
            json!({"currency": "EUR", "shop_currency": "USD"}),
            "Currency: EUR is not the shop's USD",
        ),
        problem(
            8,
            "amount-too-precise",
            json!({"column": "Total", "decimals": 2}),
            "Total: has more than the 2 decimals of its currency",
        ),
        problem(
            9,
            "fields-differ",
            json!({"fields": 4, "expected": 9}),
            "the line has 4 fields, the header has 9",
        ),
        problem(10, "empty", json!({"column": "Name"}), "Name: is empty"),
    ];
    assert_eq!(told["problems"], json!({ "count": expected.len(), "first": expected }));
    // The first hundred of many.
    let many: Vec<String> = (0..150).map(|_| bad[1].clone()).chain([row(1, 1, "1")]).collect();
    let told = block_in_place(|| shop.imported(&file(&many)));
    assert_eq!(told["problems"]["count"], 150);
    let first = told["problems"]["first"].as_array().unwrap();
    let lines: Vec<_> = first.iter().map(|problem| problem["line"].as_u64().unwrap()).collect();
    assert_eq!(lines, (2..102).collect::<Vec<_>>());
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_export_says_what_it_is_missing() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let merchant = add(&recorder, "none.example.com").await;
    let shop = Shop::of(&server, merchant);
    let euro = row(1, 1, "1").replace("USD", "EUR");
    let wide: Vec<u8> = HEADER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let missing = json!({"columns": ["Email", "Total", "Created at"]});
    let parted_by = |mark: &str| HEADER.replace(',', mark).into_bytes();
    let cases: [(Vec<u8>, &str, Value); 13] = [
        (b"".into(), "empty-file", json!({})),
        (b"\xef\xbb\xbf".into(), "empty-file", json!({})),
        (b"Name,Financial Status,Currency\n#1,paid,USD\n".into(), "missing-columns", missing),
        (format!("{HEADER}\n").into(), "no-orders", json!({})),
        (file(&["oops".into()]), "no-orders", json!({})),
        (file(&[euro]), "other-currency", json!({"currency": "EUR", "shop_currency": "USD"})),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".into(), "not-csv-xlsx", json!({})),
        (b"PK\x03\x04\x14\0\0\0orders.csv".into(), "not-csv-packed", json!({})),
        (b"\x1f\x8b\x08".into(), "not-csv-packed", json!({})),
        ([b"\xff\xfe", &wide[..]].concat(), "wrong-encoding", json!({})),
        (b"\x7fELF\x02\x01\0\0".into(), "not-csv-binary", json!({})),
        (parted_by(";"), "wrong-separator", json!({"separator": "semicolon"})),
        (parted_by("\t"), "wrong-separator", json!({"separator": "tab"})),
    ];
    for (file, code, args) in cases {
        let told = block_in_place(|| shop.imported(&file));
        assert_eq!(told["state"], "failed", "{told}");
        assert_eq!((&told["error"]["code"], &told["error"]["args"]), (&json!(code), &args));
        let text = told["error"]["problem"].as_str().unwrap();
        assert!(!text.contains('{') && !text.is_empty(), "{text}");
    }
    server.stop().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_shop_itself_sends_and_sees() {
    let database = TestDatabase::new().await;
    let clock = Arc::new(ManualClock::at(NOW_MS));
    let recorder = database.recorder(clock.clone());
    let server = TestServer::start(&database, clock).await.unwrap();
    let [one, other] =
        [add(&recorder, "one.example.com").await, add(&recorder, "two.example.com").await];
    block_in_place(|| {
        let shop = Shop::of(&server, one);
        let told = shop.imported(&file(&rows(3)));
        let at = format!("/api/rfm/imports/{}", told["id"].as_str().unwrap());
        let stranger = Shop::of(&server, other);
        assert_eq!(stranger.call("GET", &at, b"").0, 404);
        let listed = stranger.call("GET", "/api/rfm/imports", b"").1;
        assert_eq!(listed["imports"], json!([]));
        let reader = Shop { server: &server, token: server.token(one).unwrap() };
        let (status, refused) = reader.send(b"x");
        assert!(
            status == 403 && refused["detail"].as_str().unwrap().contains("admin:full"),
            "{refused}"
        );
        assert_eq!(reader.call("GET", &at, b"").0, 200);
        let nobody = Shop { server: &server, token: String::new() };
        assert_eq!(nobody.send(b"x").0, 401);
        for name in ["", "?file_name=", "?file_name=a%0Ab", "?file_name=a&nonsense=1"] {
            let (status, refused) = shop.call("POST", &format!("/api/rfm/imports{name}"), b"x");
            assert_eq!(status, 400, "{name}: {refused}");
        }
        assert_eq!(shop.call("GET", "/api/rfm/imports/x", b"").0, 400);
    });
    server.stop().await.unwrap();
}
