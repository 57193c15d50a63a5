// Data Integrity proofs: eddsa-rdfc-2022 and eddsa-jcs-2022.

import canonicalize from 'canonicalize';
import jsonld from 'jsonld';
import credentials from '../contexts/credentials-v2.json' with { type: 'json' };
import badges from '../contexts/ob-context-3.0.3.json' with { type: 'json' };
import { concat, fromBase58, sha256, utf8, type Bytes } from './bytes.js';
import type { Json, JsonObject } from './json.js';
import { verify as verifySignature, type Did } from './keys.js';
import { CONTEXTS, RDFC } from './profile.js';

export type Loader = (url: string) => Promise<{ contextUrl?: string; documentUrl: string; document: object }>;

/** The contexts of certificates as they were published; anything else is refused. */
export const pinned: Loader = async (url) => {
  const document = url === CONTEXTS[0] ? credentials : url === CONTEXTS[1] ? badges : null;
  if (document === null) throw new Error('a context that is not pinned');
  return { documentUrl: url, document };
};

export function jcs(value: Json): Bytes {
  return utf8(canonicalize(value) as string);
}

export async function rdfc(document: Json, loader = pinned): Promise<Bytes> {
  const options = {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    documentLoader: loader,
    // Refuses what would drop out of the data set instead of dropping it.
    safe: true,
  };
  const canonize = jsonld.canonize as unknown as (d: unknown, o: object) => Promise<string>;
  return utf8(await canonize(document, options));
}

/** What a proof signs: the digests of its options and of the document, 64 bytes. */
export async function signedBytes(document: JsonObject, options: JsonObject, loader = pinned): Promise<Bytes> {
  const byRdf = options['cryptosuite'] === RDFC;
  const canonical = (value: Json): Promise<Bytes> | Bytes => (byRdf ? rdfc(value, loader) : jcs(value));
  return concat(await sha256(await canonical(options)), await sha256(await canonical(document)));
}

function signatureOf(proof: JsonObject): Bytes | null {
  const value = proof['proofValue'];
  return typeof value === 'string' && value.startsWith('z') ? fromBase58(value.slice(1), 64) : null;
}

/** Whether one proof of a document holds under a key. */
export async function holds(document: JsonObject, proof: JsonObject, signer: Did, loader = pinned): Promise<boolean> {
  const { proofValue: _, ...options } = proof;
  const signature = signatureOf(proof);
  if (signature === null) return false;
  try {
    return await verifySignature(signer, await signedBytes(document, options, loader), signature);
  } catch {
    return false;
  }
}

/**
 * Why the first proof that does not hold does not, or null. The profile of the
 * document has been read before: its proofs are these and no others.
 */
export async function broken(secured: JsonObject, signer: Did): Promise<string | null> {
  const { proof, ...document } = secured;
  const list = proof as JsonObject[];
  if (list.length === 0) return 'there is no proof';
  for (const item of list) {
    if (signatureOf(item) === null) return 'the proof value is no signature';
    if (!(await holds(document, item, signer))) return 'the signature does not match';
  }
  return null;
}
