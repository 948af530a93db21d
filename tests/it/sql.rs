//! Every statement of the service: the files in `queries` folders, and the short ones beside their calls.

use std::fs;
use std::path::{Path, PathBuf};

use integration_tests::support::repository;
use syn::visit::{self, Visit};

pub(crate) struct Statement {
    /// The file's name, or the statement itself where it stands in code.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The file; of one that stands in code, the code.
    pub(crate) path: PathBuf,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// Text that is a statement: it begins with a verb of SQL.
fn is_statement(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["select", "insert", "update", "delete", "with"].contains(&first) && text.contains(' ')
}

/// Collects the statements that code gives to `sqlx`, and longer ones wherever they stand.
#[derive(Default)]
struct InCode {
    short: Vec<String>,
    long: Vec<String>,
}

impl<'ast> Visit<'ast> for InCode {
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let (syn::Expr::Path(function), Some(syn::Expr::Lit(literal))) =
            (&*call.func, call.args.first())
            && function.path.segments.first().is_some_and(|first| first.ident == "sqlx")
            && let syn::Lit::Str(text) = &literal.lit
            && !text.value().contains('\n')
        {
            self.short.push(text.value());
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        let text = text.value();
        if text.contains('\n') && is_statement(&text) {
            self.long.push(text);
        }
    }
}

/// All statements; those of one line that stand in code after those of files.
pub(crate) fn statements() -> Vec<Statement> {
    let mut all = Vec::new();
    files(&repository().join("service/src"), &mut all);
    all.sort();
    let (mut found, mut in_code) = (Vec::new(), Vec::new());
    for path in all {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // The schema and its roles are no statements that serve.
        let is_adapter = path.components().any(|part| part.as_os_str() == "adapters");
        if let Some(statement) = path.to_str().unwrap().strip_suffix(".conflict.sql") {
            let text = fs::read_to_string(format!("{statement}.sql")).unwrap() + &text;
            found.push(Statement { name, text, path });
        } else if name.ends_with(".sql") {
            found.push(Statement { name, text, path });
        } else if name.ends_with(".rs") && !is_adapter {
            let mut code = InCode::default();
            code.visit_file(&syn::parse_file(&text).unwrap());
            assert!(
                code.long.is_empty(),
                "{}: into queries/*.sql: {:?}",
                path.display(),
                code.long
            );
            let statement =
                |text: String| Statement { name: text.clone(), text, path: path.clone() };
            in_code.extend(code.short.into_iter().map(statement));
        }
    }
    found.extend(in_code);
    found
}

#[test]
fn statements_in_code_are_seen() {
    let code = r#"
        fn a() {
            sqlx::query("select 1 from merchants").bind(1);
            sqlx::query_as::<_, (i64,)>("delete from users").fetch();
            other("select 1 from nothing");
        }
        const LONG: &str = "
            insert into users values (1)";
    "#;
    let mut found = InCode::default();
    found.visit_file(&syn::parse_file(code).unwrap());
    assert_eq!(found.short, ["select 1 from merchants", "delete from users"]);
    assert_eq!(found.long.len(), 1);
}
