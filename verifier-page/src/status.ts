// The status list: which certificates were withdrawn.

import { fromBase64Url } from './bytes.js';
import { inflate, TooMuch } from './inflate.js';
import type { Json, JsonObject } from './json.js';
import { did } from './keys.js';
import { address, proofs, JCS, RDFC } from './profile.js';
import { broken } from './proofs.js';
import { Node, ProfileError } from './reader.js';

const CONTEXTS = ['https://www.w3.org/ns/credentials/v2'];
const FEWEST_BITS = 131_072;
/** The most bytes a list may unpack to, so that no small file fills the memory. */
export const MOST_BYTES = 8 << 20;

export interface StatusList {
  id: string;
  root: string;
  made: number;
  staleAfter: number;
  bits: Uint8Array;
}

/** Reads a status list signed by one of `roots`. Throws ProfileError. */
export async function readStatusList(value: Json, roots: string[]): Promise<StatusList> {
  const root = new Node(value);
  root.has('@context id type issuer validFrom validUntil credentialSubject proof');
  root.at('@context').isList(...CONTEXTS);
  root.at('type').isList('VerifiableCredential', 'BitstringStatusListCredential');
  const id = address(root.at('id'));
  const signer = root.at('issuer').formed('the did:key of a sound Ed25519 key', did);
  const made = root.at('validFrom').moment();
  const staleAfter = root.at('validUntil').moment();
  if (staleAfter <= made) root.at('validUntil').fail('must be later than validFrom');
  proofs(root.at('proof'), CONTEXTS, [RDFC, JCS], signer, root.at('validFrom').raw());
  const subject = root.at('credentialSubject');
  subject.has('id type statusPurpose encodedList');
  subject.at('id').is(`${id}#list`);
  subject.at('type').is('BitstringStatusList');
  subject.at('statusPurpose').is('revocation');
  const packed = subject
    .at('encodedList')
    .formed('u and base64url', (text) => (text.startsWith('u') ? fromBase64Url(text.slice(1)) : null));
  if (!roots.includes(signer.text)) throw new ProfileError('its root is not one that is trusted');
  if ((await broken(value as JsonObject, signer)) !== null) {
    throw new ProfileError('its signature does not hold');
  }
  return { id, root: signer.text, made, staleAfter, bits: await unpack(packed) };
}

export async function unpack(packed: Uint8Array): Promise<Uint8Array> {
  let bits: Uint8Array;
  try {
    bits = await inflate(packed, 'gzip', MOST_BYTES);
  } catch (error) {
    throw new ProfileError(
      error instanceof TooMuch ? `its list unpacks to more than ${MOST_BYTES} bytes` : 'its list is not gzip',
    );
  }
  if (bits.length * 8 < FEWEST_BITS) {
    throw new ProfileError(`its list has ${bits.length * 8} bits, fewer than ${FEWEST_BITS}`);
  }
  return bits;
}

/** Whether the bit is set; null where the list is too short to say. */
export function isRevoked(list: StatusList, index: number): boolean | null {
  const byte = list.bits[Math.floor(index / 8)];
  return byte === undefined ? null : (byte & (0x80 >> (index % 8))) !== 0;
}
