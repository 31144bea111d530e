//! The part of the W3C WebDriver protocol that the tests speak, over loopback.
//!
//! Blocking, and each command has a deadline, so a browser that hangs fails one
//! test and not the run.

use base64::Engine as _;
use serde_json::{Value, json};
use std::time::Duration;
use ureq::Agent;

/// A command that failed: WebDriver's error code and its words.
#[derive(Debug)]
pub(crate) struct Refused {
    /// Such as `javascript error`, or `connection` if there was no answer.
    pub(crate) code: String,
    /// What the driver said.
    pub(crate) message: String,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// What a command answers.
pub(crate) type Answer<T = Value> = Result<T, Refused>;

/// One browser window under a driver's control.
#[derive(Debug)]
pub(crate) struct Session {
    agent: Agent,
    base: String,
}

impl Session {
    /// Whether the driver at `port` takes sessions.
    pub(crate) fn is_up(port: u16) -> bool {
        let url = format!("http://127.0.0.1:{port}/status");
        send(&agent(Duration::from_secs(2)), "GET", &url, None).is_ok_and(|status| status["ready"] != json!(false))
    }

    /// Opens a browser with these capabilities at the driver on `port`.
    pub(crate) fn open(port: u16, capabilities: &Value) -> Answer<Self> {
        let url = format!("http://127.0.0.1:{port}/session");
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let made = send(&agent(Duration::from_secs(60)), "POST", &url, Some(&wanted))?;
        let id = made["sessionId"].as_str().unwrap_or_default();
        let session = Self { agent: agent(Duration::from_secs(40)), base: format!("{url}/{id}") };
        session.post("timeouts", &json!({ "script": 30_000, "pageLoad": 30_000, "implicit": 0 }))?;
        Ok(session)
    }

    /// `POST` to a path under the session; vendors' commands too.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Answer {
        send(&self.agent, "POST", &format!("{}/{path}", self.base), Some(body))
    }

    /// `GET` of a path under the session.
    pub(crate) fn get(&self, path: &str) -> Answer {
        send(&self.agent, "GET", &format!("{}/{path}", self.base), None)
    }

    /// Goes to `url` and waits for its `load` event.
    pub(crate) fn goto(&self, url: &str) -> Answer {
        self.post("url", &json!({ "url": url }))
    }

    /// Runs the body of a function in the page.
    pub(crate) fn execute(&self, script: &str, args: &Value) -> Answer {
        self.post("execute/sync", &json!({ "script": script, "args": args }))
    }

    /// Runs the body of a function whose last argument is called when it is done.
    pub(crate) fn execute_async(&self, script: &str, args: &Value) -> Answer {
        self.post("execute/async", &json!({ "script": script, "args": args }))
    }

    /// The `role` or `label` that the browser computes for an element.
    pub(crate) fn computed(&self, element: &str, what: &str) -> Answer {
        self.get(&format!("element/{element}/computed{what}"))
    }

    /// Real input: presses, releases and moves, then nothing left held down.
    pub(crate) fn perform(&self, actions: &Value) -> Answer {
        self.post("actions", &json!({ "actions": actions }))
    }

    /// The window as PNG.
    pub(crate) fn screenshot(&self) -> Answer<Vec<u8>> {
        png(&self.get("screenshot")?)
    }

    /// Closes the browser.
    pub(crate) fn close(&self) {
        let _ = send(&self.agent, "DELETE", &self.base, None);
    }
}

/// The bytes of a picture that came as base64.
pub(crate) fn png(picture: &Value) -> Answer<Vec<u8>> {
    base64::engine::general_purpose::STANDARD
        .decode(picture.as_str().unwrap_or_default())
        .map_err(|error| Refused { code: "picture".into(), message: error.to_string() })
}

fn agent(deadline: Duration) -> Agent {
    Agent::config_builder().timeout_global(Some(deadline)).http_status_as_error(false).build().into()
}

fn send(agent: &Agent, method: &str, url: &str, body: Option<&Value>) -> Answer {
    let lost = |error: ureq::Error| Refused { code: "connection".into(), message: error.to_string() };
    let mut reply = match (method, body) {
        ("POST", body) => agent.post(url).send_json(body.unwrap_or(&json!({}))),
        ("DELETE", _) => agent.delete(url).call(),
        _ => agent.get(url).call(),
    }
    .map_err(lost)?;
    let limit = 200 << 20;
    let mut answer: Value = reply.body_mut().with_config().limit(limit).read_json().map_err(lost)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(code) if !reply.status().is_success() => {
            Err(Refused { code: code.to_owned(), message: value["message"].as_str().unwrap_or_default().to_owned() })
        }
        _ => Ok(value),
    }
}
