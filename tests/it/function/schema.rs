//! Queries, answers and the extension's file against Shopify's limits and its schema of 2026-10.

use std::fs;

use apollo_compiler::ast::{Definition, Document, Selection, Type};
use apollo_compiler::request::coerce_variable_values;
use apollo_compiler::schema::ExtendedType;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};
use integration_tests::support::{repository, tell};
use serde_json::{Value, json};

use super::checkout::Target;
use super::generated::{checkout, seed};
use super::host::Host;

const MAX_QUERY_BYTES: usize = 3_000;
const MAX_COST: usize = 30;

/// A test's input document and what it is to answer.
struct Fixture {
    name: String,
    export: String,
    input: Value,
    output: Value,
}

fn fixtures() -> Vec<Fixture> {
    let folder = repository().join("tests/fixtures/function");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let mut document: Value = serde_json::from_str(&text).unwrap();
            Fixture {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                export: document["export"].as_str().unwrap().to_owned(),
                input: document["input"].take(),
                output: document["output"].take(),
            }
        })
        .collect()
}

/// Shopify's schema, which is not ours to keep in this repository.
fn schema() -> Option<Valid<Schema>> {
    let path = repository().join("../shared/reference/discount_function_2026-10.graphql");
    let Ok(text) = fs::read_to_string(&path) else {
        tell(&format!("skipped: {} is not here", path.display()));
        return None;
    };
    Some(Schema::parse_and_validate(text, "schema.graphql").unwrap())
}

/// What Shopify charges: 3 for a metafield, 1 for each other leaf.
fn cost(selections: &[Selection]) -> usize {
    let of = |selection: &Selection| {
        let Selection::Field(field) = selection else { panic!("only fields are asked for") };
        let itself = match field.name.as_str() {
            "metafield" => 3,
            _ => usize::from(field.selection_set.is_empty()),
        };
        itself + cost(&field.selection_set)
    };
    selections.iter().map(of).sum()
}

#[test]
fn queries_are_small_and_cheap() {
    for target in Target::ALL {
        let query = target.query();
        assert!(query.len() <= MAX_QUERY_BYTES, "{} bytes", query.len());
        let document = Document::parse(query, "query.graphql").unwrap();
        let Definition::OperationDefinition(operation) = &document.definitions[0] else {
            panic!("not an operation")
        };
        let cost = cost(&operation.selection_set);
        assert!((10..=MAX_COST).contains(&cost), "{} costs {cost}", target.export());
        assert!(!query.contains("lines"), "lines would make the cost grow with the cart");
    }
}

#[test]
fn queries_ask_for_what_there_is() {
    let Some(schema) = schema() else { return };
    for target in Target::ALL {
        let document =
            ExecutableDocument::parse_and_validate(&schema, target.query(), "query.graphql");
        document.unwrap_or_else(|errors| panic!("{}: {errors}", target.export()));
    }
    let wrong = Target::CartLines.query().replace("localTime", "time");
    assert!(ExecutableDocument::parse_and_validate(&schema, wrong, "query.graphql").is_err());
}

#[test]
fn fixtures_are_answered_as_they_say() {
    for fixture in fixtures() {
        let run = Host::get().run(&fixture.export, &fixture.input).unwrap();
        assert_eq!(run.output, fixture.output, "{}", fixture.name);
    }
}

/// Whether an answer is one that the schema knows.
fn check(schema: &Valid<Schema>, target: Target, output: &Value) -> Result<(), String> {
    let name = match target {
        Target::CartLines => "CartLinesDiscountsGenerateRun",
        Target::DeliveryOptions => "CartDeliveryOptionsDiscountsGenerateRun",
    };
    let (field, result) = (format!("c{}", &name[1..]), format!("{name}Result"));
    let mutation = format!("mutation($result: {result}!) {{ {field}(result: $result) }}");
    let document = ExecutableDocument::parse_and_validate(schema, mutation, "answer.graphql");
    let document = document.map_err(|errors| errors.to_string())?;
    let operation = document.operations.get(None).map_err(|error| format!("{error:?}"))?;
    let variables = serde_json::from_value(json!({"result": output})).unwrap();
    coerce_variable_values(schema, operation, &variables).map_err(|error| format!("{error:?}"))?;
    check_one_of(schema, &result, output)
}

/// An input type with `@oneOf` has exactly one field.
fn check_one_of(schema: &Schema, name: &str, value: &Value) -> Result<(), String> {
    let (Some(ExtendedType::InputObject(input)), Some(object)) =
        (schema.types.get(name), value.as_object())
    else {
        return Ok(());
    };
    if input.directives.has("oneOf") && object.len() != 1 {
        return Err(format!("{name} has {} fields: {value}", object.len()));
    }
    for (field, value) in object {
        let ty: &Type = &input.fields[field.as_str()].ty;
        let inner = ty.inner_named_type().as_str();
        match value.as_array() {
            Some(list) => list.iter().try_for_each(|value| check_one_of(schema, inner, value))?,
            None => check_one_of(schema, inner, value)?,
        }
    }
    Ok(())
}

#[test]
fn answers_are_what_the_schema_knows() {
    let Some(schema) = schema() else { return };
    let mut rng = fastrand::Rng::with_seed(seed());
    for case in 0..500 {
        let checkout = checkout(&mut rng);
        for target in Target::ALL {
            let output = Host::get().run(target.export(), &checkout.input(target)).unwrap().output;
            check(&schema, target, &output).unwrap_or_else(|error| panic!("{case}: {error}"));
        }
    }
    for fixture in fixtures() {
        let target = Target::ALL.into_iter().find(|target| target.export() == fixture.export);
        check(&schema, target.unwrap(), &fixture.output)
            .unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
    }
    for wrong in [
        json!({}),
        json!({"operations": [{"orderDiscountsAdd": {"selectionStrategy": "BEST", "candidates": []}}]}),
        json!({"operations": [{}]}),
    ] {
        assert!(check(&schema, Target::CartLines, &wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_extension_names_what_there_is() {
    let folder = repository().join("functions/update_rfm_score");
    let text = fs::read_to_string(folder.join("shopify.extension.toml")).unwrap();
    let file: toml::Table = text.parse().unwrap();
    assert_eq!(file["api_version"].as_str(), Some("2026-10"));
    let extension = &file["extensions"][0];
    let exports = Host::get().exports();
    let targets = extension["targeting"].as_array().unwrap();
    assert_eq!(targets.len(), Target::ALL.len());
    for (targeting, target) in targets.iter().zip(Target::ALL) {
        let text = |name: &str| targeting[name].as_str().unwrap();
        assert_eq!(text("export"), target.export());
        assert_eq!(text("target").replace(['.', '-'], "_"), target.export());
        assert!(exports.iter().any(|export| export == text("export")));
        assert!(folder.join(text("input_query")).exists());
    }
    let module = extension["build"]["path"].as_str().unwrap();
    assert!(folder.join(module).exists(), "{module}");
}
