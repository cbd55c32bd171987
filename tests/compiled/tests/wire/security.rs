//! Credentials: how each travels, which combinations open what, and who is turned away.

use http::StatusCode;
use http::request::Parts;
use specsmith_compiled_features::security::api::doors::DoorsApi;
use specsmith_compiled_features::security::server::{
    self, Authenticator, Backend, Context, Credentials, Denied,
};
use specsmith_compiled_features::security::{Client, ClientBuilder, Undeclared};

use super::recorder::Recorder;

/// Lets in whoever knows the word, and remembers by which schemes.
struct Keys;

struct Doors;

impl Backend for Doors {
    type Principal = String;
}

impl Authenticator for Keys {
    type Principal = String;

    async fn authenticate(&self, credentials: &Credentials, _: &Parts) -> Result<String, Denied> {
        let mut schemes = Vec::new();
        for (scheme, secret) in credentials.iter() {
            if secret.expose() == "banned" {
                return Err(Denied::Forbidden("not you".to_owned()));
            }
            if !["word", "user:word"].contains(&secret.expose()) {
                return Err(Denied::Unauthorized("unknown".to_owned()));
            }
            schemes.push(format!("{} {:?}", scheme.name(), scheme.scopes()));
        }
        Ok(schemes.join(", "))
    }
}

fn opened(by: &str, wanted: &str) -> Result<(), Undeclared> {
    assert_eq!(by, wanted);
    Ok(())
}

impl DoorsApi for Doors {
    async fn inherited(&self, cx: &Context<String>) -> Result<(), Undeclared> {
        opened(cx.principal(), "headerKey []")
    }

    async fn anonymous(&self, _: &Context<()>) -> Result<(), Undeclared> {
        Ok(())
    }

    async fn optional(&self, cx: &Context<Option<String>>) -> Result<(), Undeclared> {
        match cx.principal() {
            Some(by) => opened(by, "bearer []"),
            None => Ok(()),
        }
    }

    async fn either(&self, cx: &Context<String>) -> Result<(), Undeclared> {
        assert!(["queryKey []", "basic []"].contains(&cx.principal().as_str()));
        Ok(())
    }

    async fn both(&self, cx: &Context<String>) -> Result<(), Undeclared> {
        opened(cx.principal(), "queryKey [], cookieKey []")
    }

    async fn scoped(&self, cx: &Context<String>) -> Result<(), Undeclared> {
        opened(cx.principal(), "oauth [\"read\", \"write\"]")
    }
}

fn client(recorder: &Recorder, with: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    let router = recorder.around(server::router(Doors, Keys));
    with(Client::in_process(router))
        .build()
        .expect("settings are valid")
}

#[tokio::test]
async fn credentials_travel_where_the_document_says() {
    let recorder = Recorder::default();
    let all = client(&recorder, |client| {
        client
            .header_key("word")
            .query_key("word")
            .cookie_key("word")
            .basic("user", "word")
            .bearer("word")
            .oauth("word")
    });
    all.inherited().await.expect("is open");
    assert_eq!(recorder.take().headers()["authorization"], "Key word");
    all.anonymous().await.expect("is open");
    assert!(recorder.take().headers().get("authorization").is_none());
    all.optional().await.expect("is open");
    assert_eq!(recorder.take().headers()["authorization"], "Bearer word");
    all.either().await.expect("is open");
    assert_eq!(recorder.target(), "/either?api_key=word");
    all.both().await.expect("is open");
    let request = recorder.take();
    assert_eq!(request.uri().query(), Some("api_key=word"));
    assert_eq!(request.headers()["cookie"], "sid=word");
    all.scoped().await.expect("is open");
    assert_eq!(recorder.take().headers()["authorization"], "Bearer word");

    let basic = client(&recorder, |client| client.basic("user", "word"));
    basic.either().await.expect("is open");
    assert_eq!(
        recorder.take().headers()["authorization"],
        "Basic dXNlcjp3b3Jk"
    );
    let nobody = client(&recorder, |client| client);
    nobody.optional().await.expect("is open");
    assert!(recorder.take().headers().get("authorization").is_none());
}

#[tokio::test]
async fn others_are_turned_away() {
    let recorder = Recorder::default();
    let wrong = client(&recorder, |client| {
        client.header_key("other").query_key("word")
    });
    let unknown = wrong
        .inherited()
        .with_response()
        .await
        .expect_err("is closed");
    let answer = unknown.answer.expect("there is an answer");
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let half = wrong.both().await;
    assert!(half.is_err(), "one of two credentials is missing");
    let banned = client(&recorder, |client| client.header_key("banned"));
    let banned = banned
        .inherited()
        .with_response()
        .await
        .expect_err("is closed");
    let answer = banned.answer.expect("there is an answer");
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
}

#[test]
fn credentials_do_not_print() {
    let client = client(&Recorder::default(), |client| client.header_key("word"));
    assert!(!format!("{client:?}").contains("word"));
}
