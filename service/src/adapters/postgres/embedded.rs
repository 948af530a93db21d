//! A private PostgreSQL server in a folder: made on first use, started when it is not running, and
//! stopped by its last user. It listens on a Unix socket alone.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::postgres::PgConnectOptions;

/// The users that the server may run as when we are root, which PostgreSQL refuses.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// A use of the private server. Dropping the last one stops the server.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    programs: PathBuf,
    user: Option<&'static str>,
    in_use: File,
}

/// Why there is no private server.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// PostgreSQL is not installed.
    #[error(
        "PostgreSQL is not installed; type `sudo apt-get install postgresql`, \
         or set RFM_DATABASE_URL to a server that runs"
    )]
    NotInstalled,
    /// The folder cannot be used.
    #[error("the folder {folder} of the private PostgreSQL cannot be used")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        source: io::Error,
    },
    /// One of PostgreSQL's programs failed.
    #[error("{program} failed: {output}")]
    Program {
        /// Which.
        program: &'static str,
        /// What it said.
        output: String,
    },
}

impl Server {
    /// Uses the server of this folder, with further settings such as `("fsync", "off")` if it has to be
    /// started.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or its programs fail.
    pub fn open(folder: &Path, settings: &[(&str, &str)]) -> Result<Server, ServerError> {
        let programs = find_programs().ok_or(ServerError::NotInstalled)?;
        let named = |source| ServerError::Folder { folder: folder.display().to_string(), source };
        fs::create_dir_all(folder).map_err(named)?;
        let user = unprivileged_user(folder).map_err(named)?;
        let in_use = lock_file(folder, "in-use.lock").map_err(named)?;
        let starting = lock_file(folder, "starting.lock").map_err(named)?;
        starting.lock().map_err(named)?;
        in_use.lock_shared().map_err(named)?;
        let server = Server { folder: folder.to_owned(), programs, user, in_use };
        server.start(settings)?;
        drop(starting);
        Ok(server)
    }

    /// How to connect to a database of the server as this login.
    pub fn options(&self, login: &str, database: &str) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(&self.folder)
            .port(PORT)
            .username(login)
            .database(database)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn start(&self, settings: &[(&str, &str)]) -> Result<(), ServerError> {
        if !self.data().join("PG_VERSION").exists() {
            // A folder that was left half made is made again.
            drop(fs::remove_dir_all(self.data()));
            let data = self.data().display().to_string();
            self.run(
                "initdb",
                &["-D", &data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"],
            )?;
        }
        if self.is_running() {
            return Ok(());
        }
        let further: Vec<String> =
            settings.iter().map(|(name, value)| format!(" -c {name}={value}")).collect();
        let options = format!(
            "-p {PORT} -k {} -c listen_addresses= -c unix_socket_permissions=0777{}",
            self.folder.display(),
            further.concat()
        );
        let log = self.folder.join("log").display().to_string();
        let data = self.data().display().to_string();
        self.run("pg_ctl", &["-D", &data, "-w", "-l", &log, "-o", &options, "start"])
    }

    fn is_running(&self) -> bool {
        let data = self.data().display().to_string();
        self.run("pg_ctl", &["-D", &data, "status"]).is_ok()
    }

    fn run(&self, program: &'static str, arguments: &[&str]) -> Result<(), ServerError> {
        let path = self.programs.join(program);
        let mut command = match self.user {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.arg(format!("--reuid={user}")).arg("--init-groups");
                let group = if user == "nobody" { "nogroup" } else { user };
                command.arg(format!("--regid={group}")).arg(path);
                command
            }
            None => Command::new(path),
        };
        // Output goes to a file: a pipe would stay open for as long as the server runs.
        let said = self.folder.join(format!("{program}.out"));
        let output = File::create(&said).and_then(|file| Ok((file.try_clone()?, file))).map_err(
            |source| ServerError::Folder { folder: self.folder.display().to_string(), source },
        )?;
        let status = command
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(output.0)
            .stderr(output.1)
            .status();
        match status {
            Ok(status) if status.success() => Ok(()),
            Ok(_) => Err(ServerError::Program {
                program,
                output: fs::read_to_string(said).unwrap_or_default(),
            }),
            Err(error) => Err(ServerError::Program { program, output: error.to_string() }),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // While another process starts the server, that process is its user.
        let Ok(starting) = lock_file(&self.folder, "starting.lock") else { return };
        if starting.lock().is_err() || self.in_use.unlock().is_err() {
            return;
        }
        if self.in_use.try_lock().is_ok() {
            let data = self.data().display().to_string();
            if let Err(error) = self.run("pg_ctl", &["-D", &data, "-w", "-m", "fast", "stop"]) {
                tracing::warn!(%error, "the private PostgreSQL could not be stopped");
            }
        }
    }
}

/// Only names the socket's file: the server does not listen on the network.
const PORT: u16 = 5432;

fn lock_file(folder: &Path, name: &str) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(name))
}

/// Debian keeps the programs apart by version; elsewhere they are on the path.
fn find_programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
        .filter(|version| *version >= 15)
        .max()
        .map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    let on_path = std::env::var_os("PATH")
        .map(|path| std::env::split_paths(&path).collect::<Vec<_>>())
        .unwrap_or_default();
    newest.into_iter().chain(on_path).find(|folder| {
        ["initdb", "pg_ctl", "postgres"].iter().all(|program| folder.join(program).exists())
    })
}

/// As root, whom the server runs as; the folder is given to that user.
fn unprivileged_user(folder: &Path) -> io::Result<Option<&'static str>> {
    if id_of(&["-u"]) != Some(0) {
        return Ok(None);
    }
    let known = UNPRIVILEGED.into_iter().find_map(|user| Some((user, id_of(&["-u", user])?)));
    let Some((user, uid)) = known else { return Ok(None) };
    chown(folder, Some(uid), None)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    Ok(Some(user))
}

fn id_of(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
