//! The segments in the terminal.

use serde_json::Value;

/// On which day an answer stands.
pub(super) fn day(answer: &Value) -> &str {
    answer["as_of"].as_str().unwrap_or_default()
}

/// By how much each segment changed, in one line.
pub(super) fn line(now: &Value, before: &Value) -> String {
    let rows = now["segments"].as_array().into_iter().flatten().enumerate();
    let changes = rows.filter_map(|(at, row)| {
        let change = change(row, &before["segments"][at]);
        (change != 0).then(|| format!("{} {change:+}", row["name"].as_str().unwrap_or_default()))
    });
    let changes: Vec<String> = changes.collect();
    let told = if changes.is_empty() { "the same sizes".to_owned() } else { changes.join(", ") };
    format!("{}: {} customers; {told}", day(now), now["customers"])
}

fn change(row: &Value, before: &Value) -> i64 {
    row["customers"].as_i64().unwrap_or(0) - before["customers"].as_i64().unwrap_or(0)
}

/// The segments with their sizes, and by how much each moved.
pub(super) fn table(now: &Value, before: &Value) {
    println!("\n{:<22}{:>10}{:>8}{:>9}", "segment", "customers", "share", "moved");
    let rows = now["segments"].as_array().into_iter().flatten();
    for (at, row) in rows.enumerate() {
        let customers = row["customers"].as_i64().unwrap_or(0);
        let moved = change(row, &before["segments"][at]);
        let moved = if moved == 0 { String::new() } else { format!("{moved:+}") };
        let share = row["share"].as_f64().unwrap_or(0.0) * 100.0;
        let name = row["name"].as_str().unwrap_or_default();
        println!("{name:<22}{customers:>10}{share:>7.1}%{moved:>9}");
    }
    println!("{:<22}{:>10}", "all customers", now["customers"]);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_names_the_segments_that_changed() {
        let of = |vip: i64, lost: i64| {
            let segments = [("VIP", vip), ("Loyal", 5), ("Lost", lost)];
            let segments = segments.map(|(name, n)| json!({ "name": name, "customers": n }));
            json!({ "as_of": "2026-11-28", "customers": vip + 5 + lost, "segments": segments })
        };
        assert_eq!(line(&of(3, 9), &of(1, 10)), "2026-11-28: 17 customers; VIP +2, Lost -1");
        assert_eq!(line(&of(3, 9), &of(3, 9)), "2026-11-28: 17 customers; the same sizes");
    }
}
