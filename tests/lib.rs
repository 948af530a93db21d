//! Empty: this package is its tests, in `it/`.
