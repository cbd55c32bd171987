//! Operations -> an axum router.

use std::collections::BTreeMap;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::routing::{MethodFilter, MethodRouter, on};
use http::Method;

use super::super::http::Body;
use super::backend::{Authenticate, Authenticator, Backend, Nobody};
use super::exchange::Exchange;
use super::rejection::Rejection;
use super::reply::Reply;
use super::template::Template;

type Answering = Pin<Box<dyn Future<Output = Result<Reply, Rejection>> + Send>>;
type Handler<B> = Arc<dyn Fn(Exchange<B>) -> Answering + Send + Sync>;

/// Octets that a request body may have at most, unless told otherwise.
const BODY_LIMIT: usize = 20 << 20;

/// Operations on their way into a router.
pub struct Routes<B: Backend> {
    shared: Shared<B>,
    /// By the path as axum routes it, then by method.
    routes: BTreeMap<String, Vec<Route<B>>>,
}

struct Route<B: Backend> {
    method: Method,
    template: Template,
    handler: Handler<B>,
}

impl<B: Backend> Clone for Route<B> {
    fn clone(&self) -> Self {
        Self {
            method: self.method.clone(),
            template: self.template.clone(),
            handler: Arc::clone(&self.handler),
        }
    }
}

/// What every exchange needs.
pub(super) struct Shared<B: Backend> {
    pub(super) backend: Arc<B>,
    pub(super) authenticator: Arc<dyn Authenticate<B::Principal>>,
    pub(super) body_limit: usize,
}

impl<B: Backend> Clone for Shared<B> {
    fn clone(&self) -> Self {
        Self {
            backend: Arc::clone(&self.backend),
            authenticator: Arc::clone(&self.authenticator),
            body_limit: self.body_limit,
        }
    }
}

impl<B: Backend> Routes<B> {
    /// No operations yet, and none to come that looks at credentials.
    pub fn anonymous(backend: B) -> Self {
        Self::new(backend, Nobody(PhantomData))
    }

    /// No operations yet.
    pub fn new(backend: B, authenticator: impl Authenticator<Principal = B::Principal>) -> Self {
        Self {
            shared: Shared {
                backend: Arc::new(backend),
                authenticator: Arc::new(authenticator),
                body_limit: BODY_LIMIT,
            },
            routes: BTreeMap::new(),
        }
    }

    /// Adds an operation.
    #[must_use]
    pub fn on<F>(
        mut self,
        method: Method,
        path: &'static str,
        handler: fn(Exchange<B>) -> F,
    ) -> Self
    where
        F: Future<Output = Result<Reply, Rejection>> + Send + 'static,
    {
        let template = Template::new(path);
        self.routes
            .entry(template.route())
            .or_default()
            .push(Route {
                method,
                template,
                handler: Arc::new(move |exchange| Box::pin(handler(exchange))),
            });
        self
    }

    /// A router of these operations, which can be merged, nested and layered like any other.
    pub fn into_router(self) -> Router {
        let shared = self.shared;
        let mut router = Router::new();
        for (path, routes) in self.routes {
            router = router.route(&path, method_router(&shared, routes));
        }
        router
    }

    /// A router that also answers for paths and methods that there are not.
    pub fn into_complete_router(self) -> Router {
        let shared = self.shared.clone();
        let not_found = shared.clone();
        self.into_router()
            .method_not_allowed_fallback(move |request| {
                refuse(shared.clone(), request, || Rejection::MethodNotAllowed)
            })
            .fallback(move |request| refuse(not_found.clone(), request, || Rejection::NotFound))
    }
}

async fn refuse<B: Backend>(
    shared: Shared<B>,
    request: axum::extract::Request,
    rejection: fn() -> Rejection,
) -> http::Response<axum::body::Body> {
    let (request, _) = request.into_parts();
    shared
        .backend
        .reject(rejection(), &request)
        .map(axum::body::Body::new)
}

/// One handler for each method; templates that look alike to axum are told apart inside.
fn method_router<B: Backend>(shared: &Shared<B>, routes: Vec<Route<B>>) -> MethodRouter {
    let mut by_method: BTreeMap<String, Vec<Route<B>>> = BTreeMap::new();
    for route in routes {
        by_method
            .entry(route.method.to_string())
            .or_default()
            .push(route);
    }
    let mut router = MethodRouter::new();
    let mut others = Vec::new();
    for mut routes in by_method.into_values() {
        routes.sort_by_key(|route| std::cmp::Reverse(route.template.fixed()));
        let filter = routes.first().map(|route| route.method.clone());
        match filter.map(MethodFilter::try_from) {
            Some(Ok(filter)) => {
                let (shared, routes) = (shared.clone(), Arc::new(routes));
                let handler = move |request: axum::extract::Request| {
                    answer(shared.clone(), Arc::clone(&routes), request)
                };
                router = router.merge(on(filter, handler));
            }
            _ => others.extend(routes),
        }
    }
    if others.is_empty() {
        return router;
    }
    let (shared, others) = (shared.clone(), Arc::new(others));
    router.fallback(move |request| answer_other(shared.clone(), Arc::clone(&others), request))
}

/// Answers for methods that axum has no filter for.
async fn answer_other<B: Backend>(
    shared: Shared<B>,
    routes: Arc<Vec<Route<B>>>,
    request: axum::extract::Request,
) -> http::Response<axum::body::Body> {
    let fitting = routes.iter().filter(|it| it.method == *request.method());
    let fitting: Vec<Route<B>> = fitting.cloned().collect();
    if fitting.is_empty() {
        return refuse(shared, request, || Rejection::MethodNotAllowed).await;
    }
    answer(shared, Arc::new(fitting), request).await
}

async fn answer<B: Backend>(
    shared: Shared<B>,
    routes: Arc<Vec<Route<B>>>,
    request: axum::extract::Request,
) -> http::Response<axum::body::Body> {
    let (request, body) = request.into_parts();
    let request = Arc::new(request);
    let fitting = routes.iter().find_map(|route| {
        let captures = route.template.captures(request.uri.path())?;
        let captures = captures
            .into_iter()
            .map(|(name, text)| (name, text.to_owned()));
        Some((route, captures.collect()))
    });
    let result = match fitting {
        Some((route, captures)) => {
            let exchange = Exchange::new(
                shared.clone(),
                Arc::clone(&request),
                Body::new(body),
                captures,
            );
            (route.handler)(exchange).await
        }
        None => Err(Rejection::NotFound),
    };
    let reply = match result {
        Ok(reply) => reply.into_response(),
        Err(rejection) => shared.backend.reject(rejection, &request),
    };
    reply.map(axum::body::Body::new)
}
