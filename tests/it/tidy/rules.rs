//! The rules themselves, each a function of a file's path and text.

use std::iter;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 70;
const VAGUE_NAMES: [&str; 3] = ["utils", "common", "types"];
const OUTSIDE_THE_MODEL: [&str; 6] = ["sqlx", "axum", "tonic", "rdkafka", "serde", "tracing"];
const BASE_ROOMS: [&str; 4] = ["base", "adapters", "workers", "transports"];

/// The slices; each may call those before it.
const SLICES: [&str; 15] = [
    "audit",
    "merchants",
    "orders",
    "scoring",
    "segments",
    "columns",
    "movement",
    "imports",
    "preview",
    "configuration",
    "export",
    "analytics",
    "churn",
    "nudges",
    "privacy",
];

/// Every rule that a file breaks, as `path:line: rule`.
pub(super) fn broken(path: &str, text: &str) -> Vec<String> {
    let parts: Vec<&str> = path.split(['/', '.']).collect();
    let mut found = Findings { path, parts: &parts, modules: modules(&parts), found: Vec::new() };
    if !text.starts_with("//!") {
        found.push(1, "a file opens with its purpose, as a `//!` comment");
    }
    if let Some(name) = parts.iter().find(|part| VAGUE_NAMES.contains(part)) {
        found.push(1, &format!("`{name}` says nothing; name what is in it"));
    }
    let is_test = parts.contains(&"tests") || parts.contains(&"benches");
    if is_test {
        return found.found;
    }
    let lines = text.lines().count();
    if lines > FILE_LINES {
        found.push(lines, &format!("the file has {lines} lines, more than {FILE_LINES}"));
    }
    match syn::parse_file(text) {
        Ok(file) => found.visit_file(&file),
        Err(error) => found.push(1, &format!("cannot be parsed: {error}")),
    }
    found.found
}

/// The modules from the crate's root to that of a file: `service/src/orders/store/save.rs` is
/// `orders::store::save`.
fn modules(parts: &[&str]) -> Vec<String> {
    let below_src = parts.iter().skip_while(|part| **part != "src").skip(1);
    let is_module = |part: &&&str| !["mod", "lib", "main", "rs"].contains(*part);
    below_src.filter(is_module).map(|part| (*part).to_owned()).collect()
}

struct Findings<'f> {
    path: &'f str,
    parts: &'f [&'f str],
    /// The modules that lead to where the visit is.
    modules: Vec<String>,
    found: Vec<String>,
}

impl Findings<'_> {
    fn push(&mut self, line: usize, rule: &str) {
        self.found.push(format!("{}:{line}: {rule}", self.path));
    }

    fn check_function(&mut self, name: &syn::Ident, span: proc_macro2::Span) {
        let (first, last) = (span.start().line, span.end().line);
        let lines = last - first + 1;
        if lines > FUNCTION_LINES {
            self.push(first, &format!("{name} has {lines} lines, more than {FUNCTION_LINES}"));
        }
    }

    /// Checks a path of names, as in `crate::orders::store`.
    fn check_path(&mut self, names: &[String], line: usize) {
        let Some(first) = names.first().map(String::as_str) else { return };
        let in_kernel = self.parts[0] == "shared-scoring";
        if in_kernel && ["std", "f32", "f64"].contains(&first) {
            self.push(line, &format!("the kernel knows no `{first}`"));
        }
        if self.parts.contains(&"model") && OUTSIDE_THE_MODEL.contains(&first) {
            self.push(line, &format!("a model knows no `{first}`"));
        }
        let is_statement = first == "sqlx" && names.get(1).is_some_and(|n| n.starts_with("query"));
        let may_ask =
            ["store", "adapters"].iter().any(|room| self.modules.iter().any(|m| m == room));
        if is_statement && !may_ask {
            self.push(line, "statements stand in a `store`");
        }
        let names = self.resolved(names);
        let is_of_crate = names.first().is_some_and(|first| first == "crate");
        let Some(target) = names.get(1).filter(|_| is_of_crate) else { return };
        let Some(target_at) = SLICES.iter().position(|slice| slice == target) else { return };
        let Some(room) = self.parts.get(2).filter(|_| self.parts.starts_with(&["service", "src"]))
        else {
            return;
        };
        if BASE_ROOMS.contains(room) {
            self.push(line, &format!("{room} names no slice, as `{target}` is"));
        }
        let Some(at) = SLICES.iter().position(|slice| slice == room) else { return };
        if at < target_at {
            self.push(line, &format!("{room} may call only slices to the left, not `{target}`"));
        }
        if at != target_at && names.get(2).is_some_and(|name| name == "store") {
            self.push(line, &format!("{room} reaches into the store of `{target}`"));
        }
    }

    /// A path from the crate's root, where it begins with `self` or `super`.
    fn resolved(&self, names: &[String]) -> Vec<String> {
        let relative = names.iter().take_while(|name| ["self", "super"].contains(&name.as_str()));
        let (leading, ups) = (relative.clone().count(), relative.filter(|n| *n == "super").count());
        if leading == 0 {
            return names.to_vec();
        }
        let here = self.modules.len().saturating_sub(ups);
        let from_root = self.modules[..here].iter().chain(&names[leading..]);
        iter::once(&"crate".to_owned()).chain(from_root).cloned().collect()
    }

    fn check_use(&mut self, tree: &syn::UseTree, prefix: &mut Vec<String>) {
        let line = tree.span().start().line;
        match tree {
            syn::UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.check_use(&path.tree, prefix);
                prefix.pop();
            }
            syn::UseTree::Group(group) => {
                group.items.iter().for_each(|item| self.check_use(item, prefix));
            }
            syn::UseTree::Name(syn::UseName { ident })
            | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                prefix.push(ident.to_string());
                self.check_path(prefix, line);
                prefix.pop();
            }
            syn::UseTree::Glob(_) => self.check_path(prefix, line),
        }
    }
}

impl<'ast> Visit<'ast> for Findings<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.modules.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.modules.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.check_use(&item.tree, &mut Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.check_path(&names, path.span().start().line);
        visit::visit_path(self, path);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.check_function(&item.sig.ident, item.span());
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.check_function(&item.sig.ident, item.span());
        visit::visit_impl_item_fn(self, item);
    }
}
