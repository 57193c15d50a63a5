// A strict reader of DER, as much as a signature in a PDF needs.

import type { Bytes } from './bytes.js';

export class DerError extends Error {}

export interface Der {
  tag: number;
  /** The whole element, with tag and length. */
  whole: Bytes;
  content: Bytes;
}

export const TAG = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, zero: 0xa0, one: 0xa1 };

/** Reads the element at the start of some bytes. Throws DerError. */
export function first(bytes: Bytes): Der {
  const tag = bytes[0];
  let length = bytes[1];
  if (tag === undefined || length === undefined) throw new DerError('the signature is cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('the signature holds a tag it cannot hold');
  let start = 2;
  if (length >= 0x80) {
    const count = length & 0x7f;
    if (count === 0 || count > 3) throw new DerError('the signature is not DER');
    length = 0;
    for (const byte of bytes.subarray(2, 2 + count)) length = length * 256 + byte;
    // DER has one way to write a length.
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('the signature is not DER');
    start += count;
  }
  const end = start + length;
  if (end > bytes.length) throw new DerError('the signature is cut off');
  return { tag, whole: bytes.slice(0, end), content: bytes.slice(start, end) };
}

/** The elements that fill some bytes. */
export function all(bytes: Bytes): Der[] {
  const elements: Der[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const element = first(rest);
    elements.push(element);
    rest = rest.slice(element.whole.length);
  }
  return elements;
}

/** The elements within one that must have this tag. */
export function within(element: Der | undefined, tag: number): Der[] {
  return all(need(element, tag).content);
}

export function need(element: Der | undefined, tag: number): Der {
  if (element === undefined || element.tag !== tag) throw new DerError('the signature is of another kind');
  return element;
}

/** An object identifier in dots. */
export function oid(element: Der | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of need(element, TAG.oid).content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join('.');
}
