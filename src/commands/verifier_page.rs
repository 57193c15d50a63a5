//! `certamen verifier-page`: a page for units that verifies without a network.
//!
//! The page is made in `verifier-page/` and kept there; this command only puts
//! in whom to trust, with the registers and status lists of today.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{SecondsFormat, Utc};
use clap::Args;
use serde_json::{Value, json};

use super::verify::{TrustArgs, paper, training, trust};
use super::{CommandError, Shared, shown};
use crate::certificate::Trust;
use crate::certificate::print::template::Template;
use crate::files::write_whole;
use crate::site::print::templates;
use crate::text::printable;

/// The page, with a place for what it goes by.
const PAGE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/verifier-page/dist/verify.html"
));

/// The place.
const PLACE: &str = "<script type=\"application/json\" id=\"data\">null</script>";

/// Make a web page that verifies certificates, for units without this program
///
/// One file for any browser, from a memory stick too: drop JSON or PDF files, a
/// scan, or photograph the code on a page. It needs no network and asks for
/// none. It goes by the registers and status lists of the day it was made, and
/// says so: make it anew after a revocation.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 written, 2 wrong usage, or a file cannot be read or written.\n\nExamples:\n  certamen verifier-page -o verify.html\n  certamen verifier-page --trust did:key:z6Mk... --register register.json --status status-list.json -o verify.html"
)]
pub struct VerifierPageArgs {
    #[command(flatten)]
    trust: TrustArgs,
    /// One of the certificates of a programme that this training does not hold,
    /// or its template (JSON): for the codes on its pages
    #[arg(long, value_name = "FILE")]
    template: Vec<PathBuf>,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Writes the page.
pub fn run(shared: &Shared, args: &VerifierPageArgs) -> Result<ExitCode, CommandError> {
    let folder = training(shared)?;
    let trust = trust::of(folder.as_ref(), &args.trust, &[])?;
    if trust.issuers().next().is_none() && trust.roots().next().is_none() {
        return Err(CommandError::Said(
            "The page would trust nobody. Name a root or an issuer with --trust, or run this in the folder of a training.".to_owned(),
        ));
    }
    let mut known = paper::known(folder.as_ref(), &trust, &args.template)?.templates;
    if let Some(folder) = &folder {
        known.extend(templates(&folder.root));
    }
    let page = page(&data(&trust, &known))?;
    write_whole(&args.output, page.as_bytes()).map_err(CommandError::io(shown(&args.output)))?;
    let locale = shared.locale();
    let path = shown(&args.output);
    println!(
        "{}",
        locale.with("verifier-page-made", &[("path", (&path).into())])
    );
    for (register, status) in trust.roots() {
        let version = register.version.to_string();
        let as_of = status.map_or_else(|| "-".to_owned(), |status| status.from.to_string());
        let name = printable(&register.name);
        let args = [
            ("name", (&name).into()),
            ("version", (&version).into()),
            ("sites", register.sites.len().into()),
            ("status", (&as_of).into()),
        ];
        println!("{}", locale.with("verifier-page-root", &args));
    }
    Ok(ExitCode::SUCCESS)
}

/// What the page goes by.
fn data(trust: &Trust, templates: &[Template]) -> Value {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let roots = || trust.roots();
    let issuer = |did: &crate::certificate::Did| match trust.name(did) {
        Some(name) => json!({ "did": did.as_str(), "name": name }),
        None => json!({ "did": did.as_str() }),
    };
    let direct = trust.issuers().filter(|did| trust.contains(did));
    let mut all: Vec<Value> = Vec::new();
    for template in templates {
        let template = template.to_json();
        if !all.contains(&template) {
            all.push(template);
        }
    }
    json!({
        "made": Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
        "roots": roots().map(|(register, _)| register.root.as_str()).collect::<Vec<_>>(),
        "issuers": direct.map(issuer).collect::<Vec<_>>(),
        "registers": roots().map(|(register, _)| read(register.source())).collect::<Vec<_>>(),
        "statusLists": roots().filter_map(|(_, s)| s).map(|s| read(s.source())).collect::<Vec<_>>(),
        "templates": all,
    })
}

/// The page with this in it.
fn page(data: &Value) -> Result<String, CommandError> {
    // Nothing in it can end the script element it stands in.
    let data = data.to_string().replace('<', "\\u003c");
    let filled = format!("<script type=\"application/json\" id=\"data\">{data}</script>");
    match PAGE.split_once(PLACE) {
        Some((before, after)) => Ok(format!("{before}{filled}{after}")),
        None => Err(CommandError::Said(
            "The page of this program has no place for its data; it was built wrongly.".to_owned(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_leave_their_place() {
        let page = page(&json!({ "name": "</script><script>alert(1)</script>" })).unwrap();
        assert!(!page.contains("<script>alert"));
        assert!(page.contains("\\u003c/script>\\u003cscript>alert(1)"));
        assert!(!page.contains(PLACE));
    }
}
