//! What became of a version.

use crate::merchants::Merchant;
use crate::scoring::Version;

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Customers are scored by it.
    Active,
    /// It is to be active next.
    Staged,
    /// It was active.
    Past,
    /// Another one was saved before it became active.
    Overtaken,
}

impl State {
    /// As it is told.
    pub const fn name(self) -> &'static str {
        match self {
            State::Active => "active",
            State::Staged => "staged",
            State::Past => "past",
            State::Overtaken => "overtaken",
        }
    }
}

/// What became of a version of this merchant.
pub fn state_of(shop: &Merchant, version: &Version) -> State {
    if version.version == shop.config_version {
        State::Active
    } else if shop.staged.is_some_and(|staged| staged.version == version.version) {
        State::Staged
    } else if version.activated.is_some() {
        State::Past
    } else {
        State::Overtaken
    }
}
