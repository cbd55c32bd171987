//! The client against a server that nobody here wrote: a mock that knows nothing but the document,
//! answers with its examples, and rejects what the document does not allow.

use std::env;

use novu_api::models::CreateTopicRequest;
use novu_api::{Client, Error};

use super::call_everything;
use super::check::{Check, Server};
use super::store::Store;
use super::values::Guise;

fn client() -> Client {
    let address = env::var("PRISM").expect("PRISM is the address of the mock; see tests/prism/run");
    let client = Client::builder(&address).api_key("key").session("token");
    client.build().expect("settings are valid")
}

#[tokio::test]
async fn every_operation_is_understood() {
    // Not awkward: an address is any text to a model, and not to this server.
    for guise in [Guise::AsShown, Guise::Null] {
        let check = Check::new(client(), Store::new(guise), Server::Other);
        call_everything(check).await;
    }
}

#[tokio::test]
async fn what_the_document_does_not_allow_is_rejected() {
    let unnamed = CreateTopicRequest::new("key", "name");
    let accepted = client().create_topic(&unnamed).await;
    assert!(accepted.is_ok(), "{accepted:?}");
    let page = novu_api::api::topics::ListTopicsParams {
        page_size: Some(11),
        ..Default::default()
    };
    let rejected = client().list_topics(&page).await;
    assert!(
        matches!(&rejected, Err(Error::Api(error)) if error.status().is_client_error()),
        "{rejected:?}"
    );
}
