//! A shop on a private database of its own, and the service that runs on it.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::time::Duration;

use rfm_service::adapters::shopify::WebhookSecrets;
use secrecy::SecretString;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const DOMAIN: &str = "a.example.com";
const SECRET: &str = "hush";

pub(crate) struct Shop(TempDir);

pub(crate) fn sign(body: &str) -> String {
    let secrets = WebhookSecrets::new([Some(SecretString::from(SECRET))]);
    secrets.sign(body.as_bytes()).unwrap()
}

impl Shop {
    pub(crate) fn new() -> Shop {
        let folder = tempfile::Builder::new()
            .prefix("rfm-serve-")
            .permissions(fs::Permissions::from_mode(0o755))
            .tempdir()
            .unwrap();
        let shop = Shop(folder);
        let add = ["merchant", "add", "--domain", DOMAIN, "--currency", "USD"];
        shop.succeed(&[&add[..], &["--time-zone", "UTC"]].concat());
        shop
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rfm"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("RFM_DATA_DIR", self.0.path())
            .env("RFM_AUTH_LOCAL", "true")
            .env("RFM_SHOPIFY_CLIENT_SECRET", SECRET)
            .env("RFM_HTTP_ADDR", "127.0.0.1:0")
            .env("RFM_GRPC_ADDR", "127.0.0.1:0")
            .env("RFM_METRICS_ADDR", "127.0.0.1:0")
            .env("RFM_LOG", "error");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub(crate) fn run_with(&self, arguments: &[&str], rates: &str) -> Output {
        self.command(arguments).env("RFM_RATES", rates).output().unwrap()
    }

    pub(crate) fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn serve(&self) -> Service {
        let mut command = self.command(&["serve"]);
        command.stdout(Stdio::piped());
        self.start(command).0
    }

    /// Starts a service whose output is piped, and returns its standard error if that is too.
    pub(crate) fn start(&self, mut command: Command) -> (Service, Option<ChildStderr>) {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut address = |before: &str| loop {
            let line = lines.next().expect("the service says its addresses").unwrap();
            if let Some((_, address)) = line.split_once(before) {
                return address.to_owned();
            }
        };
        let http = address(" on ");
        let does_all = !command.get_args().any(|given| given == "workers");
        let grpc = if does_all { address("gRPC on ") } else { String::new() };
        let said = child.stderr.take();
        (Service { child, http, grpc }, said)
    }

    /// Whether PostgreSQL has its file with the process's number, which it removes when it stops.
    pub(crate) fn postgresql_runs(&self) -> bool {
        self.0.path().join("postgres/data/postmaster.pid").exists()
    }

    pub(crate) fn kill_postgresql(&self) {
        let path = self.0.path().join("postgres/data/postmaster.pid");
        let text = fs::read_to_string(path).unwrap();
        let pid = text.lines().next().unwrap();
        assert!(Command::new("kill").args(["-9", pid]).status().unwrap().success());
    }
}

/// Posts to one service.
#[derive(Clone)]
pub(crate) struct Client {
    agent: ureq::Agent,
    http: String,
}

pub(crate) struct Service {
    child: Child,
    http: String,
    pub(crate) grpc: String,
}

impl Service {
    pub(crate) fn client(&self) -> Client {
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(10)))
            .http_status_as_error(false)
            .build()
            .into();
        Client { agent, http: self.http.clone() }
    }

    /// Where REST and webhooks are.
    pub(crate) fn http(&self) -> &str {
        &self.http
    }

    pub(crate) fn post(&self, topic: &str, id: &str, body: &str) -> Option<u16> {
        self.client().post(topic, id, body)
    }

    pub(crate) fn get(&self, path: &str, token: &str) -> Option<Value> {
        let client = self.client();
        let request = client.agent.get(format!("{}{path}", client.http));
        let mut answer = request.header("Authorization", format!("Bearer {token}")).call().ok()?;
        serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()
    }

    /// The status that a path is answered with.
    pub(crate) fn status(&self, path: &str) -> Option<u16> {
        let client = self.client();
        let answer = client.agent.get(format!("{}{path}", client.http)).call();
        answer.ok().map(|answer| answer.status().as_u16())
    }

    /// What a browser is answered that goes to a path.
    pub(crate) fn browse(&self, path: &str) -> (u16, ureq::http::HeaderMap, String) {
        let client = self.client();
        let request = client.agent.get(format!("{}{path}", client.http));
        let mut answer = request.header("Accept", "text/html, */*;q=0.8").call().unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        (status, headers, answer.body_mut().read_to_string().unwrap())
    }

    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Service {
    /// Asks the service to stop, and sees to it that it does.
    fn drop(&mut self) {
        let pid = self.child.id().to_string();
        drop(Command::new("kill").args(["-TERM", &pid]).stderr(Stdio::null()).status());
        drop(self.child.wait());
    }
}

impl Client {
    /// The status, or `None` when there was no answer.
    pub(crate) fn post(&self, topic: &str, id: &str, body: &str) -> Option<u16> {
        self.post_signed(topic, id, body, DOMAIN, &sign(body))
    }

    pub(crate) fn post_signed(
        &self,
        topic: &str,
        id: &str,
        body: &str,
        shop: &str,
        signature: &str,
    ) -> Option<u16> {
        let answer = self
            .agent
            .post(format!("{}/webhooks/shopify", self.http))
            .header("X-Shopify-Topic", topic)
            .header("X-Shopify-Webhook-Id", id)
            .header("X-Shopify-Shop-Domain", shop)
            .header("X-Shopify-Hmac-Sha256", signature)
            .send(body);
        answer.ok().map(|answer| answer.status().as_u16())
    }
}
