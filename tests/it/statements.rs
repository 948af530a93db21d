//! Every statement in a `queries` folder is prepared against the migrated schema, and used by the code.
//! What stands in `NAME.conflict.sql` follows the statement `NAME.sql`.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use integration_tests::support::{TestDatabase, repository};

fn statements(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            statements(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "sql") {
            found.push(path);
        }
    }
}

#[tokio::test]
async fn every_statement_fits_the_schema_and_is_used() {
    let source = repository().join("service/src");
    let mut found = Vec::new();
    statements(&source, &mut found);
    assert!(found.len() > 10, "only {} statements found", found.len());
    let database = TestDatabase::new().await;
    let pool = database.app();
    for path in found {
        let mut text = fs::read_to_string(&path).unwrap();
        if let Some(statement) = path.to_str().unwrap().strip_suffix(".conflict.sql") {
            text = fs::read_to_string(format!("{statement}.sql")).unwrap() + &text;
        }
        let mut connection = pool.acquire().await.unwrap();
        let prepared = connection.prepare(AssertSqlSafe(text).into_sql_str()).await;
        assert!(prepared.is_ok(), "{}: {}", path.display(), prepared.err().unwrap());
        let name = path.file_name().unwrap().to_str().unwrap();
        let slice = path.parent().unwrap().parent().unwrap();
        let used = ["", "store"].iter().any(|folder| {
            let files = fs::read_dir(slice.join(folder)).into_iter().flatten().flatten();
            files
                .map(|file| fs::read_to_string(file.path()).unwrap_or_default())
                .any(|code| code.contains(&format!("queries/{name}")))
        });
        assert!(used, "{} is not used", path.display());
    }
}
