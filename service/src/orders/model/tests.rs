//! Versions, merges and erasures of customers end in the same state, in whatever order they come and
//! however often.

use std::collections::BTreeMap;

use super::*;
use crate::orders::event::{CustomerRef, CustomerVersion};

const IDS: u64 = 8;
const EMAILS: u8 = 5;

fn lookup(email: u8) -> EmailLookup {
    [email; 32]
}

fn book() -> Book {
    let lookups = (0..EMAILS).map(|email| (format!("{email}@example.com"), lookup(email)));
    Book { lookups: lookups.collect(), ..Book::default() }
}

fn version(id: u64, email: Option<u8>, updated_at_ms: i64) -> Change {
    let email = email.map(|email| format!("{email}@example.com"));
    Change::Customer(CustomerVersion {
        email_removed: email.is_none(),
        customer: CustomerRef { id: Some(id.to_string()), email },
        updated_at_ms,
    })
}

fn erased(id: u64) -> Change {
    Change::CustomerDeleted { customer_id: id.to_string() }
}

fn merged(kept: u64, removed: u64) -> Change {
    Change::CustomersMerged { kept: kept.to_string(), removed: removed.to_string() }
}

/// For each id: the one it leads to, whether it is erased, its version, and the e-mail of its customer.
type State = BTreeMap<String, (String, bool, Option<Claim>, Option<EmailLookup>)>;

fn state_after(changes: &[Change]) -> State {
    let (mut book, mut next) = (book(), 0u128);
    for change in changes {
        let (id, topic) = ("1".to_owned(), "test".to_owned());
        let event = Event { id, topic, change: change.clone(), raw: Vec::new() };
        let mut new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        book.apply(&event, &mut new_id).unwrap();
    }
    for (email, holder) in &book.emails {
        assert_eq!(book.customers[holder].email, Some(*email), "both say who holds an e-mail");
    }
    let state = book.identities.iter().map(|(id, identity)| {
        let root = identity.alias_of.clone().unwrap_or_else(|| id.clone());
        let user = book.identities.get(&root).and_then(|root| root.user);
        let email = user.and_then(|user| book.customers[&user].email);
        let claim = identity.claim.filter(|_| identity.alias_of.is_none() && !identity.erased);
        (id.clone(), (root, identity.erased, claim, email))
    });
    state.collect()
}

#[test]
fn any_order_and_any_repeats_end_in_the_same_state() {
    let mut rng = fastrand::Rng::with_seed(20_261_125);
    for _ in 0..400 {
        let mut changes = Vec::new();
        for _ in 0..rng.usize(2..14) {
            let email = rng.bool().then(|| rng.u8(0..EMAILS));
            // Few times, so that many versions are of the same one.
            changes.push(version(rng.u64(0..IDS), email, rng.i64(1..6)));
        }
        for removed in 1..IDS {
            // Each goes once, to a smaller one: no circle in any order.
            if rng.u8(0..4) == 0 {
                changes.push(merged(rng.u64(0..removed), removed));
            }
        }
        if rng.bool() {
            changes.push(erased(rng.u64(0..IDS)));
        }
        let expected = state_after(&changes);
        for _ in 0..20 {
            let mut shuffled = changes.clone();
            for _ in 0..rng.usize(0..4) {
                shuffled.push(changes[rng.usize(0..changes.len())].clone());
            }
            rng.shuffle(&mut shuffled);
            assert_eq!(state_after(&shuffled), expected, "{changes:#?}\n{shuffled:#?}");
        }
    }
}

#[test]
fn an_older_version_undoes_nothing_and_a_removed_e_mail_is_cleared() {
    let email = |changes: &[Change]| state_after(changes)["1"].3;
    assert_eq!(email(&[version(1, Some(2), 20), version(1, Some(1), 10)]), Some(lookup(2)));
    assert_eq!(email(&[version(1, Some(2), 20), version(1, None, 30)]), None);
    assert_eq!(email(&[version(1, None, 30), version(1, Some(2), 20)]), None);
    // Another customer took the e-mail since.
    assert_eq!(email(&[version(3, Some(2), 30), version(1, Some(2), 20)]), None);
    assert_eq!(
        email(&[version(3, Some(2), 30), version(3, Some(4), 40), version(1, Some(2), 20)]),
        None
    );
}

#[test]
fn an_erased_id_that_was_merged_erases_nobody_else() {
    let (one, two) = (version(1, Some(1), 10), version(2, Some(2), 10));
    let before = [one.clone(), two.clone(), erased(1), merged(2, 1)];
    let after = [one, two, merged(2, 1), erased(1)];
    for changes in [before, after] {
        let state = state_after(&changes);
        assert!(state["1"].1 && !state["2"].1, "{state:?}");
        assert_eq!(state["2"].3, Some(lookup(2)), "{state:?}");
    }
}

#[test]
fn a_repeated_row_of_a_file_brings_nobody_back_who_was_erased() {
    let (mut book, mut next) = (book(), 0u128);
    let row = Change::Order(OrderVersion {
        order_id: "1001".into(),
        customer: Some(CustomerRef { id: None, email: Some("1@example.com".into()) }),
        processed_at_ms: 0,
        test: false,
        gross_minor: 100,
        current_total_minor: 100,
        known_refunds: Vec::new(),
        rank: VersionRank {
            source: Source::File,
            updated_at_ms: 0,
            cancelled: false,
            refunded_minor: 0,
            financial_status: FinancialStatus::Paid,
            content_hash: 0,
        },
    });
    let changes = [row.clone(), version(5, Some(1), 10), erased(5), row];
    let mut customers = Vec::new();
    for change in changes {
        let event = Event { id: "1".into(), topic: "test".into(), change, raw: Vec::new() };
        let mut new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        book.apply(&event, &mut new_id).unwrap();
        customers.push((book.customers.len(), book.emails.len()));
    }
    assert_eq!(customers, [(1, 1), (1, 1), (1, 0), (1, 0)], "customers, and those with an e-mail");
}
