//! Parameters in paths, headers and cookies, and in several places at once.

use specsmith_compiled_features::parameters::api::echo::{EchoHeadersParams, EchoSameParams};
use specsmith_compiled_features::parameters::models::Range;

use super::{line, range, texts};

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
