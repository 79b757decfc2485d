//! The HTTP client of buckets: the same one that fetches photos, in threads of the runtime.
//! object_store has a client of its own, but that would be twenty more packages and a second TLS.

use async_trait::async_trait;
use coverline::error::reason;
use http_body_util::BodyExt as _;
use object_store::client::{
    ClientConfigKey, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest,
    HttpResponse, HttpService,
};
use object_store::{ClientOptions, Result};
use std::fmt;
use std::io::ErrorKind;
use std::time::Duration;
use ureq::http::{Method, Request, Response};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Error, Timeout};

/// Until a server is found and connected to.
const CONNECT: Duration = Duration::from_secs(5);
/// From the last byte sent to the first of the answer.
const ANSWER: Duration = Duration::from_secs(15);
/// For the bytes themselves, over a slow line.
const BYTES: Duration = Duration::from_secs(120);
/// Bytes of an answer: a list of banners is the longest file that is read back.
const MAX_BYTES: u64 = 512 << 20;
/// Where machines in a cloud ask for keys (link-local addresses, RFC 3927).
const KEYS_AT: [&str; 2] = ["169.254.169.254", "metadata.google.internal"];

/// Why a server was not heard.
#[derive(Debug)]
pub(super) enum Silence {
    /// No variable holds keys, and this machine is given none.
    NoKeys,
    /// In words.
    Because(String),
}

impl fmt::Display for Silence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoKeys => f.write_str("there are no keys"),
            Self::Because(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Silence {}

/// Makes clients that trust some certificates.
#[derive(Debug, Default)]
pub(super) struct Connector {
    roots: Option<RootCerts>,
}

impl Connector {
    /// One that trusts the certificates of a PEM file instead of Mozilla's, for a server of one's
    /// own; `None` where it holds none.
    pub(super) fn trusting(pem: &[u8]) -> Option<Self> {
        let certificates: Vec<Certificate<'static>> = parse_pem(pem)
            .filter_map(|item| match item {
                Ok(PemItem::Certificate(certificate)) => Some(certificate),
                _ => None,
            })
            .collect();
        (!certificates.is_empty()).then(|| Self {
            roots: Some(RootCerts::new_with_certs(&certificates)),
        })
    }
}

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> Result<HttpClient> {
        let plain = options.get_config_value(&ClientConfigKey::AllowHttp);
        let plain = plain.is_some_and(|allowed| allowed == "true");
        let mut tls = TlsConfig::builder();
        if let Some(roots) = &self.roots {
            tls = tls.root_certs(roots.clone());
        }
        let config = Agent::config_builder()
            .https_only(!plain)
            .tls_config(tls.build())
            .max_redirects(0) // an answer with one is told as what it is
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .timeout_send_request(Some(ANSWER))
            .timeout_send_body(Some(BYTES))
            .timeout_recv_response(Some(ANSWER))
            .timeout_recv_body(Some(BYTES))
            .max_idle_connections(super::cloud::AT_ONCE)
            .max_idle_connections_per_host(super::cloud::AT_ONCE)
            .user_agent(concat!("coverline/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(HttpClient::new(Client(Agent::new_with_config(config))))
    }
}

#[derive(Debug)]
struct Client(Agent);

#[async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (head, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        let agent = self.0.clone();
        let asked = tokio::task::spawn_blocking(move || {
            let request = Request::from_parts(head, ());
            ask(&agent, request, &body)
        });
        match asked.await {
            Ok(answer) => answer,
            Err(e) => Err(HttpError::new(HttpErrorKind::Unknown, e)),
        }
    }
}

/// Sends a request and reads its whole answer.
fn ask(agent: &Agent, request: Request<()>, body: &[u8]) -> Result<HttpResponse, HttpError> {
    let host = request.uri().host().unwrap_or_default();
    let keys = KEYS_AT.contains(&host);
    // No proxy stands between a machine and itself.
    let direct = keys || is_loopback(host) || host.starts_with("169.254.");
    let request = if direct {
        agent.configure_request(request).proxy(None).build()
    } else {
        request
    };
    // An upload without bytes is one all the same; other requests come without a body.
    let has_body = !body.is_empty() || matches!(*request.method(), Method::PUT | Method::POST);
    let answer = if has_body {
        agent.run(request.map(|()| body))
    } else {
        agent.run(request)
    };
    let answer = answer.and_then(|answer| {
        let (head, body) = answer.into_parts();
        let bytes = body.into_with_config().limit(MAX_BYTES).read_to_vec()?;
        Ok(Response::from_parts(head, bytes))
    });
    match answer {
        Ok(answer) if keys && answer.status() == 404 => Err(no_keys()),
        Ok(answer) => Ok(answer.map(Into::into)),
        // A machine outside the clouds has nobody at that address; asking again is of no use.
        Err(_) if keys => Err(no_keys()),
        Err(e) => Err(told(e)),
    }
}

fn no_keys() -> HttpError {
    HttpError::new(HttpErrorKind::Unknown, Silence::NoKeys)
}

/// Whether a host is this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let ip = host.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || ip.is_ok_and(|ip| ip.is_loopback())
}

/// A client's reason, and whether to ask again. Whatever is asked here may be asked twice: it puts
/// whole files, reads, lists or removes.
fn told(error: Error) -> HttpError {
    use HttpErrorKind::{Connect, Decode, Request, Timeout as Slow, Unknown};
    let (kind, why) = match error {
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            (Connect, "nobody answers there".to_owned())
        }
        Error::Timeout(_) => (Slow, "the server takes too long".to_owned()),
        Error::HostNotFound => (Connect, "there is no such server".to_owned()),
        Error::ConnectionFailed => (Connect, "nobody answers there".to_owned()),
        Error::Io(e) => match e.kind() {
            ErrorKind::ConnectionRefused => (Connect, "nobody listens there".to_owned()),
            // So rustls wraps what it finds wrong with a certificate.
            ErrorKind::InvalidData => (Unknown, reason(&e)),
            _ => (Request, format!("the connection broke: {}", reason(&e))),
        },
        Error::BodyExceedsLimit(most) => (
            Decode,
            format!("the answer is larger than {} MiB", most >> 20),
        ),
        Error::RequireHttpsOnly(_) => (
            Unknown,
            "only a server on this machine is asked without https".to_owned(),
        ),
        other => (Unknown, other.to_string()),
    };
    HttpError::new(kind, Silence::Because(why))
}
