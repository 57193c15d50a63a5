// From the bytes of a file to a verdict. Fails closed: what a certificate says is
// reported only when its signatures stand for it.

import type { Bytes } from './bytes.js';
import { CodeError, credentialOf, NotKnown, PREFIX } from './code.js';
import { IMAGE_LIMIT, imageKind, imageSize, PIXEL_LIMIT, readQr, type ImageKind, type Pixels } from './image.js';
import { JsonError, read as readJson, type Json, type JsonObject } from './json.js';
import { fingerprint } from './keys.js';
import { PDF_LIMIT, pageFault, readPdf } from './pdf.js';
import { bearsAMark, isCredential, read as readProfile, type Claims } from './profile.js';
import { broken } from './proofs.js';
import { ProfileError } from './reader.js';
import { judge, prepare, type Judgement } from './trust.js';
import type { Reason, Verdict } from './verdict.js';

export type Source = 'json' | 'pdf' | 'image' | 'code';

export interface Report extends Omit<Judgement, 'verdict' | 'reason'> {
  name: string;
  source: Source;
  verdict: Verdict;
  reason: Reason;
  /** What is signed; null where no signature vouches for anything. */
  claims: Claims | null;
  /** For an altered page: the word on the certificate attached to it. */
  attached: { verdict: Verdict; reason: Reason } | null;
}

/** Turns a picture into pixels; a browser has a way, Node has none. */
export type Decoder = (bytes: Bytes, kind: ImageKind) => Promise<Pixels>;

interface Outcome {
  verdict: Verdict;
  reason: Reason;
  claims?: Claims;
  voucher?: Judgement['voucher'];
  statusAsOf?: number | null;
  attached?: Report['attached'];
}

const unreadable = (id: string, args: Reason['args'] = {}): Outcome => ({
  verdict: 'UNREADABLE',
  reason: { id, args },
});

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Verifies one file as of `now` (milliseconds), with the data a page was made
 * with. Never throws.
 */
export async function verify(
  bytes: Uint8Array,
  name: string,
  data: Json,
  now: number,
  decode?: Decoder,
): Promise<Report> {
  const source = sourceOf(bytes);
  let outcome: Outcome;
  try {
    outcome = await one(bytes as Bytes, source, data, now, decode);
  } catch (error) {
    outcome = unreadable('unforeseen', { detail: message(error) });
  }
  return { name, source, claims: null, voucher: null, statusAsOf: null, attached: null, ...outcome };
}

/** The most bytes of a file that are worth reading. */
export const FILE_LIMIT = Math.max(PDF_LIMIT, IMAGE_LIMIT);

/** What a file is, by its first bytes, as the program tells them apart. */
function sourceOf(bytes: Uint8Array): Source {
  const start = bytes.subarray(blanks(bytes));
  const starts = (head: string): boolean => [...head].every((c, i) => start[i] === c.charCodeAt(0));
  if (starts('\x89PNG') || starts('\xff\xd8\xff')) return 'image';
  if (starts('%PDF-')) return 'pdf';
  return starts('CERTAMEN') ? 'code' : 'json';
}

/** How many bytes of ASCII blanks a file begins with. */
function blanks(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => ![0x20, 0x09, 0x0a, 0x0c, 0x0d].includes(byte));
  return first < 0 ? bytes.length : first;
}

async function one(bytes: Bytes, source: Source, data: Json, now: number, decode?: Decoder): Promise<Outcome> {
  switch (source) {
    case 'json':
      return credential(bytes, data, now);
    case 'pdf':
      return page(bytes, data, now);
    case 'image':
      return image(bytes, data, now, decode);
    case 'code':
      if (bytes.length > 1 << 16) return unreadable('too-large', { size: bytes.length });
      return code(new TextDecoder('latin1').decode(bytes.subarray(blanks(bytes))), data, now);
  }
}

async function credential(bytes: Uint8Array, data: Json, now: number): Promise<Outcome> {
  let read;
  try {
    read = readJson(bytes);
  } catch (error) {
    if (error instanceof JsonError) return unreadable('not-json', { detail: error.message });
    throw error;
  }
  if (read.twice !== null) return refused(read.value, 'twice', read.twice);
  return certificate(read.value, data, now);
}

function refused(value: Json, id: string, detail: string): Outcome {
  if (bearsAMark(value)) return { verdict: 'ALTERED', reason: { id, args: { detail } } };
  return unreadable(isCredential(value) ? 'another' : 'no-credential');
}

async function certificate(value: Json, data: Json, now: number): Promise<Outcome> {
  let claims: Claims;
  try {
    claims = await readProfile(value);
  } catch (error) {
    if (error instanceof ProfileError) return refused(value, 'profile', error.message);
    throw error;
  }
  const detail = await broken(value as JsonObject, claims.issuer);
  if (detail !== null) return { verdict: 'ALTERED', reason: { id: 'proof', args: { detail } } };
  const trusted = await prepare(data);
  const judgement = await judge(trusted, claims, value, now, await fingerprint(claims.issuer));
  return { ...judgement, claims };
}

async function page(bytes: Bytes, data: Json, now: number): Promise<Outcome> {
  if (bytes.length > PDF_LIMIT) return unreadable('too-large', { size: bytes.length });
  let pdf;
  try {
    pdf = await readPdf(bytes);
  } catch (error) {
    return unreadable('pdf-broken', { detail: message(error) });
  }
  if (pdf.certificate === null) {
    return unreadable(pdf.attachments < 2 ? 'pdf-no-certificate' : 'pdf-several');
  }
  const inside = await credential(pdf.certificate, data, now);
  if (inside.claims === undefined) return inside;
  const fault = await pageFault(bytes, pdf, inside.claims.issuer);
  if (fault === null) return inside;
  const { verdict, reason } = inside;
  return {
    ...inside,
    verdict: 'ALTERED',
    reason: { id: 'page-altered', args: { detail: fault } },
    attached: { verdict, reason },
  };
}

async function image(bytes: Bytes, data: Json, now: number, decode?: Decoder): Promise<Outcome> {
  const kind = imageKind(bytes);
  if (kind === null || decode === undefined) return unreadable('image-broken');
  if (bytes.length > IMAGE_LIMIT) return unreadable('too-large', { size: bytes.length });
  const size = imageSize(bytes, kind);
  if (size === null || size.width === 0 || size.height === 0) return unreadable('image-broken');
  if (size.width * size.height > PIXEL_LIMIT) {
    return unreadable('image-too-large', { width: String(size.width), height: String(size.height) });
  }
  let pixels;
  try {
    pixels = await decode(bytes, kind);
  } catch {
    return unreadable('image-broken');
  }
  const text = await readQr(pixels);
  return text === null ? unreadable('no-code') : code(text, data, now);
}

async function code(text: string, data: Json, now: number): Promise<Outcome> {
  const plain = text.replace(/[\r\n]+$/, '');
  if (!plain.startsWith(PREFIX)) return unreadable('code-other');
  const trusted = await prepare(data);
  let value: JsonObject;
  try {
    value = await credentialOf(plain, trusted.templates, trusted.sites);
  } catch (error) {
    if (error instanceof NotKnown) {
      return unreadable(error.what === 'site' ? 'code-site' : 'code-template');
    }
    if (error instanceof CodeError) return unreadable('code-broken', { detail: error.message });
    throw error;
  }
  return certificate(value, data, now);
}

/** Verifies the text of a QR, pasted or read by the camera. Never throws. */
export async function verifyText(text: string, name: string, data: Json, now: number): Promise<Report> {
  const isJson = text.trimStart().startsWith('{');
  // What was copied may have been broken into lines. A space is a digit of Base45,
  // so none within is taken out; none can be the last.
  const plain = isJson ? text : text.replace(/[\r\n\t]/g, '').trim();
  const report = await verify(new TextEncoder().encode(plain), name, data, now);
  if (report.source === 'json' && !isJson) {
    return { ...report, source: 'code', ...unreadable('code-other') };
  }
  return report;
}
