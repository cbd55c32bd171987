//! What all clones of a client share, and how it is built.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::{RETRY_AFTER, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};

use super::super::http::{Body, BoxError, Scheme, Unencodable};
use super::super::secret::Secret;
use super::answer::Answer;
use super::request::Request;
use super::transport::Transport;

/// What all clones of a client share.
#[derive(Clone)]
pub struct Core(Arc<Settings>);

struct Settings {
    transport: Arc<dyn Transport>,
    base: String,
    headers: HeaderMap,
    credentials: Vec<(&'static str, Secret)>,
    timeout: Option<Duration>,
    retries: u32,
    body_limit: usize,
}

/// The settings of a client while it is built. The first fault is told by [`build`](Self::build).
pub struct CoreBuilder {
    settings: Settings,
    fault: Option<Unencodable>,
}

/// The first pause between two attempts; each further one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);

/// No pause is longer, whatever `Retry-After` asks for.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl CoreBuilder {
    /// A client of the server at this address, below which all paths are.
    pub fn new(base: &str, transport: impl Transport) -> Self {
        let base = base.trim_end_matches('/').to_owned();
        let uri = base.parse::<Uri>();
        let absolute = uri.is_ok_and(|uri| uri.scheme().is_some() && uri.host().is_some());
        let fault = (!absolute).then(|| {
            Unencodable::new(format!(
                "`{base}` is no base address: it needs a scheme and a host"
            ))
        });
        let settings = Settings {
            transport: Arc::new(transport),
            base,
            headers: HeaderMap::new(),
            credentials: Vec::new(),
            timeout: None,
            retries: 0,
            body_limit: 64 << 20,
        };
        Self { settings, fault }
    }

    /// A client that speaks HTTP to the server at this address. Redirects are answers like any
    /// other: following one would send credentials where nobody meant them to go.
    pub fn http(base: &str) -> Self {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build();
        let fault = client
            .as_ref()
            .err()
            .map(|error| Unencodable::new(error.to_string()));
        let mut builder = Self::new(base, client.unwrap_or_default());
        builder.fault = builder.fault.or(fault);
        builder
    }

    /// Gives the credential of a scheme.
    pub fn credential(&mut self, scheme: Scheme, secret: Secret) {
        self.settings
            .credentials
            .retain(|(name, _)| *name != scheme.name());
        self.settings.credentials.push((scheme.name(), secret));
    }

    /// How long a call may take, from the request to the end of the answer.
    pub fn timeout(&mut self, timeout: Duration) {
        self.settings.timeout = Some(timeout);
    }

    /// How often a call is repeated that did not get through or was answered 429, 502, 503 or 504.
    /// Only calls that may be repeated are: GET, HEAD, OPTIONS, PUT, DELETE, and whatever has an
    /// idempotency key.
    pub fn retries(&mut self, retries: u32) {
        self.settings.retries = retries;
    }

    /// A header of every request.
    pub fn default_header(&mut self, name: &str, value: &str) {
        match (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value),
        ) {
            (Ok(name), Ok(value)) => {
                self.settings.headers.insert(name, value);
            }
            _ => {
                let fault = Unencodable::new(format!("the header `{name}` can't hold this"));
                self.fault.get_or_insert(fault);
            }
        }
    }

    /// The client, unless the address or a header can't be used.
    pub fn build(mut self) -> Result<Core, Unencodable> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
        let headers = &mut self.settings.headers;
        headers
            .entry(USER_AGENT)
            .or_insert_with(|| HeaderValue::from_static(agent));
        Ok(Core(Arc::new(self.settings)))
    }
}

/// Why nothing came back.
pub(super) enum Lost {
    Request(Unencodable),
    Transport(BoxError),
}

impl Core {
    /// Sends a request, again if need be, and reads the answer. A body that is a success and
    /// `streamed` is left unread.
    pub(super) async fn send(&self, mut request: Request, streamed: bool) -> Result<Answer, Lost> {
        if let Some(fault) = request.fault.take() {
            return Err(Lost::Request(fault));
        }
        self.authorize(&mut request).map_err(Lost::Request)?;
        request.seal_cookies();
        if let Some(fault) = request.fault.take() {
            return Err(Lost::Request(fault));
        }
        let timeout = request.timeout.or(self.0.timeout);
        let sending = self.send_with_retries(request, streamed);
        match timeout {
            None => sending.await,
            Some(limit) => match tokio::time::timeout(limit, sending).await {
                Ok(sent) => sent,
                Err(elapsed) => Err(Lost::Transport(Box::new(elapsed))),
            },
        }
    }

    /// Adds the credentials of the first alternative that all are known for.
    fn authorize(&self, request: &mut Request) -> Result<(), Unencodable> {
        let find = |scheme: &Scheme| {
            let mut known = self.0.credentials.iter();
            known.find(|(name, _)| *name == scheme.name())
        };
        let known =
            |combination: &&&[Scheme]| combination.iter().all(|scheme| find(scheme).is_some());
        let Some(combination) = request.security.iter().find(known) else {
            return Ok(());
        };
        for scheme in *combination {
            if let Some((_, secret)) = find(scheme) {
                scheme.apply(secret, &mut request.headers, &mut request.query)?;
            }
        }
        Ok(())
    }

    async fn send_with_retries(&self, request: Request, streamed: bool) -> Result<Answer, Lost> {
        let repeatable = request
            .body
            .as_bytes()
            .cloned()
            .filter(|_| may_repeat(&request));
        let attempts = if repeatable.is_some() {
            self.0.retries
        } else {
            0
        };
        let (mut head, mut body) = self.head(request)?;
        let mut pause = FIRST_PAUSE;
        for _ in 0..attempts {
            let this = http::Request::from_parts(head.clone(), body);
            let result = self.attempt(this, streamed).await;
            let asked = match &result {
                Ok(answer) if !is_transient(answer.status()) => return result,
                Ok(answer) => retry_after(answer),
                Err(_) => None,
            };
            tokio::time::sleep(asked.unwrap_or(pause).min(LONGEST_PAUSE)).await;
            pause *= 2;
            body = Body::from(repeatable.clone().unwrap_or_default());
        }
        head.extensions.clear();
        self.attempt(http::Request::from_parts(head, body), streamed)
            .await
    }

    fn head(&self, request: Request) -> Result<(http::request::Parts, Body), Lost> {
        let mut uri = format!("{}{}", self.0.base, request.path);
        for (index, pair) in request.query.iter().enumerate() {
            uri.push(if index == 0 { '?' } else { '&' });
            uri.push_str(pair);
        }
        let uri = uri.parse::<Uri>();
        let uri = uri.map_err(|error| Lost::Request(Unencodable::new(error.to_string())))?;
        let mut sent = http::Request::new(request.body);
        *sent.method_mut() = request.method;
        *sent.uri_mut() = uri;
        *sent.headers_mut() = self.0.headers.clone();
        sent.headers_mut().extend(request.headers);
        Ok(sent.into_parts())
    }

    async fn attempt(&self, request: http::Request<Body>, streamed: bool) -> Result<Answer, Lost> {
        let response = self
            .0
            .transport
            .send(request)
            .await
            .map_err(Lost::Transport)?;
        let (head, body) = response.into_parts();
        let answer = Answer::new(head.status, head.headers);
        if streamed && head.status.is_success() {
            return Ok(answer.with_stream(body));
        }
        let body = body.collect(self.0.body_limit).await;
        body.map(|body| answer.with_body(body))
            .map_err(|error| Lost::Transport(Box::new(error)))
    }
}

/// Whether sending a request twice does what sending it once does (RFC 9110, section 9.2.2).
fn may_repeat(request: &Request) -> bool {
    let idempotent = [
        Method::GET,
        Method::HEAD,
        Method::OPTIONS,
        Method::PUT,
        Method::DELETE,
    ];
    idempotent.contains(&request.method) || request.headers.contains_key("idempotency-key")
}

fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 429 | 502 | 503 | 504)
}

/// `Retry-After` in seconds (RFC 9110, section 10.2.3).
fn retry_after(answer: &Answer) -> Option<Duration> {
    let text = answer.headers().get(RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_secs)
}

impl fmt::Debug for Core {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Core")
            .field("base", &self.0.base)
            .finish_non_exhaustive()
    }
}
