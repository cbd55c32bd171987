//! Bodies that are no JSON.

use std::collections::HashMap;
use std::sync::Mutex;

use specsmith_compiled_features::octets::api::files::{FilesApi, ReadFileError};
use specsmith_compiled_features::octets::server::{self, Backend, Context};
use specsmith_compiled_features::octets::{Client, Content, Error, Undeclared};

/// Keeps what is written.
#[derive(Default)]
struct Files {
    kept: Mutex<HashMap<String, (String, Vec<u8>)>>,
}

impl Backend for Files {
    type Principal = ();
}

impl FilesApi for Files {
    async fn read_file(&self, _: &Context<()>, name: String) -> Result<Content, ReadFileError> {
        let kept = self.kept.lock().expect("no test panics with the lock");
        match kept.get(&name) {
            Some((media_type, octets)) => Ok(Content::new(media_type.as_str(), octets.clone())),
            None => Err(ReadFileError::NotFound(format!("no {name}"))),
        }
    }

    async fn write_file(
        &self,
        _: &Context<()>,
        name: String,
        body: Content,
    ) -> Result<(), Undeclared> {
        let media_type = body.media_type.clone();
        let octets = body
            .body
            .collect(1 << 20)
            .await
            .map_err(Undeclared::internal)?;
        let mut kept = self.kept.lock().expect("no test panics with the lock");
        kept.insert(name, (media_type, octets.to_vec()));
        Ok(())
    }

    async fn read_thumbnail(&self, _: &Context<()>, _: String) -> Result<Content, Undeclared> {
        Ok(Content::new("image/png", vec![0x89, b'P', 0, 255]))
    }

    async fn read_page(&self, _: &Context<()>) -> Result<String, Undeclared> {
        Ok("<p>é</p>".to_owned())
    }

    async fn write_note(&self, _: &Context<()>, body: String) -> Result<String, Undeclared> {
        Ok(body)
    }
}

fn client() -> Client {
    let client = Client::in_process(server::router(Files::default())).build();
    client.expect("settings are valid")
}

async fn octets(content: Content) -> (String, Vec<u8>) {
    let octets = content
        .body
        .collect(1 << 20)
        .await
        .expect("the body arrives");
    (content.media_type, octets.to_vec())
}

#[tokio::test]
async fn octets_keep_their_media_type() {
    let client = client();
    let written = vec![0, 1, 254, 255];
    let content = Content::new("application/x-odd; charset=none", written.clone());
    client.write_file("a b", content).await.expect("is written");
    let read = client.read_file("a b").await.expect("is there");
    let (media_type, read) = octets(read).await;
    assert_eq!(
        (media_type.as_str(), read),
        ("application/x-odd; charset=none", written)
    );
    let picture = client.read_thumbnail("x").await.expect("is there");
    let (media_type, picture) = octets(picture).await;
    assert_eq!(
        (media_type.as_str(), picture),
        ("image/png", vec![0x89, b'P', 0, 255])
    );
}

#[tokio::test]
async fn text_is_text() {
    let client = client();
    let missing = client.read_file("x").await;
    assert!(matches!(missing, Err(Error::Api(ReadFileError::NotFound(text))) if text == "no x"));
    assert_eq!(client.read_page().await.expect("is there"), "<p>é</p>");
    for note in ["", "a\nb", "漢字 \"quoted\""] {
        assert_eq!(client.write_note(note).await.expect("comes back"), note);
    }
}
