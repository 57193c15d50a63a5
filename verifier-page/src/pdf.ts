// A page: the certificate attached to it, and the signature over the file.
//
// The library only finds the objects. Whether the page is as issued hangs on
// the bytes alone: the signature must cover all of them but its own digits.

import PDFDict from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFDict.js';
import PDFArray from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFArray.js';
import PDFHexString from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFHexString.js';
import PDFName from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFName.js';
import PDFNumber from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFNumber.js';
import type PDFObject from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFObject.js';
import PDFRawStream from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRawStream.js';
import PDFRef from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFRef.js';
import PDFStream from '../node_modules/@cantoo/pdf-lib/es/core/objects/PDFStream.js';
import PDFParser from '../node_modules/@cantoo/pdf-lib/es/core/parser/PDFParser.js';
import DecodeStream from '../node_modules/@cantoo/pdf-lib/es/core/streams/DecodeStream.js';
import { concat, equal, fromHex, type Bytes } from './bytes.js';
import { verifyCms } from './cms.js';
import { inflate } from './inflate.js';
import { SIZE_LIMIT } from './json.js';
import type { Did } from './keys.js';

export const PDF_LIMIT = 32 << 20;
const UNPACKED_LIMIT = 64 << 20;

// The library unpacks without a limit; a page of a few kilobytes could fill the memory.
const decoder = DecodeStream.prototype as unknown as { ensureBuffer(size: number): Uint8Array };
const grow = decoder.ensureBuffer;
decoder.ensureBuffer = function (size: number): Uint8Array {
  if (size > UNPACKED_LIMIT) throw new Error('a stream that unpacks to too much');
  return grow.call(this, size);
};

export interface Pdf {
  /** How many files are attached. */
  attachments: number;
  /** What the one attached file holds; null where there is none, or more than one. */
  certificate: Uint8Array | null;
  signatures: PDFDict[];
}

/** Finds what matters in a PDF. Throws whatever the library throws. */
export async function readPdf(bytes: Bytes): Promise<Pdf> {
  const context = await PDFParser.forBytesWithOptions(bytes, Infinity).parseDocument();
  const files = new Set<PDFObject>();
  const signatures: PDFDict[] = [];
  const look = (object: PDFObject, depth: number): void => {
    if (depth > 64) throw new Error('objects nested too deep');
    if (object instanceof PDFArray) object.asArray().forEach((item) => look(item, depth + 1));
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) return;
    if (object instanceof PDFStream && dict.lookup(PDFName.of('Type')) === PDFName.of('EmbeddedFile')) files.add(object);
    if (dict.has(PDFName.of('ByteRange'))) signatures.push(dict);
    const embedded = dict.lookup(PDFName.of('EF'));
    if (embedded instanceof PDFDict) {
      for (const value of embedded.values()) {
        files.add(value instanceof PDFRef ? (context.lookup(value) ?? value) : value);
      }
    }
    for (const value of dict.values()) look(value, depth + 1);
  };
  for (const [, object] of context.enumerateIndirectObjects()) look(object, 0);
  const stream = files.size === 1 ? [...files][0] : undefined;
  const certificate = stream instanceof PDFRawStream ? await attached(stream) : null;
  return { attachments: files.size, certificate, signatures };
}

/** What an attached file holds. The library would overlook a wrong checksum. */
async function attached(stream: PDFRawStream): Promise<Uint8Array> {
  const { dict, contents } = stream;
  if (dict.has(PDFName.of('DecodeParms')) || dict.has(PDFName.of('F'))) throw new Error('a file packed in an unknown way');
  const named = dict.lookup(PDFName.of('Filter'));
  const [filter, ...more] = named instanceof PDFArray ? named.asArray() : [named];
  if (more.length > 0) throw new Error('a file packed in an unknown way');
  if (filter === undefined) return contents;
  if (filter !== PDFName.of('FlateDecode') && filter !== PDFName.of('Fl')) throw new Error('a file packed in an unknown way');
  return inflate(contents, 'deflate', SIZE_LIMIT);
}

/** Why the page is not as its issuer made it; null where it is. */
export async function pageFault(bytes: Bytes, pdf: Pdf, signer: Did): Promise<string | null> {
  const [signature] = pdf.signatures;
  if (signature === undefined) return 'the page is not signed';
  if (pdf.signatures.length > 1) return `the page has ${pdf.signatures.length} signatures`;
  const filter = signature.lookup(PDFName.of('SubFilter'));
  if (filter !== PDFName.of('ETSI.CAdES.detached')) return 'the signature of the page is of another kind';
  const range = signature.lookup(PDFName.of('ByteRange'));
  const numbers = range instanceof PDFArray ? range.asArray() : [];
  const [a, b, c, d] = numbers.map((n) => (n instanceof PDFNumber ? n.asNumber() : -1));
  const whole =
    numbers.length === 4 && a === 0 && b !== undefined && c !== undefined && d !== undefined &&
    [b, c, d].every(Number.isSafeInteger) && 0 < b && b < c && c + d === bytes.length && d > 0;
  if (!whole) return 'the signature does not cover the whole file';
  const digits = gap(bytes, b, c);
  const contents = signature.lookup(PDFName.of('Contents'));
  const stated = contents instanceof PDFHexString ? contents.asBytes() : new Uint8Array();
  if (digits === null || !equal(digits, stated)) return 'the signature does not cover the whole file';
  try {
    await verifyCms(digits, concat(bytes.subarray(0, b), bytes.subarray(c)), signer);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * What the bytes that are not signed spell: hexadecimal digits only, between
 * angle brackets that stand at the ends of the gap or just outside it.
 */
function gap(bytes: Bytes, from: number, to: number): Bytes | null {
  const inside = bytes[from] === 0x3c && bytes[to - 1] === 0x3e;
  const outside = bytes[from - 1] === 0x3c && bytes[to] === 0x3e;
  if (!inside && !outside) return null;
  const [start, end] = inside ? [from + 1, to - 1] : [from, to];
  const digits = new TextDecoder('latin1').decode(bytes.subarray(start, end));
  // The digits are not signed, so they have one spelling.
  return /[A-F]/.test(digits) ? null : fromHex(digits);
}
