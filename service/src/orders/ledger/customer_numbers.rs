//! A number for each customer: the first is 0, the next new one 1.

use std::cmp::Ordering;

use ahash::{AHashMap, RandomState};
use hashbrown::HashTable;

use super::inline_key::InlineKey;

/// The key of a customer. E-mails that do not fit are rare.
pub(super) type CustomerKey = InlineKey<32>;

/// See the file's head. Looking a customer up touches one place in memory, as keys lie in the table itself.
#[derive(Debug)]
pub(super) struct CustomerNumbers {
    hasher: RandomState,
    numbers: HashTable<(CustomerKey, u32)>,
    long_keys: LongKeys,
}

/// The texts of the keys that are too long for the table.
#[derive(Debug, Default)]
pub(super) struct LongKeys(AHashMap<CustomerKey, Box<str>>);

impl LongKeys {
    /// What a key was made of.
    pub(super) fn text<'k>(&'k self, key: &'k CustomerKey) -> &'k str {
        key.text().or_else(|| self.0.get(key).map(AsRef::as_ref)).unwrap_or_default()
    }

    /// The order of the texts.
    pub(super) fn compare(&self, one: &CustomerKey, other: &CustomerKey) -> Ordering {
        if self.0.is_empty() { one.cmp(other) } else { self.text(one).cmp(self.text(other)) }
    }

    /// Takes those of others in.
    pub(super) fn take(&mut self, others: LongKeys) {
        self.0.extend(others.0);
    }
}

impl CustomerNumbers {
    pub(super) fn new(hasher: RandomState) -> CustomerNumbers {
        let (numbers, long_keys) = (HashTable::new(), LongKeys::default());
        CustomerNumbers { hasher, numbers, long_keys }
    }

    /// How many customers there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The key of a customer, whose text can be had again.
    pub(super) fn key(&mut self, text: &str) -> CustomerKey {
        let key = CustomerKey::new(text);
        if key.text().is_none() {
            self.long_keys.0.entry(key).or_insert_with(|| text.into());
        }
        key
    }

    /// The number of a customer, who may be new. There are fewer than four billion.
    pub(super) fn number_of(&mut self, key: CustomerKey) -> u32 {
        let next = self.numbers.len() as u32;
        let entry = self.numbers.entry(
            self.hasher.hash_one(key),
            |(known, _)| *known == key,
            |(known, _)| self.hasher.hash_one(known),
        );
        entry.or_insert((key, next)).get().1
    }

    /// Gives the long keys away.
    pub(super) fn take_long_keys(&mut self) -> LongKeys {
        std::mem::take(&mut self.long_keys)
    }

    /// All customers with their numbers, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (CustomerKey, u32)> {
        self.numbers.iter().copied()
    }
}
