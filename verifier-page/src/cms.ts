// CMS SignedData with one Ed25519 signature over detached content (RFC 5652, RFC 8419).

import { concat, digest, equal, type Bytes } from './bytes.js';
import { DerError, first, need, oid, TAG, within, type Der } from './der.js';
import { verify, type Did } from './keys.js';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  sha512: '2.16.840.1.101.3.4.2.3',
  ed25519: '1.3.101.112',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
};

/**
 * Refuses anything but a signature over `content` under the key of `signer`.
 * The certificate inside only repeats the key and is not believed.
 */
export async function verifyCms(padded: Bytes, content: Bytes, signer: Did): Promise<void> {
  const outer = first(padded);
  if (padded.subarray(outer.whole.length).some((byte) => byte !== 0)) {
    throw new DerError('something follows the signature');
  }
  const [type, wrapped] = within(outer, TAG.sequence);
  if (oid(type) !== OID.signedData) throw new DerError('the signature is of another kind');
  const parts = within(within(wrapped, TAG.zero)[0], TAG.sequence);
  const about = within(parts[2], TAG.sequence);
  if (oid(about[0]) !== OID.data || about.length !== 1) {
    throw new DerError('the signature is not detached');
  }
  const signers = within(parts.at(-1), TAG.set);
  if (signers.length !== 1) throw new DerError(`the page has ${signers.length} signers`);
  const [, , digestAlgorithm, attributes, algorithm, signature] = within(signers[0], TAG.sequence);
  if (oid(within(digestAlgorithm, TAG.sequence)[0]) !== OID.sha512) {
    throw new DerError('the digest is not SHA-512');
  }
  if (oid(within(algorithm, TAG.sequence)[0]) !== OID.ed25519) {
    throw new DerError('the signature is not Ed25519');
  }
  const signed = need(attributes, TAG.zero);
  if (oid(attribute(signed, OID.contentType)) !== OID.data) {
    throw new DerError('the signature is of another kind');
  }
  const stated = need(attribute(signed, OID.messageDigest), TAG.octets).content;
  if (!equal(stated, await digest('512', content))) {
    throw new DerError('the file was changed after it was signed');
  }
  // What is signed is the SET OF, not the implicit tag it is sent under.
  const message = concat(Uint8Array.of(TAG.set), signed.whole.subarray(1));
  if (!(await verify(signer, message, need(signature, TAG.octets).content))) {
    throw new DerError("the page is not signed with the issuer's key");
  }
}

/** The one value of the one attribute of a kind. */
function attribute(attributes: Der, kind: string): Der | undefined {
  const found = within(attributes, TAG.zero)
    .map((item) => within(item, TAG.sequence))
    .filter(([type]) => oid(type) === kind);
  const values = found.length === 1 ? within(found[0]?.[1], TAG.set) : [];
  return values.length === 1 ? values[0] : undefined;
}
