//! Whom a message means: ids of the shop alone decide, e-mails only where there is no id.

use uuid::Uuid;

use super::{Book, Customer, EmailLookup, Identity, Refusal};
use crate::orders::event::CustomerRef;

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
        let free_holder = holder.filter(|user| !identity.erased && !self.customers[user].has_id);
        let user = free_holder.unwrap_or_else(|| {
            let email = lookup.filter(|_| holder.is_none() && !identity.erased);
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
        self.changed.customers.insert(user);
        if let Some(email) = email {
            self.emails.insert(email, user);
        }
        user
    }

    pub(super) fn move_email(&mut self, user: Uuid, email: &str, id: Option<&str>) {
        let erased = id.is_some_and(|id| {
            self.identities.get(&self.root(id)).is_some_and(|identity| identity.erased)
        });
        let Some(lookup) = self.lookups.get(email).copied().filter(|_| !erased) else { return };
        let holder = self.emails.get(&lookup).copied();
        if holder == Some(user) {
            return;
        }
        if let Some(holder) = holder {
            self.lose_email(holder);
        }
        self.lose_email(user);
        let customer = self.customers.entry(user).or_default();
        customer.email = Some(lookup);
        customer.new_email = Some(email.to_owned());
        self.emails.insert(lookup, user);
        self.changed.customers.insert(user);
    }

    fn lose_email(&mut self, user: Uuid) {
        let customer = self.customers.entry(user).or_default();
        customer.new_email = None;
        if let Some(lookup) = customer.email.take() {
            self.emails.remove(&lookup);
            self.changed.emails_lost.insert(user);
            self.changed.customers.insert(user);
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
            (Some(user), None) => stays.user = Some(user),
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
        let (stats, refold) = (gone.stats.take(), std::mem::take(&mut gone.refold));
        let stays = self.customers.entry(into).or_default();
        stays.refold |= refold;
        stays.stats = match (stays.stats, stats) {
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
        self.changed.customers.extend([from, into]);
    }

    pub(super) fn erase(&mut self, id: &str) {
        let root = self.root(id);
        let identity = self.identities.entry(root.clone()).or_default();
        identity.erased = true;
        let user = identity.user;
        self.changed.identities.insert(root);
        if let Some(user) = user {
            self.lose_email(user);
        }
    }
}
