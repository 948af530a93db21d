//! `rfm score` as its users run it: the real binary, real files, its exit codes and its messages.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

const HEADER: &str =
    "Name,Email,Financial Status,Currency,Total,Created at,Cancelled at,Refunded Amount,Id\n";

fn rfm_score(orders: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rfm"));
    command.arg("score").arg(orders).args(arguments).output().unwrap()
}

fn score_text(rows: &str, arguments: &[&str]) -> (Vec<String>, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    fs::write(&file, format!("{HEADER}{rows}")).unwrap();
    let output = rfm_score(&file, arguments);
    let stdout = String::from_utf8(output.stdout).unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    (stdout.lines().map(str::to_owned).collect(), stderr, output.status.code())
}

#[test]
fn real_orders_get_the_independently_computed_scores() {
    let shared = Path::new("../../shared");
    let oracle = shared.join("oracle/cdnow_quintiles_1998-07-01.csv");
    if !oracle.exists() {
        // Past the capture of the test runner: whoever runs the tests is to see it.
        writeln!(std::io::stderr(), "skipped: {} is not here", oracle.display()).unwrap();
        return;
    }
    let orders = shared.join("data/cdnow_orders.csv");
    let output = rfm_score(&orders, &["--as-of", "1998-07-01", "--bands", "quintile"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let ours = by_customer(
        &output.stdout,
        [
            "customer",
            "last_order_on",
            "order_count",
            "spend_total_minor",
            "days_since_last_order",
            "recency",
            "frequency",
            "monetary",
            "segment",
        ],
    );
    let theirs = by_customer(
        &fs::read(oracle).unwrap(),
        [
            "email",
            "last_order",
            "order_count",
            "spend_total_minor",
            "days_since_last_order",
            "r",
            "f",
            "m",
            "segment",
        ],
    );
    assert_eq!(theirs.len(), 2_357);
    assert_eq!(ours, theirs);
}

fn by_customer(csv_text: &[u8], columns: [&str; 9]) -> BTreeMap<String, Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv_text);
    let header = reader.headers().unwrap().clone();
    let at = columns.map(|column| header.iter().position(|name| name == column).unwrap());
    let row = |record: csv::StringRecord| at.map(|at| record[at].to_owned()).to_vec();
    reader.records().map(|record| row(record.unwrap())).map(|row| (row[0].clone(), row)).collect()
}

#[test]
fn an_order_counts_once_and_only_when_it_was_paid_and_kept() {
    let (rows, stderr, code) = score_text(
        "#1, Ann@Example.com ,paid,USD,30.00,2026-01-10 23:30:00 +0000,,0.00,1\n\
         #1,ann@example.com,,,,2026-01-10 23:30:00 +0000,,,\n\
         #1,ann@example.com,paid,USD,30.00,2026-01-10 23:30:00 +0000,,0.00,1\n\
         #2,ann@example.com,partially_refunded,USD,20.00,2026-01-12 12:00:00 +0000,,5.50,2\n\
         #3,ann@example.com,paid,USD,99.00,2026-01-13 12:00:00 +0000,2026-01-14 12:00:00 +0000,0.00,3\n\
         #4,bob@example.com,pending,USD,10.00,2026-01-13 12:00:00 +0000,,0.00,4\n\
         #5,,paid,USD,10.00,2026-01-13 12:00:00 +0000,,0.00,5\n\
         #6,ann@example.com,paid,USD,10.00,2026-02-02 00:00:00 +0000,,0.00,6\n",
        &["--as-of", "2026-02-01", "--bands", "small", "--time-zone", "Asia/Tokyo"],
    );
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(
        rows[1],
        "ann@example.com,2026-01-12,20,2,4450,5,2,3,3.50,Potential Loyalist,Potential Loyalist"
    );
    assert_eq!(rows[2], "bob@example.com,,,0,0,,,,,Prospect,Prospect");
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_day_is_a_day_of_the_shop() {
    let row = "#1,a@example.com,paid,USD,30.00,2026-01-10 23:30:00 +0000,,,1\n";
    for (zone, day) in
        [("UTC", "2026-01-10"), ("Asia/Tokyo", "2026-01-11"), ("America/Lima", "2026-01-10")]
    {
        let (rows, _, _) = score_text(row, &["--as-of", "2026-02-01", "--time-zone", zone]);
        assert_eq!(rows[1].split(',').nth(1), Some(day), "{zone}");
    }
}

#[test]
fn a_bad_line_is_named_and_counted_and_the_others_are_scored() {
    let rows = "#1,a@example.com,paid,USD,abc,2026-01-10 12:00:00 +0000,,,1\n\
                #2,a@example.com,paid,USD,1.00,yesterday,,,2\n\
                #3,a@example.com,given,USD,1.00,2026-01-10 12:00:00 +0000,,,3\n\
                #4,short\n\
                #5,a@example.com,paid,USD,7.00,2026-01-10 12:00:00 +0000,,,5\n\
                #6,a@example.com,paid,EUR,7.00,2026-01-10 12:00:00 +0000,,,6\n";
    let (scored, stderr, code) = score_text(rows, &["--as-of", "2026-02-01", "--format", "json"]);
    assert_eq!(code, Some(0));
    assert_eq!(scored.len(), 1);
    assert!(scored[0].contains(r#""spend_total_minor":700"#), "{}", scored[0]);
    for expected in [
        "line 2: Total: \"abc\"",
        "line 3: Created at: \"yesterday\"",
        "line 4: Financial Status: \"given\"",
        "line 5: has 2 fields",
        "line 7: Currency: EUR",
        "5 bad lines",
    ] {
        assert!(stderr.contains(expected), "{expected:?} is missing from {stderr}");
    }
    let (_, _, strict) = score_text(rows, &["--as-of", "2026-02-01", "--strict"]);
    assert_eq!(strict, Some(1));
}

#[test]
fn wrong_usage_and_unreadable_input_have_their_own_exit_codes() {
    let (_, stderr, code) = score_text("", &["--as-of", "2026-02-30"]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("--as-of"), "{stderr}");
    let missing = rfm_score(Path::new("no-such-file.csv"), &[]);
    assert_eq!(missing.status.code(), Some(1));
    for (flag, value) in [("--bands", "no-such-bands.json"), ("--time-zone", "Atlantis")] {
        let (_, stderr, code) = score_text("", &[flag, value]);
        assert_eq!(code, Some(2), "{flag}");
        assert!(stderr.contains(flag) && stderr.contains(value), "{stderr}");
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.csv");
    fs::write(&file, "a,b\n1,2\n").unwrap();
    let output = rfm_score(&file, &[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no column Name"));
}

#[test]
fn bands_weights_and_segments_come_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bands.json");
    let name = file.to_str().unwrap();
    let row = "#1,a@example.com,paid,USD,30.00,2026-01-10 12:00:00 +0000,,,1\n";
    let bands = r#""bands": {"recency": {"at_most_days": [1, 30, 60, 90]},
        "frequency": {"at_least_orders": [1, 2, 3, 4]}, "monetary": {"at_least_minor": [1, 2, 3, 4000]}}"#;
    fs::write(&file, format!("{{{bands}}}")).unwrap();
    let (rows, stderr, _) = score_text(row, &["--as-of", "2026-02-01", "--bands", name]);
    assert!(
        rows[1].starts_with("a@example.com,2026-01-10,22,1,3000,4,2,4,3.40,"),
        "{rows:?} {stderr}"
    );
    let more = r#""weights": {"recency": 100, "frequency": 0, "monetary": 0}, "segments": [
        {"id": "gone", "name": {"en": "Gone"}, "rules": {"recency": "<=2"}},
        {"id": "here", "name": {"de": "Da", "en": "Here"}, "rules": {"score": ">=4.00"}},
        {"id": "all", "name": {"ja": "全員"}, "rules": {"frequency": ">=1"}}]"#;
    fs::write(&file, format!("{{{bands}, {more}}}")).unwrap();
    let (rows, stderr, _) = score_text(row, &["--as-of", "2026-02-01", "--bands", name]);
    let expected = "a@example.com,2026-01-10,22,1,3000,4,2,4,4.00,Here,Here|全員";
    assert_eq!(rows[1], expected, "{stderr}");
    assert!(stderr.contains("note: ") && stderr.contains("in no segment"), "{stderr}");
    fs::write(&file, format!(r#"{{{bands}, "weights": {{"recency": 90}}, "shape": 1}}"#)).unwrap();
    let (_, stderr, code) = score_text(row, &["--as-of", "2026-02-01", "--bands", name]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("weights") && stderr.contains("shape"), "{stderr}");
}

/// Who spent how much, by a row of JSON.
fn spent(row: &str) -> (String, i64) {
    let row: serde_json::Value = serde_json::from_str(row).unwrap();
    (row["customer"].as_str().unwrap().to_owned(), row["spend_total_minor"].as_i64().unwrap())
}

#[test]
fn an_export_with_all_fields_in_quotes_says_the_same() {
    let rows = "#1,a@example.com,paid,USD,30.00,2026-01-10 12:00:00 +0000,,0.00,1\n\
                #2,b@example.com,paid,USD,40.00,2026-01-11 12:00:00 +0000,2026-01-12 12:00:00 +0000,,2\n";
    let quoted: String = rows
        .lines()
        .map(|row| row.split(',').map(|field| format!("\"{field}\"")).collect::<Vec<_>>().join(","))
        .map(|row| row + "\r\n")
        .collect();
    let as_of = ["--as-of", "2026-02-01"];
    let plain = score_text(rows, &as_of);
    assert!(plain.0[1].starts_with("a@example.com,2026-01-10,22,1,3000,"), "{plain:?}");
    assert!(plain.0[2].starts_with("b@example.com,,,0,0,"), "{plain:?}");
    assert_eq!(score_text(&quoted, &as_of), plain);
}

#[test]
fn a_quote_that_is_left_open_costs_its_own_line_alone() {
    let rows = "#1,\"ann \"\"the\nbest\"\"\",paid,USD,30.00,2026-01-10 12:00:00 +0000,,0.00,1\n\
                #2,b@example.com,paid,USD,40.00,2026-01-11 12:00:00 +0000,\"oops,,2\n\
                \n\
                #3,c@example.com,paid,USD,50.00,2026-01-11 12:00:00 +0000,,,3\n\
                #4,d 5\" x 7\",paid,USD,60.00,2026-01-11 12:00:00 +0000,,,4\n\
                #5,e@example.com,paid,USD,70.00,2026-01-11 12:00:00 +0000,\"\",,\"5";
    let (scored, stderr, _) = score_text(rows, &["--as-of", "2026-02-01", "--format", "json"]);
    let spent: Vec<_> = scored.iter().map(|row| spent(row)).collect();
    let expected = [
        ("ann \"the\nbest\"", 3_000),
        ("c@example.com", 5_000),
        ("d 5\" x 7\"", 6_000),
        ("e@example.com", 7_000),
    ];
    assert_eq!(spent, expected.map(|(customer, spent)| (customer.to_owned(), spent)));
    assert!(stderr.contains("line 4: has "), "{stderr}");
    assert!(stderr.contains("1 bad lines"), "{stderr}");
}

#[test]
fn a_long_export_is_read_in_pieces_and_told_in_order() {
    let mut rows = String::new();
    let mut bad = Vec::new();
    for at in 0..20_000 {
        let total = if at % 997 == 0 { "none" } else { "1.00" };
        if at % 997 == 0 {
            // The header is the first line, and each order has two.
            bad.push(2 + 2 * at);
        }
        rows += &format!(
            "#{at},\"{}\n@example.com\",paid,USD,{total},2026-01-10 12:00:00 +0000,,,{at}\n",
            at % 7
        );
    }
    let (scored, stderr, _) = score_text(&rows, &["--as-of", "2026-02-01", "--format", "json"]);
    let spent: i64 = scored.iter().map(|row| spent(row).1).sum();
    assert_eq!(spent, 100 * (20_000 - bad.len() as i64));
    let told: Vec<u64> = stderr
        .lines()
        .filter_map(|line| line.split_once(" line ")?.1.split_once(':')?.0.parse().ok())
        .collect();
    assert_eq!(told, bad[..20]);
    assert!(stderr.contains("and 1 more bad lines"), "{stderr}");
}

#[test]
fn a_customer_without_an_id_is_told_apart_by_e_mail() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("orders.csv");
    let header = "Name,Email,Customer ID,Financial Status,Currency,Total,Created at,Canceled at\n";
    let rows = "#1,a@example.com,77,paid,USD,1.00,2026-01-10 12:00:00 +0000,\n\
                #2,A@example.com,,paid,USD,2.00,2026-01-10 12:00:00 +0000,\n\
                #3,a@example.com,,paid,USD,4.00,2026-01-10 12:00:00 +0000,\n\
                #4,a@example.com,,paid,USD,8.00,2026-01-10 12:00:00 +0000,2026-01-11 12:00:00 +0000\n";
    fs::write(&file, format!("{header}{rows}")).unwrap();
    let output = rfm_score(&file, &["--as-of", "2026-02-01"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\n77,2026-01-10,22,1,100,"), "{text}");
    assert!(text.contains("\na@example.com,2026-01-10,22,2,600,"), "{text}");
}

#[test]
fn two_rows_with_a_quote_in_the_same_place_do_not_become_one() {
    let rows = "#1,a@example.com,paid,USD,30.00,2026-01-10 12:00:00 +0000,5\" pipe,0.00,1\n\
                #2,b@example.com,paid,USD,40.00,2026-01-11 12:00:00 +0000,6\" pipe,0.00,2\n\
                #3,c@example.com,paid,USD,50.00,2026-01-11 12:00:00 +0000,,0.00,3\n";
    let (scored, stderr, _) = score_text(rows, &["--as-of", "2026-02-01", "--format", "json"]);
    let spent: Vec<_> = scored.iter().map(|row| spent(row)).collect();
    assert_eq!(spent, [("c@example.com".to_owned(), 5_000)]);
    assert!(stderr.contains("line 2: a quote stands inside"), "{stderr}");
    assert!(stderr.contains("line 3: "), "{stderr}");
}
