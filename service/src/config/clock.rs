//! Which clock the service goes by.

use std::net::SocketAddr;

use jiff::Timestamp;

use super::reader::Reader;

const RULE: &str = "system, driven, or driven@ with the instant at which it begins, as in \
    driven@2026-01-31T00:00:00Z";

/// Which clock the service goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockKind {
    /// The machine's.
    System,
    /// One that stands until it is moved by a call.
    Driven {
        /// Where it begins; the machine's present if it is not given.
        start: Option<Timestamp>,
    },
}

impl ClockKind {
    /// Reads the setting. Whoever can move time can do harm, so it is refused where others may call.
    pub(super) fn read(
        read: &mut Reader<'_>,
        auth_local: bool,
        http_addr: SocketAddr,
    ) -> ClockKind {
        let clock = read.parsed("RFM_CLOCK", "system", RULE, parse);
        if clock != ClockKind::System {
            if !auth_local {
                let rule = "system, unless RFM_AUTH_LOCAL=true says that you are trying things out";
                read.error("RFM_CLOCK", rule);
            }
            if !http_addr.ip().is_loopback() {
                let rule = "system, unless RFM_HTTP_ADDR is reached from this machine alone, as \
                    127.0.0.1:8081 is";
                read.error("RFM_CLOCK", rule);
            }
        }
        clock
    }
}

fn parse(text: &str) -> Option<ClockKind> {
    match text.split_once('@') {
        None if text == "system" => Some(ClockKind::System),
        None if text == "driven" => Some(ClockKind::Driven { start: None }),
        Some(("driven", start)) => Some(ClockKind::Driven { start: Some(start.parse().ok()?) }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use crate::config::Settings;

    use super::*;

    #[test]
    fn a_clock_is_driven_only_where_nobody_else_can_call() {
        let read = |clock, local, address| {
            let given =
                [("RFM_CLOCK", clock), ("RFM_AUTH_LOCAL", local), ("RFM_HTTP_ADDR", address)];
            let read = Settings::parse(&HashMap::from(given), "");
            read.map(|settings| settings.clock).map_err(|errors| errors.0.join("\n"))
        };
        let here = "127.0.0.1:8081";
        let start = Some("2026-01-31T00:00:00Z".parse().unwrap());
        assert_eq!(read("", "false", "0.0.0.0:8081"), Ok(ClockKind::System));
        assert_eq!(read("system", "false", "0.0.0.0:8081"), Ok(ClockKind::System));
        assert_eq!(read("driven", "true", here), Ok(ClockKind::Driven { start: None }));
        let given = read("driven@2026-01-31T00:00:00Z", "true", "[::1]:8081");
        assert_eq!(given, Ok(ClockKind::Driven { start }));
        for (clock, local, address, told) in [
            ("driven", "false", here, "RFM_AUTH_LOCAL=true"),
            ("driven", "true", "0.0.0.0:8081", "RFM_HTTP_ADDR"),
            ("driven", "true", "192.168.1.4:8081", "RFM_HTTP_ADDR"),
            ("driven@tomorrow", "true", here, "as in driven@2026"),
            ("Driven", "true", here, "must be system, driven"),
        ] {
            let refused = read(clock, local, address).unwrap_err();
            assert!(refused.starts_with("RFM_CLOCK: ") && refused.contains(told), "{refused}");
            assert_eq!(refused.lines().count(), 1, "{refused}");
        }
    }
}
