//! What is only read is not sent and not asked for, what is only written does not come back; and
//! nobody minds if it does.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::routing::{get, post};
use http::{Request, StatusCode};
use serde_json::{Value, json};
use specsmith_compiled_features::read_write::api::settings::SettingsApi;
use specsmith_compiled_features::read_write::api::users::UsersApi;
use specsmith_compiled_features::read_write::models::{
    Credentials, Events, EventsWrite, Login, LoginWrite, Session, Settings, SettingsLimits,
    SettingsLimitsWrite, SettingsWrite, Subject, SubjectWrite, User, UserWriteModel,
};
use specsmith_compiled_features::read_write::server::{self, Backend, Context};
use specsmith_compiled_features::read_write::{Client, Undeclared};
use tower::ServiceExt;

/// Adds what the server adds.
struct Store;

impl Backend for Store {
    type Principal = ();
}

fn stored(user: UserWriteModel) -> User {
    User {
        manager: user.manager.map(|manager| Box::new(stored(*manager))),
        ..User::new("u1", user.name)
    }
}

impl UsersApi for Store {
    async fn list_users(&self, _: &Context<()>) -> Result<Vec<User>, Undeclared> {
        Ok(vec![User::new("u1", "Ada")])
    }

    async fn create_user(&self, _: &Context<()>, body: UserWriteModel) -> Result<User, Undeclared> {
        Ok(stored(body))
    }

    async fn send_events(&self, _: &Context<()>, _: EventsWrite) -> Result<Events, Undeclared> {
        let login = Login::new("now");
        Ok([("all".to_owned(), vec![Some(login.into()), None])].into())
    }

    async fn create_session(
        &self,
        _: &Context<()>,
        body: Credentials,
    ) -> Result<Session, Undeclared> {
        Ok(Session::new(format!("for {}", body.secret)))
    }
}

impl SettingsApi for Store {
    async fn put_settings(
        &self,
        _: &Context<()>,
        body: SettingsWrite,
    ) -> Result<Settings, Undeclared> {
        let limits = body.limits.map(|limits| SettingsLimits {
            least: limits.least,
            additional_properties: limits.additional_properties,
            ..SettingsLimits::new("all")
        });
        Ok(Settings {
            limits,
            ..Settings::new(7)
        })
    }
}

async fn post_json(path: &str, body: Value) -> (StatusCode, Value) {
    let method = if path == "/settings" { "PUT" } else { "POST" };
    let request = Request::builder().method(method).uri(path);
    let request = request.header("content-type", "application/json");
    let request = request.body(Body::from(body.to_string()));
    let request = request.expect("the request is valid");
    let answer = server::router(Store).oneshot(request).await;
    let (head, body) = answer.expect("a router answers").into_parts();
    let body = to_bytes(body, 1 << 20).await.expect("the body can be read");
    let body = serde_json::from_slice(&body).expect("the body is JSON");
    (head.status, body)
}

#[tokio::test]
async fn requests_need_nothing_that_is_read_only() {
    let sent = json!({
        "name": "Ada",
        "password": "a long secret",
        "manager": { "name": "Bo", "password": "another secret" },
    });
    let (status, user) = post_json("/users", sent).await;
    assert_eq!(status, StatusCode::CREATED);
    let manager = json!({ "id": "u1", "name": "Bo" });
    assert_eq!(
        user,
        json!({ "id": "u1", "name": "Ada", "manager": manager })
    );
}

#[tokio::test]
async fn requests_need_what_is_required_and_written() {
    let (status, problem) = post_json("/users", json!({ "id": "u1", "name": "Ada" })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert!(problem.to_string().contains("/password"), "{problem}");
}

#[tokio::test]
async fn servers_skip_what_is_read_only() {
    let sent = json!({ "id": 7, "name": "Ada", "password": "a long secret" });
    assert_eq!(post_json("/users", sent).await.0, StatusCode::CREATED);
    let settings = json!({ "version": "any", "limits": { "most": "of text", "other": 1 } });
    let (status, settings) = post_json("/settings", settings).await;
    assert_eq!(status, StatusCode::OK, "{settings}");
    let limits = json!({ "most": "all", "other": 1 });
    assert_eq!(settings, json!({ "version": 7, "limits": limits }));
    let (status, _) = post_json("/settings", json!({ "versions": 1 })).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn clients_skip_what_is_write_only() {
    let user = json!([{ "id": "u1", "name": "Ada", "password": 7 }]).to_string();
    let session = json!({ "token": "t", "secret": "s" }).to_string();
    let json = [("content-type", "application/json")];
    let router = Router::new()
        .route("/users", get(move || async move { (json, user) }))
        .route(
            "/sessions",
            post(move || async move { (StatusCode::CREATED, json, session) }),
        );
    let client = Client::in_process(router)
        .build()
        .expect("settings are valid");
    let users = client.list_users().await.expect("succeeds");
    assert_eq!(users, [User::new("u1", "Ada")]);
    let session = client.create_session(&Credentials::new("s")).await;
    assert_eq!(session.expect("succeeds"), Session::new("t"));
}

#[tokio::test]
async fn both_halves_agree_on_the_forms() {
    let client = Client::in_process(server::router(Store)).build();
    let client = client.expect("settings are valid");
    let user = UserWriteModel::new("Ada", "a long secret");
    let user = client.create_user(&user).await.expect("succeeds");
    assert_eq!(user, User::new("u1", "Ada"));
    let sent: EventsWrite = [("a".to_owned(), vec![Some(LoginWrite::new().into())])].into();
    let events = client.send_events(&sent).await.expect("succeeds");
    let login = Login::new("now");
    assert_eq!(events["all"], [Some(login.into()), None]);
}

#[test]
fn what_was_read_can_be_written_back() {
    let limits = SettingsLimits {
        additional_properties: [("other".to_owned(), 1)].into(),
        ..SettingsLimits::new("all")
    };
    let read = Settings {
        limits: Some(limits),
        ..Settings::new(7)
    };
    let written = SettingsWrite {
        limits: Some(SettingsLimitsWrite {
            additional_properties: [("other".to_owned(), 1)].into(),
            ..SettingsLimitsWrite::default()
        }),
        ..SettingsWrite::default()
    };
    assert_eq!(SettingsWrite::from(read), written);
    let caused = Login {
        caused: Some(vec![Login::new("before").into()]),
        ..Login::new("now")
    };
    let written = LoginWrite {
        caused: Some(vec![LoginWrite::new().into()]),
        ..LoginWrite::new()
    };
    assert_eq!(LoginWrite::from(caused), written);
    let both = json!({ "name": "a", "seen": "now", "serial": 1 });
    let read = Login {
        subject: Some(Subject::Several(both.clone())),
        ..Login::new("now")
    };
    let written = LoginWrite {
        subject: Some(SubjectWrite::Several(both)),
        ..LoginWrite::new()
    };
    assert_eq!(LoginWrite::from(read), written);
}
