//! What codes on pages name and do not say: templates and issuers.

use std::path::PathBuf;

use super::super::{CommandError, shown};
use crate::certificate::Trust;
use crate::certificate::print::template::Template;
use crate::certificate::verify::file::Known;
use crate::files::read_at_most;
use crate::json::SIZE_LIMIT;
use crate::site::print::templates;
use crate::training::folder::Folder;

/// The templates of the training and of the files named, the issuers trusted.
pub fn known(
    folder: Option<&Folder>,
    trust: &Trust,
    named: &[PathBuf],
) -> Result<Known, CommandError> {
    let mut known = Known::default();
    known.trust(trust);
    for path in named {
        let bytes = read_at_most(path, SIZE_LIMIT).map_err(CommandError::io(shown(path)))?;
        let template = Template::from_bytes(&bytes)
            .map_err(|e| CommandError::Said(format!("{}: {e}.", shown(path))))?;
        known.templates.push(template);
    }
    if let Some(folder) = folder {
        let root = folder.root.clone();
        known.look(move || templates(&root));
    }
    Ok(known)
}
