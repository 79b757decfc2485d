//! Which addresses lie on the public net (IANA's special-purpose address registries, RFC 6890).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address is one that anybody on the net could reach: not this machine, its network,
/// a carrier's, nor one that only wraps such an address.
pub(crate) fn public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => public_v4(ip),
        IpAddr::V6(ip) => public_v6(ip),
    }
}

fn public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = match a {
        0 | 10 | 127 => true,          // this network, private, loopback
        100 => (64..128).contains(&b), // behind a carrier's NAT
        169 => b == 254,               // link-local, among them clouds' metadata
        172 => (16..32).contains(&b),  // private
        192 => matches!((b, c), (0, 0 | 2) | (88, 99) | (168, _)), // protocols, documents, relays, private
        198 => matches!((b, c), (18 | 19, _) | (51, 100)),         // benchmarks, documents
        203 => (b, c) == (0, 113),                                 // documents
        224.. => true,                                             // multicast, reserved, broadcast
        _ => false,
    };
    !special
}

fn public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match (a, b) {
        // An address of the old kind: mapped, or behind NAT64.
        (0, 0) if [c, d, e, f] == [0, 0, 0, 0xffff] => public_v4(v4(g, h)),
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => public_v4(v4(g, h)),
        (0x2002, _) => false,         // 6to4 wraps any address of the old kind
        (0x2001, 0..=0x1ff) => false, // Teredo, benchmarks, ORCHID
        (0x2001, 0xdb8) => false,     // documents
        (0x3fff, 0..=0xfff) => false, // documents
        // All that is handed out begins with these bits: 2000::/3.
        _ => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        #[rustfmt::skip]
        let inside = [
            "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "127.0.0.1", "127.9.9.9", "100.64.0.1", "100.127.255.255",
            "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.0.0.1", "192.0.2.1",
            "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
            "240.0.0.1", "255.255.255.255",
            "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::8.8.8.8",
            "64:ff9b::10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:10::1", "2001:db8::1",
            "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1",
            "ff02::1", "ff0e::1",
        ];
        #[rustfmt::skip]
        let outside = [
            "1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.1", "169.253.1.1", "172.15.0.1", "172.32.0.1",
            "192.0.1.1", "192.167.1.1", "198.17.0.1", "198.20.0.1", "203.0.112.1", "223.255.255.254",
            "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8",
        ];
        for (list, want) in [(inside.as_slice(), false), (outside.as_slice(), true)] {
            for text in list {
                let ip = text.parse().expect(text);
                assert_eq!(public(ip), want, "{text}");
            }
        }
    }
}
