//! The operations of `api::inbound_parse`.

use novu_api::api::inbound_parse::{GetMxRecordStatusError, InboundParseApi};
use novu_api::models::MxRecordStatus;
use novu_api::server::Context;

use crate::check::Check;
use crate::store::{Caller, Store};

impl InboundParseApi for Store {
    async fn get_mx_record_status(
        &self,
        cx: &Context<Caller>,
    ) -> Result<MxRecordStatus, GetMxRecordStatusError> {
        self.answer(cx, "get_mx_record_status", &[])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.get_mx_record_status();
    check.make("get_mx_record_status", &[], call).await;
}
