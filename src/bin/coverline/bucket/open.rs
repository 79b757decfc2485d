//! From the address of a bucket and the usual variables to what speaks to it.

use super::fault::unusable;
use super::http::{Connector, is_loopback};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::azure::{AzureConfigKey, MicrosoftAzureBuilder};
use object_store::gcp::{GoogleCloudStorageBuilder, GoogleConfigKey};
use object_store::path::Path;
use object_store::{BackoffConfig, ClientConfigKey, ObjectStore, RetryConfig};
use std::time::Duration;
use url::Url;

/// After so long no request is tried again. With the time that the last try may take, a server that
/// is dead is told within half a minute.
const TRYING: Duration = Duration::from_secs(20);
const FIRST_PAUSE: Duration = Duration::from_millis(200);
/// Longer, and a server that has recovered would wait for us.
const LONGEST_PAUSE: Duration = Duration::from_secs(4);

/// Whose bucket it is; also any server that speaks as Amazon's does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cloud {
    Amazon,
    Google,
    Azure,
}

impl Cloud {
    /// The variables that hold keys.
    pub(super) fn keys(self) -> &'static str {
        match self {
            Self::Amazon => {
                "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN where they are lent"
            }
            Self::Google => "GOOGLE_APPLICATION_CREDENTIALS",
            Self::Azure => "AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY",
        }
    }

    /// The variables that say where the server is.
    pub(super) fn endpoint(self) -> &'static str {
        match self {
            Self::Amazon => "AWS_ENDPOINT_URL and AWS_REGION",
            Self::Google => "GOOGLE_BASE_URL",
            Self::Azure => "AZURE_STORAGE_ENDPOINT and AZURE_STORAGE_ACCOUNT_NAME",
        }
    }

    /// How its variables begin.
    fn own(self) -> &'static str {
        match self {
            Self::Amazon => "AWS_",
            Self::Google => "GOOGLE_",
            Self::Azure => "AZURE_",
        }
    }
}

/// A bucket that may be asked.
pub(super) struct Opened {
    pub(super) store: Box<dyn ObjectStore>,
    pub(super) cloud: Cloud,
    /// What all names in it begin with.
    pub(super) prefix: Path,
    /// As messages name it, without `/` at its end.
    pub(super) address: String,
}

/// Opens a bucket. No server is asked yet.
pub(super) fn open(address: &str, variables: &[(String, String)]) -> Result<Opened, String> {
    let fault = |why: &str| format!("{address}: {why}");
    let url =
        Url::parse(address).map_err(|_| fault("no address; write it as s3://bucket/folder"))?;
    let cloud = match url.scheme() {
        "s3" => Cloud::Amazon,
        "gs" => Cloud::Google,
        "az" | "abfs" | "abfss" => Cloud::Azure,
        _ => return Err(fault("no bucket; write it as s3://, gs:// or az://")),
    };
    if url.host_str().is_none_or(str::is_empty) {
        return Err(fault("no bucket is named; write it as s3://bucket/folder"));
    }
    // Not told again: what follows may be a secret.
    if url.password().is_some() || url.query().is_some() || url.fragment().is_some() {
        let scheme = url.scheme();
        return Err(format!(
            "an address such as {scheme}://bucket/folder has neither a password nor anything after ? or #; set {} instead",
            cloud.keys()
        ));
    }
    let prefix = Path::from_url_path(url.path())
        .map_err(|_| fault("the folder is no name; write it as s3://bucket/folder"))?;
    let asked = Asked {
        url: &url,
        variables,
        connector: connector(variables)?,
    };
    let store = match cloud {
        Cloud::Amazon => asked.amazon(),
        Cloud::Google => asked.google(),
        Cloud::Azure => asked.azure(),
    };
    let root = address.trim_end_matches('/').to_owned();
    Ok(Opened {
        store: store.map_err(|why| fault(&why))?,
        cloud,
        prefix,
        address: root,
    })
}

/// Certificates of one's own stand where the AWS tools and OpenSSL look for them.
fn connector(variables: &[(String, String)]) -> Result<Connector, String> {
    let named = ["AWS_CA_BUNDLE", "SSL_CERT_FILE"]
        .iter()
        .find_map(|wanted| variables.iter().find(|(name, _)| name == wanted));
    let Some((name, file)) = named.filter(|(_, file)| !file.is_empty()) else {
        return Ok(Connector::default());
    };
    let pem = std::fs::read(file)
        .map_err(|e| format!("{file}: {}; {name} names it", coverline::error::reason(&e)))?;
    Connector::trusting(&pem)
        .ok_or_else(|| format!("{file}: no certificate in it; {name} names it"))
}

/// What a client is made from.
struct Asked<'a> {
    url: &'a Url,
    variables: &'a [(String, String)],
    connector: Connector,
}

type Made = Result<Box<dyn ObjectStore>, String>;

impl Asked<'_> {
    fn amazon(self) -> Made {
        let mut builder = AmazonS3Builder::new();
        for (key, value) in self.own(Cloud::Amazon) {
            builder = builder.with_config(key, value);
        }
        let id = builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId);
        let secret = builder.get_config_value(&AmazonS3ConfigKey::SecretAccessKey);
        if id.is_some() != secret.is_some() {
            return Err(
                "one key is missing; set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                    .to_owned(),
            );
        }
        let endpoint = builder
            .get_config_value(&AmazonS3ConfigKey::S3Endpoint)
            .or_else(|| builder.get_config_value(&AmazonS3ConfigKey::Endpoint));
        let http = AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp);
        if local(
            endpoint.as_deref(),
            "AWS_ALLOW_HTTP",
            builder.get_config_value(&http),
        )? {
            builder = builder.with_config(http, "true");
        }
        let builder = builder
            .with_url(self.url.as_str())
            .with_http_connector(self.connector)
            .with_retry(retries());
        let made = builder.build().map_err(|e| unusable(Cloud::Amazon, &e))?;
        Ok(Box::new(made))
    }

    fn google(self) -> Made {
        let mut builder = GoogleCloudStorageBuilder::new();
        for (key, value) in self.own(Cloud::Google) {
            builder = builder.with_config(key, value);
        }
        let endpoint = builder.get_config_value(&GoogleConfigKey::BaseUrl);
        let http = GoogleConfigKey::Client(ClientConfigKey::AllowHttp);
        if local(
            endpoint.as_deref(),
            "GOOGLE_ALLOW_HTTP",
            builder.get_config_value(&http),
        )? {
            builder = builder.with_config(http, "true");
        }
        let builder = builder
            .with_url(self.url.as_str())
            .with_http_connector(self.connector)
            .with_retry(retries());
        let made = builder.build().map_err(|e| unusable(Cloud::Google, &e))?;
        Ok(Box::new(made))
    }

    fn azure(self) -> Made {
        let mut builder = MicrosoftAzureBuilder::new();
        for (key, value) in self.own(Cloud::Azure) {
            builder = builder.with_config(key, value);
        }
        let named = builder
            .get_config_value(&AzureConfigKey::AccountName)
            .is_some()
            || !self.url.username().is_empty();
        // The emulator has one account of its own.
        let emulated = builder.get_config_value(&AzureConfigKey::UseEmulator);
        if !named && emulated.as_deref() != Some("true") {
            return Err("no account is named; set AZURE_STORAGE_ACCOUNT_NAME".to_owned());
        }
        let endpoint = builder.get_config_value(&AzureConfigKey::Endpoint);
        let http = AzureConfigKey::Client(ClientConfigKey::AllowHttp);
        if local(
            endpoint.as_deref(),
            "AZURE_ALLOW_HTTP",
            builder.get_config_value(&http),
        )? {
            builder = builder.with_config(http, "true");
        }
        let builder = builder
            .with_url(self.url.as_str())
            .with_http_connector(self.connector)
            .with_retry(retries());
        let made = builder.build().map_err(|e| unusable(Cloud::Azure, &e))?;
        Ok(Box::new(made))
    }

    /// A cloud's own variables, as far as they mean something here; which bucket it is, the address
    /// alone says.
    fn own<K: std::str::FromStr>(&self, cloud: Cloud) -> impl Iterator<Item = (K, &str)> {
        let named = move |name: &str| {
            // Where Azure's own machines hand out keys.
            let handed = cloud == Cloud::Azure && name == "IDENTITY_ENDPOINT";
            name.starts_with(cloud.own()) || handed
        };
        self.variables
            .iter()
            .filter(move |(name, value)| named(name) && !value.is_empty())
            .filter_map(|(name, value)| {
                Some((name.to_ascii_lowercase().parse().ok()?, value.as_str()))
            })
    }
}

/// Whether a server may be asked without https because it is this machine.
fn local(endpoint: Option<&str>, variable: &str, allowed: Option<String>) -> Result<bool, String> {
    let Some(endpoint) = endpoint else {
        return Ok(false);
    };
    let url = Url::parse(endpoint)
        .map_err(|_| "the endpoint is no address; write it as https://host:port".to_owned())?;
    if url.scheme() != "http" {
        return Ok(false);
    }
    let host = url.host_str().unwrap_or_default();
    if !is_loopback(host) && allowed.as_deref() != Some("true") {
        return Err(format!(
            "{host} is asked over https only; write its endpoint with https, or set {variable}=true"
        ));
    }
    Ok(is_loopback(host))
}

fn retries() -> RetryConfig {
    RetryConfig {
        backoff: BackoffConfig {
            init_backoff: FIRST_PAUSE,
            max_backoff: LONGEST_PAUSE,
            base: 3.0,
        },
        max_retries: usize::MAX, // time is what bounds them
        retry_timeout: TRYING,
    }
}
