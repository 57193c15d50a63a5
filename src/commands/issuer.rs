//! `certamen issuer`: a root and the sites it vouches for.

mod end;
mod office;
mod revoke;
mod roots;
mod show;
mod sites;

use std::io::{IsTerminal, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{Args, Subcommand};

use super::verify::parse_time;
use super::{CommandError, Shared, columns, wrapped};
use crate::certificate::Did;

/// Vouch for sites with a root key, and withdraw certificates
///
/// One root vouches for many sites: it signs a register of their keys and a
/// list of the certificates that were withdrawn. A unit then trusts the root
/// alone. The root works in a folder of its own, on a computer that is best
/// kept off any network; what it signs, register.json and status-list.json, is
/// given to everybody.
#[derive(Debug, Args)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
#[command(
    after_help = "Exit codes: 0 done, 2 wrong usage or it could not be done.\n\nExamples:\n  certamen issuer init-root --name 'Ministry of Science and Technology'\n  certamen issuer init-site --name 'Site 0042' --unit 'Department of Science'\n  certamen issuer authorize site-request.json --until 2027-12-31\n  certamen issuer revoke 7K2M-9QXR-4TBD --reason 'issued by mistake'\n  certamen issuer refresh"
)]
pub struct IssuerArgs {
    #[command(subcommand)]
    command: Commands,
}

#[derive(Debug, Subcommand)]
#[allow(clippy::doc_markdown)] // these comments are the help texts
enum Commands {
    /// Make a root: its key, an empty register and an empty status list
    InitRoot(roots::InitRootArgs),
    /// Make the key of a site, and the request to let it into a register
    InitSite(sites::InitSiteArgs),
    /// Let a site into the register, or give it more places in the status list
    Authorize(sites::AuthorizeArgs),
    /// End the time in which a site may issue, also when its key was lost
    End(end::EndArgs),
    /// Withdraw a certificate
    Revoke(revoke::RevokeArgs),
    /// Sign the status list again, so that it can be gone by for longer
    Refresh(revoke::RefreshArgs),
    /// Show the root, its register, its sites and its status list
    Show,
    /// Take over the sites and the status list of an older root
    Succeed(roots::SucceedArgs),
}

/// How the passphrase of the root key is given.
#[derive(Debug, Args)]
struct PassphraseArgs {
    /// The passphrase of the root key: the first line of this file, or of
    /// standard input when it is -; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// Does one of these.
pub fn run(shared: &Shared, args: &IssuerArgs) -> Result<ExitCode, CommandError> {
    match &args.command {
        Commands::InitRoot(args) => roots::init(shared, args),
        Commands::InitSite(args) => sites::init(shared, args),
        Commands::Authorize(args) => sites::authorize(shared, args),
        Commands::End(args) => end::end(shared, args),
        Commands::Revoke(args) => revoke::revoke(shared, args),
        Commands::Refresh(args) => revoke::refresh(shared, args),
        Commands::Show => show::show(shared),
        Commands::Succeed(args) => roots::succeed(shared, args),
    }?;
    Ok(ExitCode::SUCCESS)
}

/// The first second of a day, or a time.
fn parse_from(text: &str) -> Result<DateTime<Utc>, String> {
    match text.parse::<NaiveDate>() {
        Ok(day) => Ok(day.and_time(chrono::NaiveTime::MIN).and_utc()),
        Err(_) => parse_time(text),
    }
}

fn parse_did(text: &str) -> Result<Did, String> {
    text.parse()
        .map_err(|e: crate::certificate::DidError| e.to_string())
}

/// Tells people what was done.
fn say(text: &str) {
    let columns = columns(stdout().is_terminal());
    let _ = writeln!(stdout(), "{}", wrapped(text, columns));
}
