//! What is in a file of customers, and who may have it.

use serde_json::json;
use shared_scoring::Day;

use super::{DAY_MS, FORMULAS, START, Shop, cell};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_equals_what_the_customers_are_told_as() {
    let shop = Shop::new().await;
    let sizes = shop.get("segments").json()["segments"].clone();
    let with_members = sizes.as_array().unwrap().iter().filter(|size| size["customers"] != 0);
    assert!(with_members.count() > 4, "{sizes}");
    let segments = sizes.as_array().unwrap().iter();
    let mut queries: Vec<String> = segments
        .map(|size| format!("segment={}", size["id"].as_str().unwrap().replace(' ', "%20")))
        .collect();
    queries.extend(["".into(), "locale=ar".into()]);
    for query in &queries {
        let customers = shop.customers(query);
        let answer = shop.get(&format!("export?{query}"));
        assert_eq!(
            answer.name,
            format!("attachment; filename=\"rfm-customers-{}.csv\"", Day(START as i32 + 40))
        );
        let rows = answer.rows();
        let json = shop.get(&format!("export?format=json&{query}")).json();
        let json = json.as_array().unwrap();
        assert_eq!((rows.len(), json.len()), (customers.len(), customers.len()), "{query}");
        for ((row, object), customer) in rows.iter().zip(json).zip(&customers) {
            // Labels of segments are for programs; a file has the names.
            let told = customer.as_object().unwrap().iter();
            for (name, value) in told.filter(|(name, _)| *name != "segment_ids") {
                assert_eq!(row[name], cell(value), "{name} of {customer}");
                assert_eq!(&object[name], value, "{name} of {customer}");
            }
            assert_eq!(row["segment"], cell(&customer["segments"].get(0).cloned().into()));
            let last = row["last_order_on"].as_str();
            let since = Day::parse(last).map(|last| Day(START as i32 + 40).days_since(last));
            assert_eq!(
                row["days_since_last_order"],
                since.map_or_else(String::new, |n| n.to_string())
            );
            assert_eq!(row["first_order_on"].is_empty(), last.is_empty());
            assert!(row["first_order_on"].as_str() <= last);
        }
    }
    let all = shop.customers("");
    assert_eq!(all.len(), 60 + FORMULAS.len() + 8);
    assert!(all.iter().any(|customer| customer["score"].is_null()), "no prospect");
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spreadsheet_runs_no_cell() {
    let shop = Shop::new().await;
    shop.name_segment("=cmd|' /C calc'!A0").await;
    let rows = shop.get("export?columns=shopify_id,segment,segments,spend_total_minor").rows();
    for id in FORMULAS {
        assert!(rows.iter().any(|row| row["shopify_id"] == format!("'{id}")), "{id}: {rows:?}");
    }
    for row in &rows {
        for (name, value) in row {
            assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {value:?}");
        }
    }
    assert!(rows.iter().any(|row| row["segment"] == "'=cmd|' /C calc'!A0"), "{rows:?}");
    // What is no spreadsheet's gets what is there.
    let json = shop.get("export?format=json&columns=shopify_id").json();
    assert!(json.as_array().unwrap().contains(&json!({ "shopify_id": "=1+1" })));
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_are_chosen_and_an_email_needs_the_full_scope() {
    let shop = Shop::new().await;
    let text = shop.get("export?columns=score,id&segment=Champions").text().to_owned();
    assert!(text.starts_with("score,id\n"), "{text}");
    let plain = shop.get("export").text().to_owned();
    assert!(!plain.contains("example.com") && !plain.contains("email"), "{plain}");
    let marked = shop.get("export?bom=true");
    assert_eq!(marked.bytes, ["\u{feff}", &plain].concat().into_bytes());
    assert_eq!(shop.get("export?bom=false").text(), plain);
    let refused = shop.get("export?columns=id,email");
    assert_eq!(refused.status, 403);
    assert!(refused.detail().contains("admin:full"), "{}", refused.detail());
    let full = shop.server.full_token(shop.merchant).unwrap();
    let rows = shop.get_with(&full, "export?columns=shopify_id,email").rows();
    assert!(
        rows.iter().any(|row| row["shopify_id"] == "seen 3" && row["email"] == "3@example.com")
    );
    assert!(rows.iter().any(|row| row["email"] == "'+ada@example.com"), "{rows:?}");
    let json = shop.get_with(&full, "export?columns=email&format=json").json();
    assert!(json.as_array().unwrap().contains(&json!({ "email": "+ada@example.com" })));
    for (query, named) in [
        ("columns=id,nmae", "\"nmae\"; there are id, shopify_id"),
        ("columns=id,id", "id is named twice"),
        ("columns=", "no column \"\""),
        ("format=xlsx", "format: must be"),
        ("format=json&bom=true", "bom: "),
        ("bom=yes", "bom"),
        ("segment=Nobody", "no segment \"Nobody\""),
        ("segmnt=VIP", "segmnt"),
        ("locale=it", "locale: "),
    ] {
        let refused = shop.get(&format!("export?{query}"));
        assert_eq!(refused.status, 400, "{query}");
        assert!(refused.detail().contains(named), "{query}: {}", refused.detail());
    }
    shop.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_export_is_in_the_audit_log() {
    let shop = Shop::new().await;
    let members = shop.customers("segment=Hibernating").len() as i64;
    assert!((1..73).contains(&members), "{members}");
    shop.get("export?segment=Hibernating&columns=id,score");
    shop.clock.set((START + 41) * DAY_MS);
    shop.get("export?format=json");
    shop.get("export?segment=Nobody");
    let audited = shop.audited().await;
    assert_eq!(audited.len(), 2, "{audited:?}");
    let (action, actor, details, rows) = &audited[0];
    assert_eq!((action.as_str(), *rows), ("rfm_export", Some(members)));
    assert!(!actor.is_empty());
    let expected = json!({"format": "csv", "segment": "Hibernating", "columns": ["id", "score"]});
    assert_eq!(details, &expected);
    assert_eq!((&audited[1].2["format"], audited[1].3), (&json!("json"), Some(73)));
    shop.stop().await;
}
