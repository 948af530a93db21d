//! `rfm score` beside Polars doing the same, whole process against whole process, in turn: 1,000,000 orders
//! of 100,000 customers from file to file. Needs `python3` with the package `polars`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use rfm_service::simulation::{Plan, Shop, shopify};
use shared_scoring::{Currency, Day};

const CUSTOMERS: u64 = 100_000;
const AS_OF: &str = "2025-05-01";
const PAIRS: usize = 11;

fn main() {
    let has_polars = Command::new("python3").args(["-c", "import polars"]).output();
    if !has_polars.is_ok_and(|output| output.status.success()) {
        println!("rfm score: skipped, as Polars is not here; type `python3 -m pip install polars`");
        return;
    }
    let build = ["build", "--release", "--package", "rfm-service", "--bin", "rfm"];
    assert!(Command::new(env!("CARGO")).args(build).status().unwrap().success());
    let folder = tempfile::tempdir().unwrap();
    let in_folder = |name: &str| folder.path().join(name);
    let (orders, ours, theirs) =
        (in_folder("orders.csv"), in_folder("ours.csv"), in_folder("theirs.csv"));
    let written = write_orders(&orders).unwrap();
    let (rfm, peer) =
        (binary(), Path::new(env!("CARGO_MANIFEST_DIR")).join("peers/score_polars.py"));
    let mut pairs: Vec<(f64, f64)> = (0..PAIRS)
        .map(|_| {
            let mut score = Command::new(&rfm);
            score.arg("score").arg(&orders).args(["--as-of", AS_OF]);
            let ours = timed(score.stdout(File::create(&ours).unwrap()).stderr(Stdio::null()));
            let mut polars = Command::new("python3");
            (ours, timed(polars.arg(&peer).args([&orders, &theirs]).arg(AS_OF)))
        })
        .collect();
    assert_eq!(scores(&ours), scores(&theirs), "both score alike");
    pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    let (ours, theirs) = pairs[PAIRS / 2];
    println!("{written} orders of {CUSTOMERS} customers, median of {PAIRS} pairs");
    println!(
        "rfm score {ours:.2} s, Polars {theirs:.2} s, ratio {:.2} (target 0.5)",
        ours / theirs
    );
}

/// Beside the folder of this program, where cargo puts those of the same profile.
fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.ancestors().nth(2).unwrap().join("rfm")
}

fn timed(command: &mut Command) -> f64 {
    let start = Instant::now();
    assert!(command.status().unwrap().success());
    start.elapsed().as_secs_f64()
}

fn write_orders(path: &Path) -> io::Result<usize> {
    let plan = Plan {
        parameters: benches::REGULARS,
        customers: CUSTOMERS,
        from: Day(19_000),
        until: Day(20_195),
        currency: Currency::USD,
    };
    let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
    writer.write_record(shopify::COLUMNS)?;
    let mut orders = 0;
    for order in Shop::new(1, &plan).unwrap() {
        let rows = shopify::rows(&order, Currency::USD);
        orders += usize::from(!rows.is_empty());
        for row in rows {
            writer.write_record(row)?;
        }
    }
    writer.flush()?;
    Ok(orders)
}

/// The three scores of each customer that has any.
fn scores(path: &Path) -> BTreeMap<String, [String; 3]> {
    let text = fs::read(path).unwrap();
    let mut reader = csv::Reader::from_reader(&text[..]);
    let header = reader.headers().unwrap().clone();
    let at = ["recency", "frequency", "monetary"]
        .map(|name| header.iter().position(|column| column == name).unwrap());
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| (row[0].to_owned(), at.map(|at| row[at].to_owned())))
        .filter(|(_, scores)| !scores[0].is_empty())
        .collect()
}
