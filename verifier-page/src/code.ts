// The code on the page: Base45 of a payload, from which the credential is
// written again. Then it is verified like any other.

import { derivedUrn, fromHex, hex, toBase58, toBase64Url, urnOf, type Bytes } from './bytes.js';
import type { Json, JsonObject } from './json.js';
import { did, verificationMethod, type Did } from './keys.js';
import { CONTEXTS, JCS, RDFC } from './profile.js';
import { momentText } from './reader.js';
import type { Template } from './template.js';

export const PREFIX = 'CERTAMEN1:';
/** No QR code holds a longer text. */
const TEXT_LIMIT = 4296;
const EPOCH = Date.UTC(2020, 0, 1);

export class CodeError extends Error {}

/** The code is whole, but this page does not know something it names. */
export class NotKnown extends Error {
  constructor(readonly what: 'template' | 'site') {
    super(what);
  }
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** RFC 9285. Throws CodeError. */
export function fromBase45(text: string): Bytes {
  if (text.length % 3 === 1) throw new CodeError('the code is cut off');
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const digits = [...text.slice(i, i + 3)].map((c) => ALPHABET.indexOf(c));
    if (digits.includes(-1)) throw new CodeError('the code holds a character it cannot hold');
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (value >= 1 << (digits.length === 3 ? 16 : 8)) throw new CodeError('the code is damaged');
    if (digits.length === 3) bytes.push(value >> 8);
    bytes.push(value & 0xff);
  }
  return Uint8Array.from(bytes);
}

class Payload {
  private at = 0;

  constructor(private readonly bytes: Bytes) {}

  take(count: number): Bytes {
    if (this.at + count > this.bytes.length) throw new CodeError('the code is cut off');
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }

  byte(): number {
    return this.take(1)[0] as number;
  }

  /** Unsigned LEB128 in its shortest form. */
  whole(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (!Number.isSafeInteger(value)) throw new CodeError('the code holds too large a number');
      if (byte < 0x80) {
        if (byte === 0 && shift > 0) throw new CodeError('the code spells a number too long');
        return value;
      }
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  text(): string {
    const bytes = this.take(this.whole());
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new CodeError('the code holds a text that is no UTF-8');
    }
  }

  end(): void {
    if (this.at !== this.bytes.length) throw new CodeError('something follows the code');
  }
}

/** What a code says of itself before anything is looked up. */
interface Content {
  template: string;
  site: string;
  cert: string;
  records: Bytes;
  validFrom: number;
  ended: number;
  started: number;
  validUntil: number | null;
  index: number | null;
  percents: number[];
  texts: string[];
  signatures: [Bytes, Bytes];
}

function moment(seconds: number): string {
  const text = momentText(EPOCH + seconds * 1000);
  if (text === null) throw new CodeError('the code holds a time that cannot be');
  return text;
}

/** Reads the payload; the number of quizzes stands in the template alone. */
function content(bytes: Bytes, quizzes: (template: string) => number): Content {
  const payload = new Payload(bytes);
  const flags = payload.byte();
  if (flags > 3) throw new CodeError('the code is of a newer kind');
  const template = hex(payload.take(8));
  const site = hex(payload.take(8));
  const cert = urnOf(payload.take(16));
  const records = payload.take(32);
  const validFrom = payload.whole();
  const ended = validFrom - payload.signed();
  const started = ended - payload.signed();
  const validUntil = (flags & 1) !== 0 ? validFrom + payload.whole() : null;
  if (validUntil === validFrom) throw new CodeError('the code holds a time that cannot be');
  const index = (flags & 2) !== 0 ? payload.whole() : null;
  if (index !== null && index > 0xffffffff) throw new CodeError('the code holds too large a number');
  const percents = Array.from({ length: 1 + quizzes(template) }, () => payload.byte());
  if (percents.some((percent) => percent > 100)) throw new CodeError('the code holds more than 100 percent');
  const texts = [payload.text(), payload.text(), payload.text(), payload.text()];
  const signatures: [Bytes, Bytes] = [payload.take(64), payload.take(64)];
  payload.end();
  return { template, site, cert, records, validFrom, ended, started, validUntil, index, percents, texts, signatures };
}

/**
 * Writes the credential of a QR text again. `sites` are dids by the first 8
 * bytes of SHA-256 of their keys. Throws CodeError or NotKnown.
 */
export async function credentialOf(
  text: string,
  templates: Template[],
  sites: Map<string, string>,
): Promise<JsonObject> {
  if (!text.startsWith(PREFIX)) throw new CodeError('the code is of another kind');
  let found: Template | undefined;
  if (text.length > TEXT_LIMIT) throw new CodeError('the code is longer than a code can be');
  const body = fromBase45(text.slice(PREFIX.length));
  const read = content(body, (key) => {
    found = templates.find((template) => template.key === key);
    if (found === undefined) throw new NotKnown('template');
    return found.quizzes.length;
  });
  const site = did(sites.get(read.site) ?? '');
  if (site === null) throw new NotKnown('site');
  return write(read, found as Template, site);
}

async function write(from: Content, template: Template, site: Did): Promise<JsonObject> {
  const { cert, percents } = from;
  const [name, code, unit, issuerName] = from.texts as [string, string, string, string];
  const { achievement } = template;
  const base = await derivedUrn('certamen-achievement/1', site.text, achievement.id, achievement.version);
  const validFrom = moment(from.validFrom);
  const parts = [{ id: 'score', title: template.score.name, required: template.score.required }, ...template.quizzes];
  const identity = (identityType: string, identityHash: string): Json => ({
    type: 'IdentityObject', identityType, hashed: false, identityHash,
  });
  const bound = (digest: Uint8Array, name: string, description: string): Json => ({
    id: `ni:///sha-256;${toBase64Url(digest)}`, type: ['Evidence'], name, description,
  });
  const document: JsonObject = {
    '@context': CONTEXTS,
    id: cert,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: template.title,
    issuer: { id: site.text, type: ['Profile'], name: issuerName },
    validFrom,
    credentialSubject: {
      id: await derivedUrn('certamen-subject/1', cert),
      type: ['AchievementSubject'],
      identifier: [identity('name', name), identity('identifier', code), identity('ext:unit', unit)],
      activityStartDate: moment(from.started),
      activityEndDate: moment(from.ended),
      achievement: {
        id: base,
        type: ['Achievement'],
        achievementType: 'Certificate',
        humanCode: achievement.id,
        inLanguage: achievement.language,
        version: achievement.version,
        name: achievement.name,
        description: achievement.description,
        criteria: { id: `${base}#criteria`, narrative: achievement.criteria },
        resultDescription: [
          ...parts.map((part): Json => ({
            id: `${base}#${part.id}`, type: ['ResultDescription'], name: part.title, resultType: 'Percent',
            valueMin: '0', valueMax: '100', requiredValue: part.required,
          })),
          { id: `${base}#status`, type: ['ResultDescription'], name: template.status, resultType: 'Status' },
        ],
      },
      result: [
        ...parts.map((part, i): Json => ({
          id: `${cert}#${part.id}`, type: ['Result'], resultDescription: `${base}#${part.id}`,
          value: String(percents[i]),
        })),
        { id: `${cert}#status`, type: ['Result'], resultDescription: `${base}#status`, status: 'Completed' },
      ],
    },
    evidence: [
      bound(from.records, 'attempt-record', template.quizzes.map((quiz) => quiz.id).join(' ')),
      ...template.quizzes.map((quiz) =>
        bound(fromHex(quiz.bank) ?? new Uint8Array(), 'item-bank', `${quiz.id} ${quiz.version}`),
      ),
      {
        id: `${cert}#delivery`, type: ['Evidence'], name: 'delivery',
        genre: template.delivery.way, narrative: template.delivery.narrative,
      },
    ],
  };
  if (from.validUntil !== null) document['validUntil'] = moment(from.validUntil);
  if ((from.index !== null) !== (template.statusList !== null)) {
    throw new CodeError('the code and its template do not agree on a status');
  }
  if (from.index !== null) {
    document['credentialStatus'] = {
      id: `${template.statusList}#${from.index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(from.index),
      statusListCredential: template.statusList,
    };
  }
  document['proof'] = [RDFC, JCS].map((cryptosuite, i): Json => ({
    '@context': CONTEXTS,
    type: 'DataIntegrityProof',
    cryptosuite,
    created: validFrom,
    verificationMethod: verificationMethod(site),
    proofPurpose: 'assertionMethod',
    proofValue: `z${toBase58(from.signatures[i] as Bytes)}`,
  }));
  return document;
}
