//! Every style of parameter (RFC 6570 and OpenAPI), both ways.

mod elsewhere;
mod query;
mod received;

use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use specsmith_compiled_features::parameters::Client;
use specsmith_compiled_features::parameters::Undeclared;
use specsmith_compiled_features::parameters::api::echo::{
    EchoApi, EchoExplodedParams, EchoHeadersParams, EchoQueryParams, EchoSameParams,
};
use specsmith_compiled_features::parameters::models::Range;
use specsmith_compiled_features::parameters::server::{self, Backend, Context};

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
