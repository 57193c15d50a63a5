// Bytes: digests, base58btc, base64url, hexadecimal.

export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text) as Bytes;
}

export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export async function digest(bits: '256' | '512', bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, bytes as Bytes));
}

export const sha256 = (bytes: Uint8Array): Promise<Bytes> => digest('256', bytes);

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function fromHex(text: string): Bytes | null {
  if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Base58btc of exactly `length` bytes; null for anything else. */
export function fromBase58(text: string, length: number): Bytes | null {
  if (text.length > length * 2 || text === '') return null;
  const bytes = new Uint8Array(length);
  for (const c of text) {
    let carry = ALPHABET.indexOf(c);
    if (carry < 0) return null;
    for (let i = length - 1; i >= 0; i -= 1) {
      carry += (bytes[i] ?? 0) * 58;
      bytes[i] = carry & 0xff;
      carry >>= 8;
    }
    if (carry !== 0) return null;
  }
  // Only the one spelling: a leading 1 for each leading zero byte, no more.
  return toBase58(bytes) === text ? bytes : null;
}

export function toBase58(bytes: Uint8Array): string {
  let number = BigInt(`0x0${hex(bytes)}`);
  let text = '';
  while (number > 0n) {
    text = ALPHABET[Number(number % 58n)] + text;
    number /= 58n;
  }
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = `1${text}`;
  }
  return text;
}

export function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Base64url without padding, in its one spelling; null for anything else. */
export function fromBase64Url(text: string): Bytes | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}

/** The urn of a version-8 UUID made of SHA-256 of some lines. */
export async function derivedUrn(...lines: string[]): Promise<string> {
  const bytes = (await sha256(utf8(lines.join('\n')))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return urnOf(bytes);
}

export function urnOf(uuid: Uint8Array): string {
  return `urn:uuid:${hex(uuid).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** The 16 bytes of a urn in its one spelling; null for anything else. */
export function uuidOf(urn: string): Bytes | null {
  const shape = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
  return shape.test(urn) ? fromHex(urn.slice(9).replaceAll('-', '')) : null;
}
