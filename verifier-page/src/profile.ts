// The strict profile: the one shape a certificate may have (docs/credential.md).
// Every member, order and form is known, and the rest is refused.

import { derivedUrn, fromBase64Url, sha256, uuidOf } from './bytes.js';
import { did, verificationMethod, type Did } from './keys.js';
import { decimalOf, Node } from './reader.js';
import { get, isObject, textOf, type Json } from './json.js';

export const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];
export const RDFC = 'eddsa-rdfc-2022';
export const JCS = 'eddsa-jcs-2022';
const NI = 'ni:///sha-256;';
/** Names after `#` that are no quiz. */
const TAKEN = ['criteria', 'delivery', 'score', 'status'];
const WAYS = ['supervised-local'];

export interface Quiz {
  id: string;
  title: string;
  percent: number;
  required: number;
  bankVersion: string;
}

/** Everything one certificate says. */
export interface Claims {
  number: string;
  title: string;
  issuer: Did;
  issuerName: string;
  validFrom: number;
  validUntil: number | null;
  name: string;
  code: string;
  unit: string;
  started: number;
  ended: number;
  achievement: string;
  version: string;
  language: string;
  scoreName: string;
  score: number;
  required: number;
  quizzes: Quiz[];
  way: string;
  delivery: string;
  status: { list: string; index: number } | null;
}

const isId = (text: string): boolean => /^[a-z0-9-]+$/.test(text);

export function knownDid(node: Node): Did {
  return node.formed('the did:key of a sound Ed25519 key', did);
}

export function urn(node: Node): string {
  return node.formed('urn:uuid: and a UUID in lower case', (text) => (uuidOf(text) ? text : null));
}

/** The id of a status list: a URL of characters that stand for themselves in JSON and RDF. */
export function address(node: Node): string {
  return node.matching('the URL of a status list', /^(?=.{1,200}$)(?:https:\/\/|urn:uuid:)[A-Za-z0-9\-._~:/]*$/);
}

/** Exactly these proofs, by this signer, made when the document begins. */
export function proofs(node: Node, contexts: string[], suites: string[], signer: Did, created: string): void {
  const items = node.items(suites.length);
  items.forEach((proof, i) => {
    proof.has('@context type cryptosuite created verificationMethod proofPurpose proofValue');
    proof.at('@context').isList(...contexts);
    proof.at('type').is('DataIntegrityProof');
    proof.at('cryptosuite').is(suites[i] as string);
    proof.at('created').is(created);
    proof.at('proofPurpose').is('assertionMethod');
    proof.at('verificationMethod').is(verificationMethod(signer));
    proof.at('proofValue').raw();
  });
}

/** Reads a certificate with its proofs. Throws ProfileError. */
export async function read(certificate: Json): Promise<Claims> {
  const root = new Node(certificate);
  root.has(
    '@context id type name issuer validFrom credentialSubject evidence proof',
    'validUntil credentialStatus',
  );
  root.at('@context').isList(...CONTEXTS);
  root.at('type').isList('VerifiableCredential', 'OpenBadgeCredential');
  const cert = urn(root.at('id'));
  const validFrom = root.at('validFrom').moment();
  const until = root.maybe('validUntil');
  const validUntil = until?.moment() ?? null;
  if (until !== null && validUntil !== null && validUntil <= validFrom) {
    until.fail('must be later than validFrom');
  }
  const issuer = root.at('issuer');
  issuer.has('id type name');
  issuer.at('type').isList('Profile');
  const signer = knownDid(issuer.at('id'));
  proofs(root.at('proof'), CONTEXTS, [RDFC, JCS], signer, root.at('validFrom').raw());

  const subject = root.at('credentialSubject');
  subject.has('id type identifier activityStartDate activityEndDate achievement result');
  subject.at('id').is(await derivedUrn('certamen-subject/1', cert));
  subject.at('type').isList('AchievementSubject');
  const person = identifiers(subject.at('identifier'));
  const achievement = subject.at('achievement');
  const base = await readAchievement(achievement, signer);
  const scores = results(achievement.at('resultDescription'), subject.at('result'), base, cert);
  const rest = evidence(root.at('evidence'), scores.quizzes, cert);
  const status = root.maybe('credentialStatus');

  return {
    number: await number(cert),
    title: root.at('name').text(),
    issuer: signer,
    issuerName: issuer.at('name').text(),
    validFrom,
    validUntil,
    ...person,
    started: subject.at('activityStartDate').moment(),
    ended: subject.at('activityEndDate').moment(),
    achievement: achievement.at('name').text(),
    version: achievement.at('version').text(),
    language: achievement.at('inLanguage').raw(),
    ...scores,
    ...rest,
    status: status === null ? null : readStatus(status),
  };
}

function identifiers(node: Node): { name: string; code: string; unit: string } {
  const items = node.items(3);
  const identity = (i: number, kind: string): Node => {
    const item = items[i] as Node;
    item.has('type identityType hashed identityHash');
    item.at('type').is('IdentityObject');
    item.at('identityType').is(kind);
    item.at('hashed').isFalse();
    item.at('identityHash').text();
    return item.at('identityHash');
  };
  const [name, code, unit] = [identity(0, 'name'), identity(1, 'identifier'), identity(2, 'ext:unit')];
  return {
    name: name.text(),
    code: code.matching('a participant code: printable ASCII without spaces', /^[!-~]+$/),
    unit: unit.text(),
  };
}

async function readAchievement(node: Node, signer: Did): Promise<string> {
  node.has(
    'id type achievementType humanCode inLanguage version name description criteria resultDescription',
  );
  node.at('type').isList('Achievement');
  node.at('achievementType').is('Certificate');
  const code = node.at('humanCode').matching('lower-case letters, digits and hyphens', /^[a-z0-9-]+$/);
  node.at('inLanguage').matching('a language such as vi', /^[a-z]{2,3}(?:-(?:[A-Z]{2}|[0-9]{3}))?$/);
  const version = node.at('version').text();
  node.at('name').text();
  node.at('description').lines();
  const base = await derivedUrn('certamen-achievement/1', signer.text, code, version);
  node.at('id').is(base);
  const criteria = node.at('criteria');
  criteria.has('id narrative');
  criteria.at('id').is(`${base}#criteria`);
  criteria.at('narrative').lines();
  return base;
}

/** The descriptions and results run side by side: the score, each quiz, the status. */
function results(
  descriptionsNode: Node,
  resultsNode: Node,
  base: string,
  cert: string,
): { scoreName: string; score: number; required: number; quizzes: Quiz[] } {
  const descriptions = descriptionsNode.items();
  if (descriptions.length < 3) descriptionsNode.items(3);
  const reached = resultsNode.items(descriptions.length);
  const count = descriptions.length - 2;
  const quizzes: Quiz[] = [];
  let score = { id: '', title: '', percent: 0, required: 0, bankVersion: '' };
  for (let i = 0; i <= count; i += 1) {
    const part = measured(descriptions[i] as Node, reached[i] as Node, base, cert);
    const id = (descriptions[i] as Node).at('id');
    if (i === 0) {
      id.is(`${base}#score`);
      score = part;
      continue;
    }
    const taken = quizzes.some((quiz) => quiz.id === part.id);
    if (taken || !isId(part.id) || TAKEN.includes(part.id)) {
      id.fail('must be the id of the achievement, # and the id of a quiz');
    }
    quizzes.push(part);
  }
  const [description, result] = [descriptions[count + 1] as Node, reached[count + 1] as Node];
  description.has('id type name resultType');
  description.at('id').is(`${base}#status`);
  description.at('type').isList('ResultDescription');
  description.at('resultType').is('Status');
  description.at('name').text();
  result.has('id type resultDescription status');
  result.at('id').is(`${cert}#status`);
  result.at('type').isList('Result');
  result.at('resultDescription').is(`${base}#status`);
  result.at('status').is('Completed');
  return { scoreName: score.title, score: score.percent, required: score.required, quizzes };
}

function measured(description: Node, result: Node, base: string, cert: string): Quiz {
  description.has('id type name resultType valueMin valueMax requiredValue');
  description.at('type').isList('ResultDescription');
  description.at('resultType').is('Percent');
  description.at('valueMin').is('0');
  description.at('valueMax').is('100');
  const id = description
    .at('id')
    .formed('the id of the achievement, # and a name', (text) =>
      text.startsWith(`${base}#`) ? text.slice(base.length + 1) : null,
    );
  const required = description.at('requiredValue').percent();
  result.has('id type resultDescription value');
  result.at('id').is(`${cert}#${id}`);
  result.at('type').isList('Result');
  result.at('resultDescription').is(`${base}#${id}`);
  const percent = result.at('value').percent();
  if (percent < required) result.at('value').fail('must be at least what is required');
  return { id, title: description.at('name').text(), percent, required, bankVersion: '' };
}

/** The records, the bank of each quiz, and how the exam was held. Fills in the bank versions. */
function evidence(node: Node, quizzes: Quiz[], cert: string): { way: string; delivery: string } {
  const items = node.items(quizzes.length + 2);
  const bound = (item: Node, name: string): Node => {
    item.has('id type name description');
    item.at('type').isList('Evidence');
    item.at('name').is(name);
    item.at('id').formed('ni:///sha-256; and a digest', (id) =>
      id.startsWith(NI) && fromBase64Url(id.slice(NI.length))?.length === 32 ? id : null,
    );
    return item.at('description');
  };
  bound(items[0] as Node, 'attempt-record').is(quizzes.map((quiz) => quiz.id).join(' '));
  quizzes.forEach((quiz, i) => {
    const description = bound(items[i + 1] as Node, 'item-bank');
    const text = description.text();
    quiz.bankVersion = text.startsWith(`${quiz.id} `) ? text.slice(quiz.id.length + 1) : '';
    if (quiz.bankVersion.trim() === '') description.fail('must be the id of the quiz and a version');
  });
  const last = items.at(-1) as Node;
  last.has('id type name genre narrative');
  last.at('id').is(`${cert}#delivery`);
  last.at('type').isList('Evidence');
  last.at('name').is('delivery');
  const way = last.at('genre').formed('a known way of delivery', (text) => (WAYS.includes(text) ? text : null));
  return { way, delivery: last.at('narrative').lines() };
}

function readStatus(node: Node): { list: string; index: number } {
  node.has('id type statusPurpose statusListIndex statusListCredential');
  node.at('type').is('BitstringStatusListEntry');
  node.at('statusPurpose').is('revocation');
  const list = address(node.at('statusListCredential'));
  const index = node.at('statusListIndex').formed('a place in the status list', (text) => decimalOf(text, 0xffff_ffff));
  node.at('id').is(`${list}#${index}`);
  return { list, index };
}

/** The number people read out: the first 60 bits of SHA-256 of the id. */
export async function number(cert: string): Promise<string> {
  const hash = await sha256(uuidOf(cert) ?? new Uint8Array());
  let bits = 0n;
  for (const byte of hash.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let place = 0; place < 12; place += 1) {
    if (place === 4 || place === 8) text += '-';
    text += '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[Number((bits >> BigInt(59 - 5 * place)) & 31n)];
  }
  return text;
}

/**
 * Whether anything in a value, at any depth, is something only Certamen writes:
 * several marks in separate places, so that no one change takes them all.
 */
export function bearsAMark(value: Json): boolean {
  if (Array.isArray(value)) return value.some(bearsAMark);
  if (!isObject(value)) return false;
  const text = (key: string): string => textOf(get(value, key));
  return (
    ['attempt-record', 'item-bank'].includes(text('name')) ||
    (text('name') === 'delivery' && get(value, 'genre') !== undefined) ||
    text('id').startsWith(NI) ||
    text('identityType') === 'ext:unit' ||
    (text('achievementType') === 'Certificate' &&
      text('id').startsWith('urn:uuid:') &&
      get(value, 'resultDescription') !== undefined) ||
    Object.values(value).some(bearsAMark)
  );
}

export function isCredential(value: Json): boolean {
  const type = get(value, 'type');
  const named = (name: Json): boolean =>
    /(?:Credential|Presentation)$|^Assertion$/.test(textOf(name));
  return (
    get(value, '@context') !== undefined ||
    (Array.isArray(type) ? type.some(named) : type !== undefined && named(type))
  );
}

