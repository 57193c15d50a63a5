// CMS SignedData with one Ed25519 signature over detached content (RFC 5652, RFC 8419).

import { concat, digest, equal, hex, sha256, type Bytes } from './bytes.js';
import { DerError, first, need, oid, TAG, within, type Der } from './der.js';
import { verify, type Did } from './keys.js';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
};

// Nothing of these is signed, so each has one spelling.
const FIXED = {
  one: '020101',
  digests: '310d300b0609608648016503040203',
  content: '300b06092a864886f70d010701',
  sha512: '300b0609608648016503040203',
  ed25519: '300506032b6570',
};

/**
 * Refuses anything but a signature over `content` under the key of `signer`.
 * The certificate inside only repeats the key and is not believed, but it is
 * bound: its digest is signed, and nothing else may stand in its place.
 */
export async function verifyCms(padded: Bytes, content: Bytes, signer: Did): Promise<void> {
  const outer = first(padded);
  if (padded.subarray(outer.whole.length).some((byte) => byte !== 0)) {
    throw new DerError('something follows the signature');
  }
  const [type, wrapped] = within(outer, TAG.sequence);
  if (oid(type) !== OID.signedData) throw new DerError('the signature is of another kind');
  const parts = within(within(wrapped, TAG.zero)[0], TAG.sequence);
  const [version, digests, about, certificates, last] = parts;
  fixed(version, FIXED.one);
  fixed(digests, FIXED.digests);
  fixed(about, FIXED.content);
  const [certificate, another] = within(certificates, TAG.zero);
  if (parts.length !== 5 || certificate === undefined || another !== undefined) throw other();
  const signers = within(last, TAG.set);
  if (signers.length !== 1) throw new DerError(`the page has ${signers.length} signers`);
  const info = within(signers[0], TAG.sequence);
  const [signerVersion, named, digestAlgorithm, attributes, algorithm, signature] = info;
  fixed(signerVersion, FIXED.one);
  fixed(digestAlgorithm, FIXED.sha512);
  fixed(algorithm, FIXED.ed25519);
  if (info.length !== 6 || hex(need(named, TAG.sequence).content) !== nameOf(certificate)) throw other();
  const signed = need(attributes, TAG.zero);
  const [ids] = within(attribute(signed, OID.signingCertificate), TAG.sequence);
  const bound = within(within(ids, TAG.sequence)[0], TAG.sequence);
  if (!equal(need(bound[0], TAG.octets).content, await sha256(certificate.whole))) throw other();
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

const other = (): DerError => new DerError('the signature is of another kind');

function fixed(element: Der | undefined, spelling: string): void {
  if (element === undefined || hex(element.whole) !== spelling) throw other();
}

/** The issuer and serial number of a certificate, one after the other, as a signer names it. */
function nameOf(certificate: Der): string {
  const about = within(within(certificate, TAG.sequence)[0], TAG.sequence);
  const [serial, , issuer] = about[0]?.tag === TAG.zero ? about.slice(1) : about;
  return hex(concat(need(issuer, TAG.sequence).whole, need(serial, TAG.integer).whole));
}

/** The one value of the one attribute of a kind. */
function attribute(attributes: Der, kind: string): Der | undefined {
  const found = within(attributes, TAG.zero)
    .map((item) => within(item, TAG.sequence))
    .filter(([type]) => oid(type) === kind);
  const values = found.length === 1 ? within(found[0]?.[1], TAG.set) : [];
  return values.length === 1 ? values[0] : undefined;
}
