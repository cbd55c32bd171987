//! Every declared answer arrives as what it was sent as.

use http::StatusCode;
use specsmith_compiled_features::responses::api::headers;
use specsmith_compiled_features::responses::api::jobs::{
    CreateJobError, CreateJobResponse, JobsApi, OnlyDefaultError, SuccessRangeError,
};
use specsmith_compiled_features::responses::models::{Job, Problem};
use specsmith_compiled_features::responses::server::{self, Backend, Context};
use specsmith_compiled_features::responses::{Client, Error, Undeclared};

/// Answers as the header `x-answer` of a request asks for.
struct Jobs;

impl Backend for Jobs {
    type Principal = ();
}

fn wanted<P>(cx: &Context<P>) -> u16 {
    let wanted = cx.headers()["x-answer"].to_str().expect("is text");
    wanted.parse().expect("is a number")
}

fn job() -> Job {
    Job::new("é\n\"")
}

fn problem(status: StatusCode) -> Problem {
    Problem::new(status.to_string())
}

impl JobsApi for Jobs {
    async fn create_job(&self, cx: &Context<()>) -> Result<CreateJobResponse, CreateJobError> {
        cx.set_header(headers::LOCATION, &"/jobs/1".to_owned())?;
        let status = StatusCode::from_u16(wanted(cx))?;
        match status.as_u16() {
            200 => Ok(CreateJobResponse::Ok(job())),
            202 => Ok(CreateJobResponse::Accepted(job())),
            204 => Ok(CreateJobResponse::NoContent),
            409 => Err(CreateJobError::Conflict(problem(status))),
            400..=499 => Err(CreateJobError::ClientError(status, problem(status))),
            _ => Err(CreateJobError::Default(status, status.to_string())),
        }
    }

    async fn only_default(&self, _: &Context<()>) -> Result<Problem, OnlyDefaultError> {
        Ok(problem(StatusCode::OK))
    }

    async fn success_range(&self, cx: &Context<()>) -> Result<Job, SuccessRangeError> {
        match wanted(cx) {
            404 => Err(SuccessRangeError::NotFound),
            _ => Ok(job()),
        }
    }

    async fn get_enveloped(&self, _: &Context<()>) -> Result<Job, Undeclared> {
        Ok(job())
    }
}

fn client(answer: u16) -> Client {
    let client = Client::in_process(server::router(Jobs));
    let client = client.default_header("x-answer", &answer.to_string());
    client.build().expect("settings are valid")
}

#[tokio::test]
async fn successes_are_told_apart_by_status() {
    let created = client(200).create_job().with_response().await;
    let created = created.expect("succeeds");
    assert!(matches!(&created.body, CreateJobResponse::Ok(found) if *found == job()));
    assert_eq!(
        created.header(headers::LOCATION),
        Ok(Some("/jobs/1".to_owned()))
    );
    let accepted = client(202).create_job().await.expect("succeeds");
    assert!(matches!(accepted, CreateJobResponse::Accepted(found) if found == job()));
    let nothing = client(204).create_job().await.expect("succeeds");
    assert!(matches!(nothing, CreateJobResponse::NoContent));
    let gone = client(200).success_range().await.expect("succeeds");
    assert_eq!(gone, job());
    let only = client(200).only_default().await.expect("succeeds");
    assert_eq!(only, problem(StatusCode::OK));
    assert_eq!(client(200).get_enveloped().await.expect("succeeds"), job());
}

#[tokio::test]
async fn errors_keep_the_status_that_was_sent() {
    let error = |status| async move {
        match client(status).create_job().await {
            Err(Error::Api(error)) => error,
            other => panic!("{status}: {other:?}"),
        }
    };
    let conflict = error(409).await;
    assert_eq!(conflict.status(), StatusCode::CONFLICT);
    assert!(
        matches!(conflict, CreateJobError::Conflict(found) if found == problem(StatusCode::CONFLICT))
    );
    let teapot = StatusCode::IM_A_TEAPOT;
    assert!(matches!(
        error(418).await,
        CreateJobError::ClientError(status, found) if status == teapot && found == problem(teapot)
    ));
    let busy = StatusCode::SERVICE_UNAVAILABLE;
    assert!(matches!(
        error(503).await,
        CreateJobError::Default(status, text) if status == busy && text == busy.to_string()
    ));
    let missing = client(404).success_range().await;
    assert!(matches!(
        missing,
        Err(Error::Api(SuccessRangeError::NotFound))
    ));
}
