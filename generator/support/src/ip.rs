//! `format: ipv4` and `format: ipv6`.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::verbatim::{Text, Verbatim};

/// An address of four numbers, RFC 2673 (`format: ipv4`).
pub type Ipv4 = Verbatim<Ipv4Addr>;

/// An address of eight groups, RFC 4291 (`format: ipv6`).
pub type Ipv6 = Verbatim<Ipv6Addr>;

impl Text for Ipv4Addr {
    const FORMAT: &'static str = "ipv4";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}

impl Text for Ipv6Addr {
    const FORMAT: &'static str = "ipv6";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn canonical(&self) -> String {
        self.to_string()
    }
}
