//! The headers that answers of the Novu API may have.

use axum::http::HeaderMap;
use novu_api::api::headers;
use novu_api::server::Context;
use novu_api::support::http::Unencodable;

const POLICY: &str = r#"150;w=5;burst=165;comment="token bucket";category="global""#;
const LINK: &str = "https://docs.novu.co/additional-resources/idempotency";

/// Sets all of them, the idempotency key as it came.
pub fn set<P>(cx: &Context<P>) -> Result<(), Unencodable> {
    cx.set_header(headers::RATE_LIMIT_LIMIT, &150)?;
    cx.set_header(headers::RATE_LIMIT_REMAINING, &149)?;
    cx.set_header(headers::RATE_LIMIT_RESET, &5)?;
    cx.set_header(headers::RATE_LIMIT_POLICY, &POLICY.to_owned())?;
    cx.set_header(headers::RETRY_AFTER, &1)?;
    cx.set_header(headers::LINK, &LINK.to_owned())?;
    cx.set_header(headers::IDEMPOTENCY_REPLAY, &true)?;
    match cx.idempotency_key() {
        Some(key) => cx.set_header(headers::IDEMPOTENCY_KEY, &key.to_owned()),
        None => Ok(()),
    }
}

/// Whether all of them arrived, with their types.
pub fn arrived(headers: &HeaderMap, key: &str) -> Result<(), String> {
    let numbers = [
        (headers::RATE_LIMIT_LIMIT, 150),
        (headers::RATE_LIMIT_REMAINING, 149),
        (headers::RATE_LIMIT_RESET, 5),
        (headers::RETRY_AFTER, 1),
    ];
    let texts = [
        (headers::RATE_LIMIT_POLICY, POLICY),
        (headers::LINK, LINK),
        (headers::IDEMPOTENCY_KEY, key),
    ];
    let numbers = numbers.map(|(header, sent)| header.read(headers) == Ok(Some(sent)));
    let texts = texts.map(|(header, sent)| header.read(headers) == Ok(Some(sent.to_owned())));
    let replay = headers::IDEMPOTENCY_REPLAY.read(headers) == Ok(Some(true));
    if replay && numbers.into_iter().chain(texts).all(|same| same) {
        Ok(())
    } else {
        Err(format!("the headers are {headers:?}"))
    }
}
