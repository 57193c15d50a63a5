// A small issuer of its own, so that the verifier is not tested against its
// twin: it writes and signs certificates, registers, lists, codes and pages.

import { createHash, createPrivateKey, createPublicKey, sign as nodeSign, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { toBase58 } from '../src/bytes.js';
import { jcs, rdfc } from '../src/proofs.js';

export type Obj = { [key: string]: any };

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const UNDEFINED = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
export const LIST = 'https://example.org/status/1';
export const CERT = 'urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002a';
const REGISTER = 'urn:uuid:11111111-2222-4333-8444-555555555555';

const sha = (kind: string, ...parts: (string | Uint8Array)[]): Buffer => {
  const hash = createHash(kind);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export class Key {
  private readonly secret: KeyObject;
  readonly raw: Buffer;
  readonly did: string;

  constructor(seed: string) {
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), sha('sha256', seed)]);
    this.secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    this.raw = createPublicKey(this.secret).export({ format: 'der', type: 'spki' }).subarray(12);
    this.did = `did:key:z${toBase58(Buffer.concat([Buffer.from([0xed, 1]), this.raw]))}`;
  }

  sign(message: Uint8Array): Buffer {
    return nodeSign(null, message, this.secret);
  }
}

export async function signed(document: Obj, key: Key, suites = ['eddsa-rdfc-2022', 'eddsa-jcs-2022']): Promise<Obj> {
  const proof = [];
  for (const cryptosuite of suites) {
    const options: Obj = {
      '@context': document['@context'],
      type: 'DataIntegrityProof',
      cryptosuite,
      created: document.validFrom,
      verificationMethod: `${key.did}#${key.did.slice(8)}`,
      proofPurpose: 'assertionMethod',
    };
    // What RDF cannot say is signed too: it must be refused for its shape.
    const canonical = (value: Obj) =>
      cryptosuite === 'eddsa-rdfc-2022' ? rdfc(value).catch(() => new Uint8Array()) : jcs(value);
    const bytes = Buffer.concat([sha('sha256', await canonical(options)), sha('sha256', await canonical(document))]);
    proof.push({ ...options, proofValue: `z${toBase58(key.sign(bytes))}` });
  }
  return { ...document, proof };
}

export function derived(...lines: string[]): string {
  const bytes = sha('sha256', lines.join('\n')).subarray(0, 16);
  bytes[6] = (bytes[6]! & 15) | 128;
  bytes[8] = (bytes[8]! & 63) | 128;
  const h = bytes.toString('hex');
  return `urn:uuid:${[h.slice(0, 8), h.slice(8, 12), h.slice(12, 16), h.slice(16, 20), h.slice(20)].join('-')}`;
}

const records = sha('sha256', 'the records');

export const template: Obj = {
  format: 'certamen-template/1',
  title: 'Chứng nhận hoàn thành tập huấn AI',
  statusList: LIST,
  achievement: {
    id: 'ai-public-service',
    version: '2026.1',
    name: 'AI trong khu vực công: đạo đức, pháp luật, an toàn',
    description: 'Tập huấn cho cán bộ, công chức, viên chức.',
    criteria: 'Ít nhất 70% ở mỗi phần.',
    language: 'vi',
  },
  score: { name: 'Tổng điểm', required: '70' },
  status: 'Kết quả',
  quizzes: [
    { id: 'ai-ethics', title: 'Đạo đức AI', required: '70', bank: sha('sha256', 'a').toString('hex'), version: '3' },
    { id: 'ai-law', title: 'Pháp luật về AI', required: '70', bank: sha('sha256', 'b').toString('hex'), version: '5' },
  ],
  delivery: { way: 'supervised-local', narrative: 'Làm bài trực tiếp, có giám thị.' },
};

export interface Options {
  cert?: string;
  name?: string;
  validFrom?: string;
  validUntil?: string | null;
  index?: number | null;
  list?: string;
  percents?: number[];
  template?: Obj;
}

export function unsigned(site: Key, options: Options = {}): Obj {
  const t = options.template ?? template;
  const cert = options.cert ?? CERT;
  const list = options.list ?? LIST;
  const index = options.index === undefined ? 94_567 : options.index;
  const until = options.validUntil === undefined ? '2028-05-14T03:12:45Z' : options.validUntil;
  const percents = options.percents ?? [86, 90, 82];
  const ach = derived('certamen-achievement/1', site.did, t.achievement.id, t.achievement.version);
  const parts = [{ id: 'score', title: t.score.name, required: t.score.required }, ...t.quizzes];
  const id = (identityType: string, identityHash: string) => ({ type: 'IdentityObject', identityType, hashed: false, identityHash });
  const ni = (digest: Buffer) => `ni:///sha-256;${digest.toString('base64url')}`;
  return {
    '@context': [V2, OB],
    id: cert,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: t.title,
    issuer: { id: site.did, type: ['Profile'], name: 'Điểm tập huấn 0042' },
    validFrom: options.validFrom ?? '2026-05-14T03:12:45Z',
    ...(until === null ? {} : { validUntil: until }),
    credentialSubject: {
      id: derived('certamen-subject/1', cert),
      type: ['AchievementSubject'],
      identifier: [id('name', options.name ?? 'Nguyễn Thị Ánh Tuyết'), id('identifier', 'CB-0042-17'), id('ext:unit', 'Sở Nội vụ')],
      activityStartDate: '2026-05-14T02:10:00Z',
      activityEndDate: '2026-05-14T03:10:30Z',
      achievement: {
        id: ach,
        type: ['Achievement'],
        achievementType: 'Certificate',
        humanCode: t.achievement.id,
        inLanguage: t.achievement.language,
        version: t.achievement.version,
        name: t.achievement.name,
        description: t.achievement.description,
        criteria: { id: `${ach}#criteria`, narrative: t.achievement.criteria },
        resultDescription: [
          ...parts.map((p: Obj) => ({
            id: `${ach}#${p.id}`, type: ['ResultDescription'], name: p.title, resultType: 'Percent',
            valueMin: '0', valueMax: '100', requiredValue: p.required,
          })),
          { id: `${ach}#status`, type: ['ResultDescription'], name: t.status, resultType: 'Status' },
        ],
      },
      result: [
        ...parts.map((p: Obj, i: number) => ({
          id: `${cert}#${p.id}`, type: ['Result'], resultDescription: `${ach}#${p.id}`, value: String(percents[i]),
        })),
        { id: `${cert}#status`, type: ['Result'], resultDescription: `${ach}#status`, status: 'Completed' },
      ],
    },
    evidence: [
      { id: ni(records), type: ['Evidence'], name: 'attempt-record', description: t.quizzes.map((q: Obj) => q.id).join(' ') },
      ...t.quizzes.map((q: Obj) => ({
        id: ni(Buffer.from(q.bank, 'hex')), type: ['Evidence'], name: 'item-bank', description: `${q.id} ${q.version}`,
      })),
      { id: `${cert}#delivery`, type: ['Evidence'], name: 'delivery', genre: t.delivery.way, narrative: t.delivery.narrative },
    ],
    ...(index === null ? {} : {
      credentialStatus: {
        id: `${list}#${index}`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation',
        statusListIndex: String(index), statusListCredential: list,
      },
    }),
  };
}

export function certificate(site: Key, options: Options = {}): Promise<Obj> {
  return signed(unsigned(site, options), site);
}

export function register(root: Key, sites: Obj[], changes: Obj = {}, signer = root): Promise<Obj> {
  return signed({
    '@context': [V2, UNDEFINED],
    id: REGISTER,
    type: ['VerifiableCredential', 'CertamenIssuerRegister'],
    issuer: { id: root.did, name: 'Bộ Nội vụ' },
    validFrom: '2026-05-01T00:00:00Z',
    credentialSubject: {
      id: REGISTER, type: 'CertamenIssuerRegister', version: '7', statusListCredential: LIST, sites, templates: [template],
      ...changes,
    },
  }, signer, ['eddsa-jcs-2022']);
}

export function siteEntry(site: Key, changes: Obj = {}): Obj {
  return {
    id: site.did, name: 'Điểm tập huấn 0042', unit: 'Sở Nội vụ Hà Nội', validFrom: '2026-01-01T00:00:00Z',
    statusIndexes: [{ from: '90000', count: '10000' }], ...changes,
  };
}

export function statusList(root: Key, revoked: number[] = [], changes: Obj = {}, size = 16_384): Promise<Obj> {
  const bits = Buffer.alloc(size);
  for (const index of revoked) bits[index >> 3]! |= 0x80 >> (index & 7);
  const { encodedList, ...rest } = changes;
  return signed({
    '@context': [V2],
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: root.did,
    validFrom: '2026-05-20T00:00:00Z',
    validUntil: '2026-06-20T00:00:00Z',
    credentialSubject: {
      id: `${LIST}#list`, type: 'BitstringStatusList', statusPurpose: 'revocation',
      encodedList: encodedList ?? `u${gzipSync(bits, { level: 9 }).toString('base64url')}`,
    },
    ...rest,
  }, root);
}

const leb = (value: number): Buffer => {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return Buffer.from([...bytes, rest]);
};
const zigzag = (value: number): Buffer => leb(value >= 0 ? value * 2 : -value * 2 - 1);
const seconds = (text: string): number => (Date.parse(text) - Date.UTC(2020, 0, 1)) / 1000;

export function base45(bytes: Uint8Array): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  let text = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let n = pair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!;
    for (let k = 0; k < (pair ? 3 : 2); k += 1) {
      text += digits[n % 45];
      n = Math.floor(n / 45);
    }
  }
  return text;
}

export function payload(cert: Obj, site: Key, t = template): Buffer {
  const subject = cert.credentialSubject;
  const text = (s: string) => Buffer.concat([leb(Buffer.byteLength(s)), Buffer.from(s)]);
  const signature = (i: number): Buffer => {
    let n = 0n;
    for (const c of cert.proof[i].proofValue.slice(1)) {
      n = n * 58n + BigInt('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'.indexOf(c));
    }
    return Buffer.from(n.toString(16).padStart(128, '0'), 'hex');
  };
  const [from, start, end] = [cert.validFrom, subject.activityStartDate, subject.activityEndDate].map(seconds) as [number, number, number];
  return Buffer.concat([
    Buffer.from([(cert.validUntil ? 1 : 0) | (cert.credentialStatus ? 2 : 0)]),
    sha('sha256', jcs(t)).subarray(0, 8),
    sha('sha256', site.raw).subarray(0, 8),
    Buffer.from(cert.id.slice(9).replaceAll('-', ''), 'hex'),
    records,
    leb(from), zigzag(from - end), zigzag(end - start),
    ...(cert.validUntil ? [leb(seconds(cert.validUntil) - from)] : []),
    ...(cert.credentialStatus ? [leb(Number(cert.credentialStatus.statusListIndex))] : []),
    Buffer.from(subject.result.slice(0, -1).map((r: Obj) => Number(r.value))),
    ...[0, 1, 2].map((i) => text(subject.identifier[i].identityHash)), text(cert.issuer.name),
    signature(0), signature(1),
  ]);
}

export const code = (cert: Obj, site: Key, t = template): string => `CERTAMEN1:${base45(payload(cert, site, t))}`;

// The page.

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const n = content.length;
  const length = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const oid = (hexed: string): Buffer => der(6, Buffer.from(hexed, 'hex'));
const DATA = oid('2a864886f70d010701');
const SHA512 = der(0x30, oid('608648016503040203'));
const ED25519 = der(0x30, oid('2b6570'));

export function cms(content: Uint8Array, key: Key): Buffer {
  const attribute = (kind: string, value: Buffer) => der(0x30, oid(kind), der(0x31, value));
  const name = der(0x30);
  const serial = der(2, Buffer.from([1]));
  const certificate = der(0x30, der(0x30, der(0xa0, der(2, Buffer.from([2]))), serial, ED25519, name));
  const attributes = [
    attribute('2a864886f70d010903', DATA),
    attribute('2a864886f70d010904', der(4, sha('sha512', content))),
    attribute('2a864886f70d010910022f', der(0x30, der(0x30, der(0x30, der(4, sha('sha256', certificate)))))),
  ];
  const sid = der(0x30, name, serial);
  const signature = key.sign(der(0x31, ...attributes));
  const info = der(0x30, der(2, Buffer.from([1])), sid, SHA512, der(0xa0, ...attributes), ED25519, der(4, signature));
  const data = der(0x30, der(2, Buffer.from([1])), der(0x31, SHA512), der(0x30, DATA), der(0xa0, certificate), der(0x31, info));
  return der(0x30, oid('2a864886f70d010702'), der(0xa0, data));
}

const ROOM = 4096;

/** A page with the files attached, signed over all its bytes. */
export async function pdf(files: [string, Obj | string][], key: Key | null, words = 'Nguyen Thi Anh Tuyet 86'): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([842, 595]).drawText(words, { x: 50, y: 300 });
  for (const [name, content] of files) {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 1);
    await document.attach(Buffer.from(text), name, { mimeType: 'application/json' });
  }
  if (key === null) return Buffer.from(await document.save({ useObjectStreams: true }));
  const { context } = document;
  const signature = context.register(context.obj({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached', ByteRange: [0, 9999999991, 9999999992, 9999999993],
  }));
  const holder = context.lookup(signature) as any;
  const { PDFHexString, PDFString } = await import('@cantoo/pdf-lib');
  holder.set(PDFName.of('Contents'), PDFHexString.of('0'.repeat(ROOM * 2)));
  const field = context.register(context.obj({ FT: 'Sig', V: signature, Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 0, 0] }));
  (context.lookup(field) as any).set(PDFName.of('T'), PDFString.of('Certamen'));
  document.catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: 3 }));
  const bytes = Buffer.from(await document.save({ useObjectStreams: false }));
  const start = bytes.indexOf(`<${'0'.repeat(64)}`);
  const end = start + ROOM * 2 + 2;
  const wanted = Buffer.from(`[ 0 9999999991 9999999992 9999999993 ]`);
  const at = bytes.indexOf(wanted);
  if (start < 0 || at < 0) throw new Error('the library writes otherwise');
  bytes.write(`[ 0 ${start} ${end} ${bytes.length - end}`.padEnd(wanted.length - 1) + ']', at, 'latin1');
  const content = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  bytes.write(cms(content, key).toString('hex'), start + 1, 'latin1');
  return bytes;
}
