//! The operations of `api::health`.

use novu_api::api::health::{CheckHealthError, HealthApi};
use novu_api::models::HealthReport;
use novu_api::server::Context;

use crate::check::Check;
use crate::store::Store;

impl HealthApi for Store {
    async fn check_health(&self, cx: &Context<()>) -> Result<HealthReport, CheckHealthError> {
        self.answer(cx, "check_health", &[])
    }
}

/// Calls every operation of the tag.
pub async fn call_all(check: &Check) {
    let call = check.client.check_health();
    check.make("check_health", &[], call).await;
}
