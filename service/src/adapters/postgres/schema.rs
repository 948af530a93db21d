//! The schema: roles, migrations, and whether a login may serve.

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor, PgPool};

use super::Server;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// Roles are of the whole server, so two databases may make them at the same time.
const MAKE_ROLES: &str = "
do $$
declare
    wanted text;
    -- Since PostgreSQL 16 who made a role is a member of it without the right to act as it.
    right_to_act text := case
        when current_setting('server_version_num')::integer < 160000 then 'member' else 'set'
    end;
begin
    -- Of commands that start at the same time one after the other grants.
    perform pg_advisory_xact_lock(hashtext('rfm_roles'));
    foreach wanted in array array['rfm_owner', 'rfm_app', 'rfm_worker'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception when duplicate_object or unique_violation then null;
            end;
        end if;
    end loop;
    execute format('grant create, temporary on database %I to rfm_owner', current_database());
    execute format('grant temporary on database %I to rfm_app', current_database());
    grant usage, create on schema public to rfm_owner;
    grant usage on schema public to rfm_app, rfm_worker;
    -- A mere member may not grant what it has already.
    if not pg_has_role(session_user, 'rfm_owner', right_to_act) then
        execute format('grant rfm_owner to %I', session_user);
    end if;
end
$$";

/// Why the schema cannot be brought up to date, or a login may not serve.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// The database cannot be reached or refuses.
    #[error("the database cannot be used")]
    Database(#[from] sqlx::Error),
    /// A migration failed; what it did was rolled back.
    #[error("the schema cannot be migrated")]
    Migrate(#[from] MigrateError),
    /// A login that row-level security does not hold.
    #[error(
        "the login {login} {reason}; serve with one that is only a member of rfm_app and rfm_worker: \
         create role rfm login password '…'; grant rfm_app, rfm_worker to rfm"
    )]
    Login {
        /// Who logged in.
        login: String,
        /// Why it may not serve.
        reason: &'static str,
    },
}

/// Brings the schema of a database up to date. Runs as a login that may make roles, or that is a member
/// of `rfm_owner` when the roles exist.
///
/// # Errors
/// When the database refuses.
pub async fn migrate(options: &PgConnectOptions) -> Result<(), SchemaError> {
    migrate_to(options, latest_version()).await
}

/// Brings the schema of a database to a version, from an earlier one.
///
/// # Errors
/// When the database refuses.
pub async fn migrate_to(options: &PgConnectOptions, version: i64) -> Result<(), SchemaError> {
    let mut connection = options.connect().await?;
    connection.execute(MAKE_ROLES).await?;
    connection.execute("set role rfm_owner").await?;
    MIGRATIONS.run_to(version, &mut connection).await?;
    connection.close().await?;
    Ok(())
}

/// Gives a private server the database and the login that serve, and brings the schema up to date.
///
/// # Errors
/// When the server refuses.
pub async fn prepare(server: &Server) -> Result<(), SchemaError> {
    let mut connection = server.options("postgres", "postgres").connect().await?;
    // Of commands that start at the same time one makes all of it. Closing gives the lock back.
    connection.execute("select pg_advisory_lock(hashtext('rfm_prepare'))").await?;
    let known: bool =
        sqlx::query_scalar("select exists (select from pg_database where datname = 'rfm')")
            .fetch_one(&mut connection)
            .await?;
    if !known {
        connection.execute("create database rfm").await?;
    }
    migrate(&server.options("postgres", "rfm")).await?;
    let has_login: bool =
        sqlx::query_scalar("select exists (select from pg_roles where rolname = 'rfm')")
            .fetch_one(&mut connection)
            .await?;
    if !has_login {
        connection.execute("create role rfm login; grant rfm_app, rfm_worker to rfm").await?;
    }
    connection.close().await?;
    Ok(())
}

/// The version of the schema that this program was built with.
pub fn latest_version() -> i64 {
    MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// The version of the schema of the database; 0 when it has none.
///
/// # Errors
/// When the database cannot be reached.
pub async fn present_version(pool: &PgPool) -> Result<i64, sqlx::Error> {
    let known = "select to_regprocedure('rfm_schema_version()') is not null";
    if !sqlx::query_scalar::<_, bool>(known).fetch_one(pool).await? {
        return Ok(0);
    }
    sqlx::query_scalar("select rfm_schema_version()").fetch_one(pool).await
}

/// Refuses a login that row-level security does not hold.
///
/// # Errors
/// When the login is a superuser, bypasses row-level security, or owns the tables.
pub async fn check_login(pool: &PgPool) -> Result<(), SchemaError> {
    let (login, superuser, bypasses, owner): (String, bool, bool, bool) = sqlx::query_as(
        "select rolname::text, rolsuper, rolbypassrls, pg_has_role(rolname, 'rfm_owner', 'member')
         from pg_roles where rolname = session_user",
    )
    .fetch_one(pool)
    .await?;
    let reason = match (superuser, bypasses, owner) {
        (true, _, _) => "is a superuser",
        (_, true, _) => "bypasses row-level security",
        (_, _, true) => "owns the tables",
        _ => return Ok(()),
    };
    Err(SchemaError::Login { login, reason })
}
