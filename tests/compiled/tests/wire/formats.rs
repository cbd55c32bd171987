//! Parameters of every type that a format has, both ways.

use std::sync::{Arc, Mutex};

use specsmith_compiled_features::chosen_types::api::things::{
    self as chosen, ReadThingDeep, ReadThingJson,
};
use specsmith_compiled_features::chosen_types::models::Thing;
use specsmith_compiled_features::chosen_types::{self, Decimal, DecimalNumber, ExactNumber, Url};
use specsmith_compiled_features::formats::api::things::{self, ReadThingParams, ReadThingShare};
use specsmith_compiled_features::formats::{
    self, Base64Url, Date, DateTime, Ipv4, Ipv6, Undeclared, Uuid,
};

use super::recorder::Recorder;

/// Remembers what it is given.
#[derive(Clone)]
struct Memory<T>(Arc<Mutex<Option<T>>>);

impl<T> Memory<T> {
    fn new() -> Self {
        Self(Arc::default())
    }

    fn keep(&self, given: T) {
        *self.0.lock().expect("no test panics with the lock") = Some(given);
    }

    fn take(&self) -> Option<T> {
        self.0.lock().expect("no test panics with the lock").take()
    }
}

type Given = (Uuid, Date, ReadThingParams);

impl formats::server::Backend for Memory<Given> {
    type Principal = ();
}

impl things::ThingsApi for Memory<Given> {
    async fn read_thing(
        &self,
        _: &formats::server::Context<()>,
        id: Uuid,
        on: Date,
        params: ReadThingParams,
    ) -> Result<(), Undeclared> {
        self.keep((id, on, params));
        Ok(())
    }
}

#[tokio::test]
async fn values_of_every_format_travel() {
    let (memory, recorder) = (Memory::<Given>::new(), Recorder::default());
    let router = recorder.around(formats::server::router(memory.clone()));
    let client = formats::Client::in_process(router).build();
    let client = client.expect("settings are valid");
    let id = Uuid::parse("2EB8AA08-AA98-11EA-B4AA-73B441D16380").expect("is a UUID");
    let on = Date::parse("2024-02-29").expect("is a day");
    let params = ReadThingParams {
        address: Ipv6::parse("2001:DB8:0::1"),
        addresses: Some(vec![Ipv4::from(std::net::Ipv4Addr::LOCALHOST)]),
        mail: Some("a+b@example.com".to_owned()),
        amount: ExactNumber::parse("12345678901234567890.10"),
        token: Some(Base64Url::from(vec![0xff, 0xef])),
        count: Some(u64::MAX),
        share: Some(ReadThingShare::from(serde_json::json!(0.5))),
        x_since: DateTime::parse("2024-01-01T00:00:00.000Z"),
        small: Some(-128),
    };
    let sent = client.read_thing(&id, &on, &params).await;
    sent.expect("the server takes it");
    let request = recorder.take();
    let target = request
        .uri()
        .path_and_query()
        .expect("a request has a target");
    assert_eq!(
        target.as_str(),
        "/things/2EB8AA08-AA98-11EA-B4AA-73B441D16380/2024-02-29\
         ?address=2001%3ADB8%3A0%3A%3A1&addresses=127.0.0.1&mail=a%2Bb%40example.com\
         &amount=12345678901234567890.10&token=_-8&count=18446744073709551615&share=0.5"
    );
    assert_eq!(request.headers()["x-since"], "2024-01-01T00:00:00.000Z");
    assert_eq!(request.headers()["cookie"], "small=-128");
    let (given_id, given_on, given) = memory.take().expect("the server was asked");
    assert_eq!((given_id.to_text(), given_on), (id.to_text(), on));
    assert_eq!(
        given.amount.as_ref().map(ExactNumber::as_str),
        Some("12345678901234567890.10")
    );
    assert_eq!(given, params);
}

type Chosen = (i128, chosen::ReadThingParams);

impl chosen_types::server::Backend for Memory<Chosen> {
    type Principal = ();
}

impl chosen::ThingsApi for Memory<Chosen> {
    async fn read_thing(
        &self,
        _: &chosen_types::server::Context<()>,
        big: i128,
        params: chosen::ReadThingParams,
    ) -> Result<Thing, Undeclared> {
        let thing = Thing {
            big: Some(big),
            number: params.exact.clone(),
            ..Thing::default()
        };
        self.keep((big, params));
        Ok(thing)
    }
}

#[tokio::test]
async fn no_digit_is_lost_on_the_way() {
    let (memory, recorder) = (Memory::<Chosen>::new(), Recorder::default());
    let router = recorder.around(chosen_types::server::router(memory.clone()));
    let client = chosen_types::Client::in_process(router).build();
    let client = client.expect("settings are valid");
    let exact = |text| ExactNumber::parse(text).expect("is a number");
    let big = i128::MAX / 3 * 3;
    let params = chosen::ReadThingParams {
        exact: Some(exact("0.10000000000000000000000000001")),
        list: Some(vec![exact("1e400"), exact("-0.50")]),
        deep: Some(ReadThingDeep {
            a: Some(i128::MIN),
            ..ReadThingDeep::default()
        }),
        money: Decimal::parse("79228162514264337593543950335.00"),
        link: Url::parse("HTTP://Example.com"),
        sum: Some(DecimalNumber::new("1.50".parse().expect("is a decimal"))),
        json: Some(ReadThingJson {
            a: Some(exact("1.000000000000000000001")),
            ..ReadThingJson::default()
        }),
        x_big: Some(-1),
    };
    let thing = client.read_thing(big, &params).await;
    let thing = thing.expect("the server takes it");
    assert_eq!(
        recorder.target(),
        format!(
            "/things/{big}?exact=0.10000000000000000000000000001&list=1e400,-0.50\
             &deep%5Ba%5D=-170141183460469231731687303715884105728\
             &money=79228162514264337593543950335.00&link=HTTP%3A%2F%2FExample.com&sum=1.50\
             &json=%7B%22a%22%3A1.000000000000000000001%7D"
        )
    );
    let (given_big, given) = memory.take().expect("the server was asked");
    assert_eq!((given_big, &given), (big, &params));
    assert_eq!(
        given.link.map(|link| link.to_text()).as_deref(),
        Some("HTTP://Example.com")
    );
    assert_eq!((thing.big, &thing.number), (Some(big), &params.exact));
}
