//! Every statement is prepared against the migrated schema, and each one in a `queries` folder is used by
//! the code. What stands in `NAME.conflict.sql` follows the statement `NAME.sql`.

use std::fs;

use sqlx::{AssertSqlSafe, Executor, SqlSafeStr};

use crate::sql::statements;
use integration_tests::support::TestDatabase;

#[tokio::test]
async fn every_statement_fits_the_schema_and_is_used() {
    let found = statements();
    assert!(found.len() > 40, "only {} statements found", found.len());
    let database = TestDatabase::new().await;
    let (app, worker) = (database.app(), database.worker());
    for statement in found {
        let (name, path) = (&statement.name, &statement.path);
        // As whoever serves, or else as who finds work.
        let mut refused = Vec::new();
        for pool in [&app, &worker] {
            let mut connection = pool.acquire().await.unwrap();
            let text = AssertSqlSafe(statement.text.clone()).into_sql_str();
            refused.extend(connection.prepare(text).await.err());
        }
        assert!(refused.len() < 2, "{}: {name}: {refused:?}", path.display());
        if path.extension().is_some_and(|kind| kind == "rs") {
            continue;
        }
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
