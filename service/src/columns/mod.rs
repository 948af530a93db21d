//! Shops as columns in memory: three raw numbers of each customer, valid at a number of change, and brought
//! up to a later one by the customers who changed since.
//!
//! A customer keeps its ordinal as long as the store lives. All stores together are bounded; the shop that
//! was used least is dropped, and gets a new store when it is asked for again.

mod store;

use std::fmt;
use std::sync::Arc;

use ahash::AHashMap;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use shared_scoring::columns::{ABSENT, Columns};
use sqlx::PgPool;
use sqlx::types::Uuid;
use tokio::sync::{OwnedRwLockReadGuard, RwLock};

use crate::adapters::postgres::{self, MerchantTransaction};
use crate::base::{Calendar, Full, MerchantId, Place, Places};
use crate::merchants::{self, Merchant};
use store::Part;

/// Customers that are read at a time.
const PAGE: i64 = 100_000;

/// Shops that are expected at a time.
const SHOPS: usize = 256;

/// Copies of one shop's columns that are sent at a time.
const COPIES_OF_SHOP: usize = 8;

/// One shop's customers.
#[derive(Debug)]
pub struct ColumnStore {
    id: Uuid,
    change_seq: i64,
    /// What made the days.
    calendar: Calendar,
    customers: Vec<Uuid>,
    days: Vec<i32>,
    orders: Vec<u32>,
    spend: Vec<i64>,
    changed: Vec<i64>,
    ordinals: AHashMap<Uuid, u32>,
}

/// What columns a reader has: of which store, at which number of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The store.
    pub store: Uuid,
    /// The number of the last change that is in it.
    pub change_seq: i64,
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.store.simple(), self.change_seq)
    }
}

impl Tag {
    /// Reads what [`Tag`] is written as; `None` for anything else.
    pub fn parse(text: &str) -> Option<Tag> {
        let (store, change_seq) = text.split_once('.')?;
        let change_seq = change_seq.parse().ok().filter(|seq| *seq >= 0)?;
        Some(Tag { store: Uuid::try_parse(store).ok()?, change_seq })
    }
}

impl ColumnStore {
    pub(crate) fn new(calendar: Calendar) -> ColumnStore {
        ColumnStore {
            id: Uuid::new_v4(),
            change_seq: -1,
            calendar,
            customers: Vec::new(),
            days: Vec::new(),
            orders: Vec::new(),
            spend: Vec::new(),
            changed: Vec::new(),
            ordinals: AHashMap::new(),
        }
    }

    /// What it is, at its number of change.
    pub fn tag(&self) -> Tag {
        Tag { store: self.id, change_seq: self.change_seq }
    }

    /// The columns, by ordinal.
    pub fn columns(&self) -> Columns<'_> {
        Columns {
            last_order_days: &self.days,
            order_counts: &self.orders,
            spend_totals_minor: &self.spend,
        }
    }

    /// The number of ordinals.
    pub fn len(&self) -> usize {
        self.customers.len()
    }

    /// Whether nobody was ever in it.
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty()
    }

    /// The customer with an ordinal.
    pub fn customer(&self, ordinal: usize) -> Option<Uuid> {
        self.customers.get(ordinal).copied()
    }

    /// The ordinals of those who changed since a number.
    pub fn changed_since(&self, change_seq: i64) -> impl Iterator<Item = u32> {
        let all = (0u32..).zip(&self.changed);
        all.filter(move |(_, changed)| **changed > change_seq).map(|(ordinal, _)| ordinal)
    }

    /// Takes customers in, each in place of what was known of it.
    pub(crate) fn take(&mut self, (customers, placed, orders, spend, changed): Part) {
        self.ordinals.reserve(customers.len());
        let numbers = placed.into_iter().zip(orders).zip(spend).zip(changed);
        for (customer, (((placed, orders), spend), changed)) in customers.into_iter().zip(numbers) {
            let day = self.calendar.day_of(placed).0;
            let orders = u32::try_from(orders).unwrap_or(ABSENT);
            let next = self.customers.len();
            let known = *self.ordinals.entry(customer).or_insert(next as u32) as usize;
            if known == next {
                self.customers.push(customer);
                self.days.push(day);
                self.orders.push(orders);
                self.spend.push(spend);
                self.changed.push(changed);
            } else {
                self.days[known] = day;
                self.orders[known] = orders;
                self.spend[known] = spend;
                self.changed[known] = changed;
            }
        }
    }
}

#[derive(Clone)]
struct Kept {
    columns: Arc<RwLock<ColumnStore>>,
    customers: usize,
}

#[derive(Clone)]
struct ByCustomers;

impl Weighter<MerchantId, Kept> for ByCustomers {
    fn weight(&self, _: &MerchantId, kept: &Kept) -> u64 {
        kept.customers as u64 + 1
    }
}

/// The stores of all shops.
#[derive(Clone)]
pub struct ColumnStores {
    pool: PgPool,
    kept: Arc<Cache<MerchantId, Kept, ByCustomers>>,
    copies: Places,
}

/// A store that stays as it is while this is held.
pub type Held = OwnedRwLockReadGuard<ColumnStore>;

impl ColumnStores {
    /// Stores of at most so many customers together. A larger shop is read anew each time.
    pub fn new(pool: PgPool, customers: u64) -> ColumnStores {
        // In one piece: a shop has to fit into a piece.
        let options = OptionsBuilder::new()
            .estimated_items_capacity(SHOPS)
            .weight_capacity(customers)
            .shards(1)
            .build()
            .unwrap_or_else(|_| unreachable!("both capacities are given"));
        let (hasher, lifecycle) = (DefaultHashBuilder::default(), DefaultLifecycle::default());
        let kept = Arc::new(Cache::with_options(options, ByCustomers, hasher, lifecycle));
        let copies = Places::new(u32::try_from(customers).unwrap_or(u32::MAX), COPIES_OF_SHOP);
        ColumnStores { pool, kept, copies }
    }

    /// The database that they are read from.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Room in memory for a copy of so many customers of a shop. All copies together have as many customers as
    /// all stores.
    ///
    /// # Errors
    /// When there is none now.
    pub fn room_for_copy(&self, merchant: MerchantId, customers: usize) -> Result<Place, Full> {
        self.copies.take_wide(merchant, u32::try_from(customers).unwrap_or(u32::MAX))
    }

    /// A shop's customers as they are now, and the merchant at the same number of change; `None` for an
    /// unknown merchant. Who is not in memory is read; else only those who changed since.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn current(
        &self,
        merchant: MerchantId,
    ) -> Result<Option<(Merchant, Held)>, sqlx::Error> {
        let seen = self.seen(merchant).await?;
        Ok(seen.map(|(shop, columns, _)| (shop, columns)))
    }

    /// As [`ColumnStores::current`], with the transaction that goes on seeing the shop so.
    ///
    /// # Errors
    /// When the database cannot be used.
    pub async fn seen(
        &self,
        merchant: MerchantId,
    ) -> Result<Option<(Merchant, Held, MerchantTransaction)>, sqlx::Error> {
        let new = || Kept {
            columns: Arc::new(RwLock::new(ColumnStore::new(Calendar::utc()))),
            customers: 0,
        };
        let kept = self.kept.get_or_insert_with(&merchant, || Ok::<_, sqlx::Error>(new()))?;
        // Who waits here holds no connection.
        let mut columns = kept.columns.clone().write_owned().await;
        let mut transaction = postgres::begin_snapshot(&self.pool, merchant).await?;
        let Some(shop) = merchants::read(&mut transaction, merchant).await? else {
            self.kept.remove(&merchant);
            return Ok(None);
        };
        // All days are others under another calendar: that is another store.
        if columns.change_seq < 0 || columns.calendar != shop.calendar {
            let mut whole = ColumnStore::new(shop.calendar.clone());
            loop {
                let after = whole.customers.last().copied().unwrap_or_default();
                let part = store::select_columns(&mut transaction, merchant, after, PAGE).await?;
                if part.0.is_empty() {
                    break;
                }
                whole.take(part);
            }
            *columns = whole;
        } else if columns.change_seq < shop.change_seq {
            let since = columns.change_seq;
            columns.take(store::select_changed_columns(&mut transaction, merchant, since).await?);
        }
        columns.change_seq = shop.change_seq;
        if columns.len() != kept.customers {
            let (columns, customers) = (kept.columns.clone(), columns.len());
            self.kept.insert(merchant, Kept { columns, customers });
        }
        Ok(Some((shop, columns.downgrade(), transaction)))
    }
}
