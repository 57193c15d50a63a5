// Keys and signatures: `did:key` of Ed25519 keys, verified strictly.
//
// WebCrypto verifies; the point checks before it refuse what an implementation
// may let through: keys and commitments of small order, second encodings, and
// an S of the order of the base point or more.

import { Point } from '@noble/ed25519';
import { concat, equal, fromBase58, sha256, digest, hex, toBase58, type Bytes } from './bytes.js';

export interface Did {
  text: string;
  key: Bytes;
}

const known = new Map<string, Did | null>();
const imported = new Map<string, Promise<CryptoKey | null>>();

/** Reads a did:key of a sound Ed25519 key; null for anything else. */
export function did(text: string): Did | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  const read = readDid(text);
  if (text.length < 200) known.set(text, read);
  return read;
}

function readDid(text: string): Did | null {
  if (!text.startsWith('did:key:z')) return null;
  const bytes = fromBase58(text.slice(9), 34);
  if (bytes === null || bytes[0] !== 0xed || bytes[1] !== 0x01) return null;
  const key = bytes.slice(2);
  return isSoundPoint(key) ? { text, key } : null;
}

export function didOf(key: Uint8Array): string {
  return `did:key:z${toBase58(concat(Uint8Array.of(0xed, 0x01), key))}`;
}

export function verificationMethod(signer: Did): string {
  return `${signer.text}#${signer.text.slice(8)}`;
}

/** SHA-256 of the key in groups of four, made to be read out. */
export async function fingerprint(signer: Did): Promise<string> {
  return hex(await sha256(signer.key)).replace(/(.{4})(?=.)/g, '$1 ');
}

function isSoundPoint(bytes: Uint8Array): boolean {
  try {
    return !Point.fromBytes(bytes, false).isSmallOrder();
  } catch {
    return false;
  }
}

/** Verifies a signature as dalek's `verify_strict` does. */
export async function verify(signer: Did, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (signature.length !== 64 || !isSoundPoint(signature.subarray(0, 32))) return false;
  const s = littleEndian(signature.subarray(32));
  if (s >= Point.CURVE().n) return false;
  const key = await webKey(signer);
  if (key !== null) {
    return crypto.subtle.verify('Ed25519', key, signature as Bytes, message as Bytes);
  }
  return verifyByHand(signer, message, signature, s);
}

function webKey(signer: Did): Promise<CryptoKey | null> {
  let key = imported.get(signer.text);
  if (key === undefined) {
    key = crypto.subtle
      .importKey('raw', signer.key, 'Ed25519', false, ['verify'])
      .catch(() => null);
    imported.set(signer.text, key);
  }
  return key;
}

/** For browsers whose WebCrypto has no Ed25519: R = S·B - k·A, byte for byte. */
export async function verifyByHand(
  signer: Did,
  message: Uint8Array,
  signature: Uint8Array,
  s = littleEndian(signature.subarray(32)),
): Promise<boolean> {
  const r = signature.subarray(0, 32);
  const hash = await digest('512', concat(r, signer.key, message));
  const k = littleEndian(hash) % Point.CURVE().n;
  const negative = Point.fromBytes(signer.key, false).multiply(k, false).negate();
  return equal(Point.BASE.multiply(s, false).add(negative).toBytes(), r);
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${hex(Uint8Array.from(bytes).reverse())}`);
}
