//! Every style of parameter (RFC 6570 and OpenAPI), both ways.

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use http::{Request, StatusCode};
use specsmith_compiled_features::parameters::Client;
use specsmith_compiled_features::parameters::api::echo::{
    EchoApi, EchoExplodedParams, EchoHeadersParams, EchoQueryParams, EchoSameParams,
};
use specsmith_compiled_features::parameters::models::{Colour, Range};
use specsmith_compiled_features::parameters::server::{self, Backend, Context};
use specsmith_compiled_features::parameters::{DateTime, Undeclared};
use tower::ServiceExt;

use super::recorder::Recorder;

/// Remembers what it is given.
#[derive(Clone, Default)]
struct Echo {
    given: Arc<Mutex<Vec<String>>>,
}

impl Echo {
    fn remember(&self, inputs: &[&dyn Debug]) -> Result<(), Undeclared> {
        let inputs = inputs.iter().map(|input| format!("{input:?}"));
        *self.given.lock().expect("no test panics with the lock") = inputs.collect();
        Ok(())
    }

    fn was_given(&self, inputs: &[&dyn Debug]) {
        let inputs: Vec<String> = inputs.iter().map(|input| format!("{input:?}")).collect();
        let given = self.given.lock().expect("no test panics with the lock");
        assert_eq!(*given, inputs);
    }
}

impl Backend for Echo {
    type Principal = ();
}

impl EchoApi for Echo {
    async fn echo_query(&self, _: &Context<()>, params: EchoQueryParams) -> Result<(), Undeclared> {
        self.remember(&[&params])
    }

    async fn echo_exploded(
        &self,
        _: &Context<()>,
        params: EchoExplodedParams,
    ) -> Result<(), Undeclared> {
        self.remember(&[&params])
    }

    async fn echo_path(
        &self,
        _: &Context<()>,
        simple: String,
        list: Vec<String>,
        object: Range,
        exploded: Range,
    ) -> Result<(), Undeclared> {
        self.remember(&[&simple, &list, &object, &exploded])
    }

    async fn echo_label(
        &self,
        _: &Context<()>,
        one: i64,
        list: Vec<String>,
        object: Range,
    ) -> Result<(), Undeclared> {
        self.remember(&[&one, &list, &object])
    }

    async fn echo_matrix(
        &self,
        _: &Context<()>,
        one: i64,
        list: Vec<String>,
        object: Range,
    ) -> Result<(), Undeclared> {
        self.remember(&[&one, &list, &object])
    }

    async fn echo_headers(
        &self,
        _: &Context<()>,
        params: EchoHeadersParams,
    ) -> Result<(), Undeclared> {
        self.remember(&[&params])
    }

    async fn echo_same(
        &self,
        _: &Context<()>,
        id: String,
        params: EchoSameParams,
    ) -> Result<(), Undeclared> {
        self.remember(&[&id, &params])
    }
}

struct Line {
    client: Client,
    echo: Echo,
    recorder: Recorder,
}

fn line() -> Line {
    let (echo, recorder) = (Echo::default(), Recorder::default());
    let router = recorder.around(server::router(echo.clone()));
    let client = Client::in_process(router).build();
    Line {
        client: client.expect("settings are valid"),
        echo,
        recorder,
    }
}

fn query() -> EchoQueryParams {
    EchoQueryParams {
        text: None,
        needed: 1,
        form: None,
        form_joined: None,
        numbers: None,
        spaces: None,
        pipes: None,
        deep: None,
        object: None,
        json: None,
        colours: None,
        reserved: None,
        when: None,
        flag: None,
    }
}

fn range() -> Range {
    Range {
        from: Some(-1),
        to: Some(20),
        note: Some("a,b&c=d".to_owned()),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

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

#[tokio::test]
async fn paths() {
    let line = line();
    let list = texts(&["a/b", "c,d", "é"]);
    line.client
        .echo_path("a/b c;d=e.f?%", &list, &range(), &range())
        .await
        .expect("is received");
    let target = "/path/a%2Fb%20c%3Bd%3De.f%3F%25/a%2Fb,c%2Cd,%C3%A9\
                  /from,-1,to,20,note,a%2Cb%26c%3Dd/from=-1,to=20,note=a%2Cb%26c%3Dd";
    assert_eq!(line.recorder.target(), target);
    line.echo
        .was_given(&[&"a/b c;d=e.f?%", &list, &range(), &range()]);

    line.client
        .echo_label(-5, &list, &range())
        .await
        .expect("is received");
    let target = "/label/.-5/.a%2Fb.c%2Cd.%C3%A9/.from=-1.to=20.note=a%2Cb%26c%3Dd";
    assert_eq!(line.recorder.target(), target);
    line.echo.was_given(&[&-5, &list, &range()]);

    line.client
        .echo_matrix(-5, &list, &range())
        .await
        .expect("is received");
    let target = "/matrix/;one=-5/;list=a%2Fb,c%2Cd,%C3%A9/;from=-1;to=20;note=a%2Cb%26c%3Dd";
    assert_eq!(line.recorder.target(), target);
    line.echo.was_given(&[&-5, &list, &range()]);
}

#[tokio::test]
async fn headers_and_cookies() {
    let line = line();
    let range = Range {
        from: Some(1),
        to: Some(2),
        note: Some("x y".to_owned()),
    };
    let params = EchoHeadersParams {
        x_text: Some("a, b; c=\"d\"".to_owned()),
        x_list: Some(vec![1, 2]),
        x_object: Some(range.clone()),
        x_exploded: Some(range),
        session: Some("a b;c=d,\"e\" é".to_owned()),
        numbers: Some(vec![3, 4]),
    };
    line.client
        .echo_headers(&params)
        .await
        .expect("is received");
    let request = line.recorder.take();
    let header = |name: &str| {
        request.headers()[name]
            .to_str()
            .expect("is text")
            .to_owned()
    };
    assert_eq!(header("x-text"), "a, b; c=\"d\"");
    assert_eq!(header("x-list"), "1,2");
    assert_eq!(header("x-object"), "from,1,to,2,note,x y");
    assert_eq!(header("x-exploded"), "from=1,to=2,note=x y");
    line.echo.was_given(&[&params]);
    let none = EchoHeadersParams::default();
    line.client.echo_headers(&none).await.expect("is received");
    assert!(line.recorder.take().headers().get("cookie").is_none());
    line.echo.was_given(&[&none]);
}

#[tokio::test]
async fn one_name_in_several_places() {
    let line = line();
    let params = EchoSameParams {
        id_query: Some("query".to_owned()),
        id_header: Some("header".to_owned()),
    };
    line.client
        .echo_same("path", &params)
        .await
        .expect("is received");
    line.echo.was_given(&[&"path", &params]);
    assert_eq!(line.recorder.target(), "/same/path?id=query");
}

#[tokio::test]
async fn what_others_send_is_understood() {
    let echo = Echo::default();
    let router = server::router(echo.clone());
    let sent = [
        (
            "/query?needed=1&text=a+b",
            EchoQueryParams {
                text: Some("a b".to_owned()),
                ..query()
            },
        ),
        (
            "/query?text=a%20b&needed=1&other=x",
            EchoQueryParams {
                text: Some("a b".to_owned()),
                ..query()
            },
        ),
        (
            "/query?needed=1&pipes=a|b",
            EchoQueryParams {
                pipes: Some(texts(&["a", "b"])),
                ..query()
            },
        ),
        (
            "/query?needed=1&deep[from]=2",
            EchoQueryParams {
                deep: Some(Range {
                    from: Some(2),
                    ..Range::default()
                }),
                ..query()
            },
        ),
    ];
    for (target, params) in sent {
        let request = Request::builder().uri(target).body(Body::empty());
        let request = request.expect("the request is valid");
        let answer = router
            .clone()
            .oneshot(request)
            .await
            .expect("a router answers");
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{target}");
        echo.was_given(&[&params]);
    }
    for target in [
        "/query",
        "/query?needed=x",
        "/query?needed=1&needed=2",
        "/query?needed=1&flag=maybe",
        "/query?needed=1&colours=green",
        "/query?needed=1&deep[from]=x",
        "/query?needed=1&json=%7B",
    ] {
        let request = Request::builder().uri(target).body(Body::empty());
        let request = request.expect("the request is valid");
        let answer = router
            .clone()
            .oneshot(request)
            .await
            .expect("a router answers");
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{target}");
    }
}
