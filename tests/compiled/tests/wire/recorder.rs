//! Listens in between a client and a router.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};

/// The requests that have passed.
#[derive(Clone, Default)]
pub struct Recorder {
    requests: Arc<Mutex<Vec<Request<()>>>>,
}

impl Recorder {
    /// The same router, listened to.
    pub fn around(&self, router: Router) -> Router {
        let recorder = self.clone();
        router.layer(from_fn(move |request: Request, next: Next| {
            let recorder = recorder.clone();
            async move {
                let (head, body) = request.into_parts();
                recorder.push(Request::from_parts(head.clone(), ()));
                next.run(Request::from_parts(head, body)).await
            }
        }))
    }

    fn push(&self, request: Request<()>) {
        let mut requests = self.requests.lock().expect("no test panics with the lock");
        requests.push(request);
    }

    /// The only request since this was last asked.
    pub fn take(&self) -> Request<()> {
        let mut requests = self.requests.lock().expect("no test panics with the lock");
        assert_eq!(requests.len(), 1, "one request was expected");
        requests.remove(0)
    }

    /// Its path and query.
    pub fn target(&self) -> String {
        let request = self.take();
        let target = request
            .uri()
            .path_and_query()
            .expect("a request has a target");
        target.to_string()
    }
}
