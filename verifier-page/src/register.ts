// The issuer register: the sites that one root vouches for.

import { hex, sha256 } from './bytes.js';
import type { Json, JsonObject } from './json.js';
import type { Did } from './keys.js';
import { address, knownDid, proofs, JCS, urn, type Claims } from './profile.js';
import { broken, jcs } from './proofs.js';
import { Node, ProfileError } from './reader.js';
import { readTemplate, type Template } from './template.js';
import type { Reason } from './verdict.js';

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://www.w3.org/ns/credentials/undefined-terms/v2',
];
const TYPE = 'CertamenIssuerRegister';

interface Site {
  did: string;
  name: string;
  unit: string;
  validFrom: number;
  validUntil: number | null;
  blocks: { from: number; count: number }[];
  lost: { at: number; certificates: Set<string> } | null;
}

export interface Register {
  id: string;
  root: Did;
  rootName: string;
  version: number;
  made: number;
  list: string;
  sites: Site[];
  templates: Template[];
}

/** Reads a register whose root is one of `roots`. Throws ProfileError. */
export async function readRegister(value: Json, roots: string[]): Promise<Register> {
  const root = new Node(value);
  root.has('@context id type issuer validFrom credentialSubject proof');
  root.at('@context').isList(...CONTEXTS);
  root.at('type').isList('VerifiableCredential', TYPE);
  const issuer = root.at('issuer');
  issuer.has('id name');
  const signer = knownDid(issuer.at('id'));
  const made = root.at('validFrom').moment();
  proofs(root.at('proof'), CONTEXTS, [JCS], signer, root.at('validFrom').raw());
  const subject = root.at('credentialSubject');
  subject.has('id type version statusListCredential sites templates');
  const id = urn(root.at('id'));
  subject.at('id').is(id);
  subject.at('type').is(TYPE);
  const version = subject.at('version').decimal(Number.MAX_SAFE_INTEGER);
  if (version === 0) subject.at('version').fail('must be at least 1');
  const register: Register = {
    id,
    root: signer,
    rootName: issuer.at('name').text(),
    version,
    made,
    list: address(subject.at('statusListCredential')),
    sites: subject.at('sites').items().map(readSite),
    templates: [],
  };
  inOrder(register.sites);
  if (!roots.includes(signer.text)) throw new ProfileError('its root is not one that is trusted');
  if ((await broken(value as JsonObject, signer)) !== null) {
    throw new ProfileError('its signature does not hold');
  }
  for (const template of subject.at('templates').items()) {
    register.templates.push(await readTemplate(template.value));
  }
  return register;
}

/** No key twice, and no place of the status list that two blocks share. */
function inOrder(sites: Site[]): void {
  if (new Set(sites.map((site) => site.did)).size !== sites.length) {
    throw new ProfileError('a site stands in it twice');
  }
  const blocks = sites.flatMap((site) => site.blocks).sort((a, b) => a.from - b.from);
  blocks.forEach((block, i) => {
    const before = blocks[i - 1];
    if (before !== undefined && block.from < before.from + before.count) {
      throw new ProfileError(`two blocks of status indexes share the index ${block.from}`);
    }
  });
}

function readSite(node: Node): Site {
  node.has('id name unit validFrom statusIndexes', 'validUntil lost');
  const lost = node.maybe('lost');
  lost?.has('at certificates');
  const blocks = node.at('statusIndexes').items();
  return {
    // By its shape: to take 4,000 keys for points would hold the page up, and
    // only a did that a certificate was signed under is ever compared.
    did: node.at('id').matching('a did:key', /^did:key:z6Mk[1-9A-HJ-NP-Za-km-z]{44}$/),
    name: node.at('name').text(),
    unit: node.at('unit').text(),
    validFrom: node.at('validFrom').moment(),
    validUntil: node.maybe('validUntil')?.moment() ?? null,
    blocks: blocks.map((block) => {
      block.has('from count');
      return { from: block.at('from').decimal(), count: block.at('count').decimal() };
    }),
    lost: lost && {
      at: lost.at('at').moment(),
      certificates: new Set(
        lost.at('certificates').items().map((item) => item.matching('64 hexadecimal digits', /^[0-9a-f]{64}$/)),
      ),
    },
  };
}

/** What a register says of a certificate: the site, or why it is not by one. */
export type Vouched = { site: Site; why: null } | { site: null; why: Reason };

export async function vouch(register: Register, claims: Claims, certificate: Json): Promise<Vouched> {
  const site = register.sites.find((one) => one.did === claims.issuer.text);
  const no = (id: string, args: Reason['args']): Vouched => ({ site: null, why: { id, args } });
  if (site === undefined) {
    return no('not-in-register', { register: register.rootName, version: String(register.version) });
  }
  const { name } = site;
  // First of all: a signature proves no time.
  if (site.lost !== null && !site.lost.certificates.has(hex(await sha256(jcs(certificate))))) {
    return no('lost-key', { site: name, day: site.lost.at });
  }
  const at = claims.validFrom;
  if (at < site.validFrom) return no('before-window', { site: name, issued: at, from: site.validFrom });
  if (site.validUntil !== null && at > site.validUntil) {
    return no('after-window', { site: name, issued: at, until: site.validUntil });
  }
  const status = claims.status;
  const own =
    status?.list === register.list &&
    site.blocks.some(({ from, count }) => status.index >= from && status.index < from + count);
  return own ? { site, why: null } : no('other-index', { site: name });
}
