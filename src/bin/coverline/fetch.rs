//! Photos from the web, from hosts that `--allow-host` names and no other: over https, in bounds
//! of size and time, from public addresses. Each redirect is checked as the first address was.

use std::fmt;
use std::str::FromStr;

/// A host that photos may come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Host {
    name: String,
    port: u16,
}

/// Where https is spoken.
const HTTPS: u16 = 443;

impl FromStr for Host {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fault = || format!("\"{text}\" is no host; write it as images.example.org");
        let (name, port) = match text.rsplit_once(':') {
            Some((name, port)) => (name, port.parse().map_err(|_| fault())?),
            None => (text, HTTPS),
        };
        let part = |part: &str| {
            let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            !part.is_empty() && part.chars().all(letters)
        };
        if !name.split('.').all(part) {
            return Err(fault());
        }
        Ok(Self {
            name: name.to_ascii_lowercase(),
            port,
        })
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if self.port != HTTPS {
            write!(f, ":{}", self.port)?;
        }
        Ok(())
    }
}

/// A file at an address.
#[cfg(not(feature = "remote"))]
pub(crate) fn fetch(_: &str, allowed: &[Host]) -> Result<Vec<u8>, String> {
    if allowed.is_empty() {
        return Err("pictures are not fetched without --allow-host".to_owned());
    }
    Err("this build fetches nothing; build it with --features remote".to_owned())
}

#[cfg(feature = "remote")]
pub(crate) use over_https::fetch;

#[cfg(feature = "remote")]
mod over_https {
    use super::{HTTPS, Host};
    use crate::reach::public;
    use coverline::error::reason;
    use std::io::Read as _;
    use std::net::IpAddr;
    use std::time::Duration;
    use ureq::config::Config;
    use ureq::http::Uri;
    use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
    use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
    use ureq::{Agent, Error};
    use url::Url;

    /// Bytes of a fetched photo.
    const MAX_BYTES: u64 = 32 << 20;
    /// From asking at one address to its last byte.
    const WHOLE: Duration = Duration::from_secs(30);
    const CONNECT: Duration = Duration::from_secs(8);
    const MAX_HOPS: usize = 5;
    /// By so many bytes a picture is told from something else.
    const MAGIC: usize = 12;

    /// A file at an address.
    pub(crate) fn fetch(address: &str, allowed: &[Host]) -> Result<Vec<u8>, String> {
        let mut url = checked(address, allowed)?;
        let config = Agent::config_builder()
            .https_only(true)
            .proxy(None) // one would look names up itself
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_global(Some(WHOLE))
            .timeout_connect(Some(CONNECT))
            .max_idle_connections(0)
            .user_agent(concat!("coverline/", env!("CARGO_PKG_VERSION")))
            .accept("image/jpeg, image/png, image/webp")
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), Checked);
        for _ in 0..=MAX_HOPS {
            let response = agent.get(url.as_str()).call().map_err(|e| why(&e))?;
            let status = response.status();
            if status.is_redirection() {
                let to = response.headers().get("location");
                let to = to.and_then(|to| to.to_str().ok()).unwrap_or_default();
                url = next(&url, to, allowed)?;
                continue;
            }
            if !status.is_success() {
                return Err(format!("the host answers {}", status.as_u16()));
            }
            return body(response);
        }
        Err(format!("more than {MAX_HOPS} redirects"))
    }

    /// An address that may be asked: https, at a host that is allowed, without a password.
    pub(super) fn checked(address: &str, allowed: &[Host]) -> Result<Url, String> {
        let address = address.trim();
        let whole = match address.strip_prefix("//") {
            Some(rest) => format!("https://{rest}"),
            None => address.to_owned(),
        };
        let url = Url::parse(&whole).map_err(|_| format!("\"{address}\" is no address"))?;
        permitted(&url, allowed)?;
        Ok(url)
    }

    /// Where a redirect leads, if that may be asked too.
    pub(super) fn next(from: &Url, to: &str, allowed: &[Host]) -> Result<Url, String> {
        let url = from
            .join(to)
            .map_err(|_| "it redirects to no address".to_owned())?;
        permitted(&url, allowed).map_err(|why| format!("it redirects to {url}: {why}"))?;
        Ok(url)
    }

    fn permitted(url: &Url, allowed: &[Host]) -> Result<(), String> {
        let name = url.host_str().unwrap_or_default().trim_end_matches('.');
        let host = Host {
            name: name.to_ascii_lowercase(),
            port: url.port_or_known_default().unwrap_or(HTTPS),
        };
        if url.scheme() != "https" {
            return Err("pictures are fetched over https only".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("an address with a name or password is not asked".to_owned());
        }
        if !allowed.contains(&host) {
            return Err(format!(
                "pictures are not fetched from {host}; allow it with --allow-host {host}"
            ));
        }
        Ok(())
    }

    /// The bytes of an answer, if they begin like a picture.
    fn body(response: ureq::http::Response<ureq::Body>) -> Result<Vec<u8>, String> {
        let large = || format!("larger than {} MiB", MAX_BYTES >> 20);
        let body = response.into_body();
        if body
            .content_length()
            .is_some_and(|length| length > MAX_BYTES)
        {
            return Err(large());
        }
        let mut reader = body.into_with_config().limit(MAX_BYTES + 2).reader();
        let mut bytes = Vec::new();
        let mut read = |bytes: &mut Vec<u8>, most: u64| {
            let part = (&mut reader).take(most).read_to_end(bytes);
            part.map_err(|e| format!("the connection broke: {}", reason(&e)))
        };
        read(&mut bytes, MAGIC as u64)?;
        let picture = bytes.starts_with(b"\xff\xd8\xff")
            || bytes.starts_with(b"\x89PNG\r\n\x1a\n")
            || (bytes.starts_with(b"RIFF") && bytes.ends_with(b"WEBP"));
        if !picture {
            return Err("what is there is no JPEG, PNG or WebP".to_owned());
        }
        read(&mut bytes, MAX_BYTES + 1 - MAGIC as u64)?;
        if bytes.len() as u64 > MAX_BYTES {
            return Err(large());
        }
        Ok(bytes)
    }

    /// Looks names up, and hands on public addresses only. What is connected to is what was
    /// looked at, so that a name cannot change its address in between.
    #[derive(Debug)]
    struct Checked;

    impl Resolver for Checked {
        fn resolve(
            &self,
            uri: &Uri,
            config: &Config,
            timeout: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, Error> {
            let found = DefaultResolver::default().resolve(uri, config, timeout)?;
            match found.iter().map(|at| at.ip()).find(|ip| !public(*ip)) {
                Some(ip) => Err(Error::Other(Box::new(NotPublic(ip)))),
                None => Ok(found),
            }
        }
    }

    /// A name that leads into a network of its own.
    #[derive(Debug)]
    struct NotPublic(IpAddr);

    impl std::fmt::Display for NotPublic {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "its host is at {}, which is no public address", self.0)
        }
    }

    impl std::error::Error for NotPublic {}

    /// A client's reason in one line.
    fn why(error: &Error) -> String {
        match error {
            Error::Timeout(_) => "the host took too long".to_owned(),
            Error::HostNotFound => "there is no such host".to_owned(),
            Error::Other(e) => e.to_string(),
            Error::Io(e) => format!("the connection broke: {}", reason(e)),
            other => other.to_string().replace('\n', " "),
        }
    }
}

#[cfg(all(test, feature = "remote"))]
mod tests {
    use super::over_https::{checked, next};
    use super::*;
    use std::net::TcpListener;
    use std::time::Duration;

    fn hosts(names: &[&str]) -> Vec<Host> {
        names
            .iter()
            .map(|name| name.parse().expect("a host"))
            .collect()
    }

    #[test]
    fn only_allowed_hosts_over_https_are_asked() {
        let allowed = hosts(&["Images.Example.org", "cdn.example.org:8443"]);
        #[rustfmt::skip]
        let rows = [
            ("https://images.example.org/a.jpg", ""),
            ("https://IMAGES.example.org./a.jpg", ""),
            ("//images.example.org/a.jpg", ""),
            ("https://cdn.example.org:8443/a.jpg", ""),
            ("http://images.example.org/a.jpg", "https only"),
            ("file:///etc/passwd", "https only"),
            ("ftp://images.example.org/a.jpg", "https only"),
            ("https://images.example.org:8443/a.jpg", "--allow-host images.example.org:8443"),
            ("https://cdn.example.org/a.jpg", "--allow-host cdn.example.org"),
            ("https://example.org/a.jpg", "--allow-host example.org"),
            ("https://images.example.org.evil.net/a.jpg", "not fetched from images.example.org.evil.net"),
            ("https://images.example.org@evil.net/a.jpg", "name or password"),
            ("https://evil.net/#@images.example.org/", "not fetched from evil.net"),
            ("https://evil.net\\@images.example.org/a.jpg", "not fetched from evil.net"),
            ("https://127.0.0.1/a.jpg", "not fetched from 127.0.0.1"),
            ("https://0x7f.1/a.jpg", "not fetched from 127.0.0.1"),
            ("https://[::1]/a.jpg", "not fetched from [::1]"),
            ("https://", "no address"),
            ("", "no address"),
        ];
        for (address, want) in rows {
            let said = checked(address, &allowed).map_or_else(|why| why, |_| String::new());
            assert!(
                said.contains(want) && said.is_empty() == want.is_empty(),
                "{address}: {said}"
            );
        }
    }

    #[test]
    fn redirects_are_checked_again() {
        let allowed = hosts(&["images.example.org", "cdn.example.org"]);
        let from = checked("https://images.example.org/x/a.jpg", &allowed).expect("allowed");
        for (to, want) in [
            ("b.jpg", "https://images.example.org/x/b.jpg"),
            ("//cdn.example.org/b.jpg", "https://cdn.example.org/b.jpg"),
        ] {
            let url = next(&from, to, &allowed).map(|url| url.to_string());
            assert_eq!(url.as_deref(), Ok(want), "{to}");
        }
        for to in [
            "http://images.example.org/b.jpg",
            "https://169.254.169.254/latest/meta-data",
            "https://evil.net/b.jpg",
            "file:///etc/passwd",
            "https://images.example.org:22/",
        ] {
            let why = next(&from, to, &allowed).expect_err(to);
            assert!(why.starts_with("it redirects to "), "{to}: {why}");
        }
    }

    #[test]
    fn a_server_on_this_machine_is_never_reached() {
        let server = TcpListener::bind("127.0.0.1:0").expect("a port");
        server.set_nonblocking(true).expect("a listener");
        let port = server.local_addr().expect("an address").port();
        for host in ["localhost", "127.0.0.1"] {
            let allowed = hosts(&[&format!("{host}:{port}")]);
            let why = fetch(&format!("https://{host}:{port}/a.jpg"), &allowed);
            let why = why.expect_err(host);
            assert!(why.contains("no public address"), "{host}: {why}");
        }
        std::thread::sleep(Duration::from_millis(50));
        assert!(server.accept().is_err(), "somebody connected");
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for text in [
            "",
            "https://example.org",
            "example.org/a",
            "a b",
            "*.example.org",
            ".",
            "a:b",
        ] {
            assert!(text.parse::<Host>().is_err(), "{text}");
        }
    }
}
