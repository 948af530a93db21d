//! A private PostgreSQL server in a folder: made on first use, started when it is not running, and
//! stopped by its last user. It listens on a Unix socket alone.

use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _};
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sqlx::postgres::PgConnectOptions;

use super::programs::{OLDEST, find_programs};

/// The users that the server may run as when we are root, which PostgreSQL refuses.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// The data, in the server's folder. Programs are run there and given names from there: `pg_ctl` pastes paths
/// into a shell's command as they are.
const DATA: &str = "data";

/// The longest path of a Unix socket, in bytes.
const SOCKET_BYTES: usize = 107;

/// A use of the private server. Dropping the last one stops the server.
#[derive(Debug)]
pub struct Server {
    folder: PathBuf,
    programs: PathBuf,
    user: Option<&'static str>,
    /// What the server is started with, as words of a shell.
    options: String,
    in_use: File,
}

/// Why there is no private server.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// PostgreSQL is not installed.
    #[error(
        "PostgreSQL {OLDEST} or newer is not installed; type `sudo apt-get update && sudo apt-get install \
         --no-install-recommends postgresql`, or set RFM_DATABASE_URL to a server that runs"
    )]
    NotInstalled,
    /// The folder cannot be used.
    #[error("RFM_DATA_DIR: the folder {folder} of the private PostgreSQL cannot be used")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        source: io::Error,
    },
    /// The folder's path is too long for a Unix socket.
    #[error(
        "RFM_DATA_DIR: the private PostgreSQL's socket {socket} has a path of {} bytes, and a Unix \
         socket's may have {SOCKET_BYTES}; choose a shorter folder",
        socket.len()
    )]
    TooLong {
        /// Where the socket would be.
        socket: String,
    },
    /// The user that the server runs as cannot reach the folder.
    #[error(
        "RFM_DATA_DIR: the private PostgreSQL runs as the user {user}, who cannot enter {folder}; \
         choose another folder, or let others pass through those above it (chmod o+x)"
    )]
    Closed {
        /// As whom the server runs.
        user: &'static str,
        /// The folder.
        folder: String,
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
    /// started. The folder is closed to everybody but the user that the server runs as (and root): who
    /// reaches the socket may do everything.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, the folder cannot be used, or the programs fail.
    pub fn open(folder: &Path, settings: &[(&str, &str)]) -> Result<Server, ServerError> {
        let programs = find_programs().ok_or(ServerError::NotInstalled)?;
        let socket = folder.join(format!(".s.PGSQL.{PORT}")).display().to_string();
        if socket.len() > SOCKET_BYTES {
            return Err(ServerError::TooLong { socket });
        }
        let named = |source| ServerError::Folder { folder: folder.display().to_string(), source };
        fs::create_dir_all(folder).map_err(named)?;
        let user = unprivileged_user(folder).map_err(named)?;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(named)?;
        let in_use = lock_file(folder, "in-use.lock").map_err(named)?;
        let starting = lock_file(folder, "starting.lock").map_err(named)?;
        starting.lock().map_err(named)?;
        in_use.lock_shared().map_err(named)?;
        let options = start_options(folder, settings).map_err(named)?;
        let server = Server { folder: folder.to_owned(), programs, user, options, in_use };
        let started = server.start();
        // Before a server that did not start is dropped, which waits for this lock.
        drop(starting);
        started.map(|_| server)
    }

    /// Starts the server if it is gone; whether it did.
    ///
    /// # Errors
    /// When it does not start.
    pub fn ensure_running(&self) -> Result<bool, ServerError> {
        let named =
            |source| ServerError::Folder { folder: self.folder.display().to_string(), source };
        let starting = lock_file(&self.folder, "starting.lock").map_err(named)?;
        starting.lock().map_err(named)?;
        self.start()
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
        self.folder.join(DATA)
    }

    /// Starts the server unless it runs; whether it did.
    fn start(&self) -> Result<bool, ServerError> {
        if self.is_running() {
            return Ok(false);
        }
        if let Some(user) = self.user
            && !self.runs(self.command(Path::new("test")).arg("-x").arg(&self.folder))?
        {
            return Err(ServerError::Closed { user, folder: self.folder.display().to_string() });
        }
        if !self.data().join("PG_VERSION").exists() {
            // A folder that was left half made is made again.
            drop(fs::remove_dir_all(self.data()));
            self.run(
                "initdb",
                &["-D", DATA, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"],
            )?;
        }
        // What is given wins over it, as it comes later.
        let options = format!("-c wal_compression={} {}", self.compression(), self.options);
        self.run("pg_ctl", &["-D", DATA, "-w", "-l", "log", "-o", &options, "start"])?;
        Ok(true)
    }

    /// How pages are compressed that are logged as a whole: by LZ4 unless PostgreSQL was built without it, since
    /// its own way takes longer than all else that moving a customer does.
    fn compression(&self) -> &'static str {
        let lz4 = ["-D", DATA, "-c", "wal_compression=lz4", "-C", "wal_compression"];
        if self.run("postgres", &lz4).is_ok() { "lz4" } else { "on" }
    }

    fn is_running(&self) -> bool {
        self.run("pg_ctl", &["-D", DATA, "status"]).is_ok()
    }

    /// A command that runs as the server's user.
    fn command(&self, program: &Path) -> Command {
        let mut command = match self.user {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.arg(format!("--reuid={user}")).arg("--init-groups");
                let group = if user == "nobody" { "nogroup" } else { user };
                command.arg(format!("--regid={group}")).arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }

    /// Whether a command that says nothing succeeds.
    fn runs(&self, command: &mut Command) -> Result<bool, ServerError> {
        let status = command.stderr(Stdio::null()).status();
        status
            .map(|status| status.success())
            .map_err(|error| ServerError::Program { program: "setpriv", output: error.to_string() })
    }

    fn run(&self, program: &'static str, arguments: &[&str]) -> Result<(), ServerError> {
        let failed = |output| ServerError::Program { program, output };
        // A pipe would stay open for as long as the server runs. A file with a name, in a folder that is
        // another user's, could be made to be any file of ours.
        let file = || {
            let said = tempfile::tempfile()?;
            Ok((said.try_clone()?, said.try_clone()?, said))
        };
        let (stdout, stderr, mut said) = file().map_err(|error: io::Error| {
            failed(format!("no temporary file, see TMPDIR: {error}"))
        })?;
        let mut command = self.command(&self.programs.join(program));
        let status = command.args(arguments).stdout(stdout).stderr(stderr).status();
        if status.map_err(|error| failed(error.to_string()))?.success() {
            return Ok(());
        }
        let mut output = String::new();
        // What it said may be lost, but not that it failed.
        drop(said.rewind().and_then(|()| said.read_to_string(&mut output)));
        Err(failed(output))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // While another process starts the server, that process is its user.
        let Ok(starting) = lock_file(&self.folder, "starting.lock") else { return };
        if starting.lock().is_err() || self.in_use.unlock().is_err() {
            return;
        }
        if self.in_use.try_lock().is_ok()
            && let Err(error) = self.run("pg_ctl", &["-D", DATA, "-w", "-m", "fast", "stop"])
        {
            tracing::warn!(%error, "the private PostgreSQL could not be stopped");
        }
    }
}

/// Only names the socket's file: the server does not listen on the network.
const PORT: u16 = 5432;

fn lock_file(folder: &Path, name: &str) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(folder.join(name))
}

/// For a shop of a million customers on a small machine: an import fits between two checkpoints, after each
/// of which every page that is touched is logged as a whole.
const SIZES: [(&str, &str); 3] =
    [("shared_buffers", "256MB"), ("max_wal_size", "2GB"), ("checkpoint_timeout", "15min")];

/// What the server is started with, quoted for the shell that `pg_ctl` hands it to; in the list of folders
/// for sockets a comma parts two of them unless it stands in double quotes.
fn start_options(folder: &Path, settings: &[(&str, &str)]) -> io::Result<String> {
    let listed = format!("\"{}\"", folder.display().to_string().replace('"', "\"\""));
    let port = PORT.to_string();
    let mut words = vec!["-p".into(), port, "-k".into(), listed];
    let own = [("listen_addresses", ""), ("unix_socket_permissions", "0700")];
    for (name, value) in own.iter().chain(&SIZES).chain(settings) {
        words.extend(["-c".into(), format!("{name}={value}")]);
    }
    shlex::try_join(words.iter().map(String::as_str)).map_err(io::Error::other)
}

/// As root, whom the server runs as; the folder is given to that user.
fn unprivileged_user(folder: &Path) -> io::Result<Option<&'static str>> {
    if id_of(&["-u"]) != Some(0) {
        return Ok(None);
    }
    let known = UNPRIVILEGED.into_iter().find_map(|user| Some((user, id_of(&["-u", user])?)));
    let Some((user, uid)) = known else { return Ok(None) };
    chown(folder, Some(uid), None)?;
    Ok(Some(user))
}

fn id_of(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
