//! What a client writes into queries, and what the server reads of it.

use specsmith_compiled_features::parameters::DateTime;
use specsmith_compiled_features::parameters::api::echo::{EchoExplodedParams, EchoQueryParams};
use specsmith_compiled_features::parameters::models::Colour;

use super::{line, query, range, texts};

#[tokio::test]
async fn queries() {
    let when = DateTime::parse("2024-02-29T12:00:00+01:00").expect("is a time");
    let sent = [
        ("needed=1", query()),
        (
            "text=&needed=1",
            EchoQueryParams {
                text: Some(String::new()),
                ..query()
            },
        ),
        (
            "text=a%20b%26c%3D%2B%25%23%C3%A9&needed=1",
            EchoQueryParams {
                text: Some("a b&c=+%#é".to_owned()),
                ..query()
            },
        ),
        (
            "needed=1&form=a&form=&form=b%2Cc",
            EchoQueryParams {
                form: Some(texts(&["a", "", "b,c"])),
                ..query()
            },
        ),
        (
            "needed=1&formJoined=a,b%2Cc",
            EchoQueryParams {
                form_joined: Some(texts(&["a", "b,c"])),
                ..query()
            },
        ),
        (
            "needed=1&numbers=1,-2,3",
            EchoQueryParams {
                numbers: Some(vec![1, -2, 3]),
                ..query()
            },
        ),
        (
            "needed=1&spaces=a%20b%2Cc",
            EchoQueryParams {
                spaces: Some(texts(&["a", "b,c"])),
                ..query()
            },
        ),
        (
            "needed=1&pipes=a%7Cb%20c",
            EchoQueryParams {
                pipes: Some(texts(&["a", "b c"])),
                ..query()
            },
        ),
        (
            "needed=1&pipes=a%7Cb|c",
            EchoQueryParams {
                pipes: Some(texts(&["a|b", "c"])),
                ..query()
            },
        ),
        (
            "needed=1&spaces=a+b%20c",
            EchoQueryParams {
                spaces: Some(texts(&["a b", "c"])),
                ..query()
            },
        ),
        (
            "needed=1&deep%5Bfrom%5D=-1&deep%5Bto%5D=20&deep%5Bnote%5D=a%2Cb%26c%3Dd",
            EchoQueryParams {
                deep: Some(range()),
                ..query()
            },
        ),
        (
            "needed=1&object=from,-1,to,20,note,a%2Cb%26c%3Dd",
            EchoQueryParams {
                object: Some(range()),
                ..query()
            },
        ),
        (
            "needed=1&json=%7B%22from%22%3A-1%2C%22to%22%3A20%2C%22note%22%3A%22a%2Cb%26c%3Dd%22%7D",
            EchoQueryParams {
                json: Some(range()),
                ..query()
            },
        ),
        (
            "needed=1&colours=dark%20blue&colours=a%2Cb",
            EchoQueryParams {
                colours: Some(vec![Colour::DarkBlue, Colour::AB]),
                ..query()
            },
        ),
        (
            // `allowReserved` permits these characters as they are, and does not ask for it.
            "needed=1&reserved=a%2Fb%3Fc%3Ad%40e",
            EchoQueryParams {
                reserved: Some("a/b?c:d@e".to_owned()),
                ..query()
            },
        ),
        (
            "needed=1&when=2024-02-29T12%3A00%3A00%2B01%3A00",
            EchoQueryParams {
                when: Some(when),
                ..query()
            },
        ),
        (
            "needed=1&flag=true",
            EchoQueryParams {
                flag: Some(true),
                ..query()
            },
        ),
    ];
    let line = line();
    for (target, params) in sent {
        line.client.echo_query(&params).await.expect(target);
        assert_eq!(line.recorder.target(), format!("/query?{target}"));
        line.echo.was_given(&[&params]);
    }
}

#[tokio::test]
async fn an_exploded_object_is_a_parameter_for_each_member() {
    let line = line();
    let params = EchoExplodedParams {
        range: Some(range()),
    };
    line.client
        .echo_exploded(&params)
        .await
        .expect("is received");
    let target = line.recorder.target();
    assert_eq!(target, "/exploded?from=-1&to=20&note=a%2Cb%26c%3Dd");
    line.echo.was_given(&[&params]);
}
