//! Whom a message means: ids of the shop alone decide, e-mails only where there is no id.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{Book, Claim, Customer, EmailLookup, Identity, Refusal};
use crate::orders::event::{CustomerRef, CustomerVersion};

impl Book {
    /// The id that an id was merged into, else itself. Aliases always lead to the last one.
    fn root(&self, id: &str) -> String {
        let alias = self.identities.get(id).and_then(|identity| identity.alias_of.clone());
        alias.unwrap_or_else(|| id.to_owned())
    }

    /// The customer that a message names, made when there is none.
    pub(super) fn resolve(
        &mut self,
        named: &CustomerRef,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> Uuid {
        let lookup = named.email.as_ref().and_then(|email| self.lookups.get(email).copied());
        let holder = lookup.and_then(|lookup| self.emails.get(&lookup).copied());
        let Some(id) = &named.id else {
            return holder.unwrap_or_else(|| self.make_customer(lookup, named, new_id));
        };
        let root = self.root(id);
        let identity = self.identities.get(&root).cloned().unwrap_or_default();
        if let Some(user) = identity.user {
            return user;
        }
        let erased = identity.erased || self.is_erased(id);
        let free_holder = holder.filter(|user| !erased && !self.customers[user].has_id);
        let user = free_holder.unwrap_or_else(|| {
            // An e-mail that a version of a customer claimed goes by versions alone.
            let is_free = |lookup: &EmailLookup| {
                holder.is_none() && !erased && !self.claims.contains_key(lookup)
            };
            let email = lookup.filter(is_free);
            self.make_customer(email, named, new_id)
        });
        self.customers.entry(user).or_default().has_id = true;
        self.identities.insert(root.clone(), Identity { user: Some(user), ..identity });
        self.changed.identities.insert(root);
        user
    }

    fn make_customer(
        &mut self,
        email: Option<EmailLookup>,
        named: &CustomerRef,
        new_id: &mut dyn FnMut() -> Uuid,
    ) -> Uuid {
        let user = new_id();
        let new_email = named.email.clone().filter(|_| email.is_some());
        let customer = Customer { email, new_email, is_new: true, ..Customer::default() };
        self.customers.insert(user, customer);
        self.touch(user);
        if let Some(email) = email {
            self.emails.insert(email, user);
        }
        user
    }

    fn is_erased(&self, id: &str) -> bool {
        self.identities.get(id).is_some_and(|identity| identity.erased)
    }

    /// Takes a version of a customer. Who holds an e-mail in the end is whose version is the latest both of
    /// its customer and of all that claimed the e-mail, in whatever order they come.
    pub(super) fn apply_customer(
        &mut self,
        version: &CustomerVersion,
        new_id: &mut dyn FnMut() -> Uuid,
    ) {
        let named = &version.customer;
        let Some(id) = &named.id else {
            self.resolve(named, new_id);
            return;
        };
        let lookup = named.email.as_ref().and_then(|email| self.lookups.get(email).copied());
        let claim = claim_of(id, lookup, version.updated_at_ms);
        let is_alias = self.root(id) != *id;
        let is_first = lookup
            .is_some_and(|lookup| self.claims.get(&lookup).is_none_or(|known| *known <= claim));
        let email = named.email.clone().filter(|_| is_first && !is_alias);
        let user = self.resolve(&CustomerRef { id: Some(id.clone()), email }, new_id);
        if let Some(lookup) = lookup.filter(|_| is_first) {
            if self.claims.insert(lookup, claim) != Some(claim) {
                self.changed.email_claims.insert(lookup);
            }
            let holder = self.emails.get(&lookup).copied();
            if let Some(holder) = holder.filter(|holder| is_alias || *holder != user) {
                self.lose_email(holder);
            }
        }
        // The customer that an id was merged into has its own versions.
        let says_something = lookup.is_some() || version.email_removed;
        if is_alias || !says_something || self.is_erased(id) {
            return;
        }
        let identity = self.identities.entry(id.clone()).or_default();
        if identity.claim.is_some_and(|known| known > claim) {
            return;
        }
        if identity.claim.replace(claim) != Some(claim) {
            self.changed.identity_claims.insert(id.clone());
        }
        match (lookup.filter(|_| is_first), &named.email) {
            (Some(lookup), Some(email)) => self.give_email(user, lookup, email),
            _ => self.lose_email(user),
        }
    }

    fn give_email(&mut self, user: Uuid, lookup: EmailLookup, email: &str) {
        if self.emails.get(&lookup) == Some(&user) {
            return;
        }
        self.lose_email(user);
        let customer = self.customers.entry(user).or_default();
        customer.email = Some(lookup);
        customer.new_email = Some(email.to_owned());
        self.emails.insert(lookup, user);
        self.touch(user);
    }

    fn lose_email(&mut self, user: Uuid) {
        let customer = self.customers.entry(user).or_default();
        customer.new_email = None;
        if let Some(lookup) = customer.email.take() {
            self.emails.remove(&lookup);
            self.changed.emails_lost.insert(user);
            self.touch(user);
        }
    }

    pub(super) fn merge(&mut self, kept: &str, removed: &str) -> Result<(), Refusal> {
        let (kept_root, removed_root) = (self.root(kept), self.root(removed));
        if kept_root == removed_root {
            let circle = kept_root == removed && kept != removed;
            let (kept, removed) = (kept.to_owned(), removed.to_owned());
            return if circle { Err(Refusal::MergedInCircle { kept, removed }) } else { Ok(()) };
        }
        let gone = self.identities.entry(removed_root.clone()).or_default();
        let gone_user = gone.user.take();
        gone.alias_of = Some(kept_root.clone());
        let stays = self.identities.entry(kept_root.clone()).or_default();
        match (gone_user, stays.user) {
            (Some(from), Some(into)) => self.merge_customers(from, into),
            (Some(user), None) => {
                stays.user = Some(user);
                // The e-mail was that of the id that goes; the one that stays says its own.
                self.lose_email(user);
            }
            (None, _) => {}
        }
        let of_removed = Some(removed_root.as_str());
        for identity in self.identities.values_mut() {
            if identity.alias_of.as_deref() == of_removed {
                identity.alias_of = Some(kept_root.clone());
            }
        }
        self.changed.identities.extend([kept_root.clone(), removed_root.clone()]);
        self.changed.aliases.push((removed_root, kept_root));
        Ok(())
    }

    fn merge_customers(&mut self, from: Uuid, into: Uuid) {
        self.lose_email(from);
        let gone = self.customers.entry(from).or_default();
        gone.merged_into = Some(into);
        let (totals, refold) = (gone.totals.take(), std::mem::take(&mut gone.refold));
        if let Some(totals) = totals {
            self.changed.count_from(totals.first);
        }
        let stays = self.customers.entry(into).or_default();
        stays.refold |= refold;
        stays.totals = match (stays.totals, totals) {
            (Some(one), Some(other)) => Some(one.and(other)),
            (one, other) => one.or(other),
        };
        for fact in self.orders.values_mut().filter(|fact| fact.user == Some(from)) {
            fact.user = Some(into);
        }
        for identity in self.identities.values_mut().filter(|known| known.user == Some(from)) {
            identity.user = Some(into);
        }
        self.changed.merges.push((from, into));
        self.touch(from);
        self.touch(into);
    }

    /// Erases what is known by this id. The customer that it was merged into is another one and stays.
    pub(super) fn erase(&mut self, id: &str) {
        let identity = self.identities.entry(id.to_owned()).or_default();
        identity.erased = true;
        let user = identity.user;
        self.changed.identities.insert(id.to_owned());
        if let Some(user) = user {
            self.lose_email(user);
        }
    }
}

/// The place of a version that gives an id this e-mail. The look-up is keyed, so nothing can be guessed
/// from the hash.
fn claim_of(id: &str, email: Option<EmailLookup>, updated_at_ms: i64) -> Claim {
    let mut hash = Sha256::new();
    hash.update(id.as_bytes());
    hash.update([0, email.is_some().into()]);
    hash.update(email.unwrap_or_default());
    let digest: [u8; 32] = hash.finalize().into();
    let tie = i64::from_be_bytes(digest[..8].try_into().unwrap_or_default());
    Claim { updated_at_ms, tie }
}
