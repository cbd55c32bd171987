//! Every operation of the Novu API, tag by tag: what the test server does, and how it is called.

mod blueprints;
mod changes;
mod environments;
mod events;
mod execution_details;
mod feeds;
mod health;
mod inbound_parse;
mod integrations;
mod layouts;
mod messages;
mod notification_templates;
mod notifications;
mod organizations;
mod subscribers;
mod tenants;
mod topics;
mod workflow_groups;
mod workflow_overrides;
mod workflows;

use crate::check::Check;

/// How many operations the document has.
const OPERATIONS: usize = 120;

/// Calls every operation, and fails unless all of them do as the check wants.
pub async fn call_everything(check: Check) {
    blueprints::call_all(&check).await;
    changes::call_all(&check).await;
    environments::call_all(&check).await;
    events::call_all(&check).await;
    execution_details::call_all(&check).await;
    feeds::call_all(&check).await;
    health::call_all(&check).await;
    inbound_parse::call_all(&check).await;
    integrations::call_all(&check).await;
    layouts::call_all(&check).await;
    messages::call_all(&check).await;
    notification_templates::call_all(&check).await;
    notifications::call_all(&check).await;
    organizations::call_all(&check).await;
    subscribers::call_all(&check).await;
    tenants::call_all(&check).await;
    topics::call_all(&check).await;
    workflow_groups::call_all(&check).await;
    workflow_overrides::call_all(&check).await;
    workflows::call_all(&check).await;
    check.finish(OPERATIONS);
}
