//! Ways to reach a server.

use axum::Router;
use novu_api::{Client, ClientBuilder};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A client of a router in this process.
pub fn in_process(router: Router) -> Client {
    signed_in(Client::in_process(router))
}

/// A client of a router behind a socket, and the task that serves it.
pub async fn over_a_socket(router: Router) -> (Client, JoinHandle<std::io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("loopback can be bound");
    let address = listener.local_addr();
    let address = address.expect("a bound listener has an address");
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::builder(&format!("http://{address}/"));
    (signed_in(client), serving)
}

/// A client with all credentials.
pub fn signed_in(client: ClientBuilder) -> Client {
    let client = client.api_key("key").session("token").build();
    client.expect("settings are valid")
}
