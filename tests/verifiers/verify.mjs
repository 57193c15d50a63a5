// Verifies Open Badges with the libraries of Digital Bazaar.
//
// usage: node verify.mjs [--at TIME] [--status LIST.json] [--refused] FILE…
//
// One line of JSON for each file. Every proof must verify, each by its own suite
// alone, and all must be by the issuer; the window of the credential is checked,
// and, where --status names a status list, that the list is signed by its issuer
// and that the credential is not revoked in it. Exit 0 when all files are
// verified; with --refused, when none is.
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {documentLoader, verifying} from './lib.mjs';

const words = process.argv.slice(2);
const option = name => {
  const i = words.indexOf(name);
  return i < 0 ? undefined : words.splice(i, 2)[1];
};
const flag = name => {
  const i = words.indexOf(name);
  return i >= 0 && words.splice(i, 1).length > 0;
};
const now = new Date(option('--at') ?? Date.now());
const statusList = option('--status');
const refused = flag('--refused');

function why(error) {
  const causes = error?.errors ?? error?.cause?.errors ?? (error?.cause ? [error.cause] : []);
  return [error?.message ?? String(error), ...[causes].flat().map(why)].join(': ');
}

const all = suites => suites.map(name => verifying[name]());

/** Verifies one credential; gives the suites that did. */
async function verify(credential, {status} = {}) {
  const proofs = [credential.proof].flat();
  if(!credential.proof || proofs.length === 0) throw new Error('it has no proof');
  const suites = proofs.map(proof => proof.cryptosuite);
  const issuer = credential.issuer?.id ?? credential.issuer;
  for(const proof of proofs) {
    if(!verifying[proof.cryptosuite]) throw new Error(`no suite for ${proof.cryptosuite}`);
    if(proof.verificationMethod?.split('#')[0] !== issuer) {
      throw new Error('a proof is not by the issuer');
    }
    // Alone, since @digitalbazaar/vc is content when one proof of a set holds.
    const result = await vc.verifyCredential({
      credential: {...structuredClone(credential), proof},
      suite: all([proof.cryptosuite]), documentLoader, now,
      // Asked for once, below.
      checkStatus: async () => ({verified: true}),
    });
    if(!result.verified) throw new Error(`${proof.cryptosuite}: ${why(result.error)}`);
  }
  // And as it stands, all proofs at once.
  const whole = await vc.verifyCredential({
    credential: structuredClone(credential), suite: all([...new Set(suites)]), documentLoader, now,
    checkStatus: status ?? (async () => ({verified: true})),
  });
  if(!whole.verified) throw new Error(why(whole.error ?? whole.statusResult?.error ?? 'refused'));
  if(whole.results.length !== proofs.length || !whole.results.every(r => r.verified)) {
    throw new Error('not every proof of the set verifies');
  }
  return suites;
}

/** Looks a credential up in a status list, by Digital Bazaar's library. */
async function status(path) {
  const list = JSON.parse(readFileSync(path));
  await verify(list);
  const loader = async url => url === list.id ?
    {contextUrl: null, documentUrl: url, document: structuredClone(list)} : documentLoader(url);
  return async options => {
    const result = await checkStatus({
      ...options, documentLoader: loader,
      suite: all(['eddsa-rdfc-2022', 'eddsa-jcs-2022']),
      verifyBitstringStatusListCredential: true, verifyMatchingIssuers: false,
    });
    if(result.verified && result.results?.some(r => r.status)) {
      return {verified: false, error: new Error('it is revoked'), results: result.results};
    }
    return result;
  };
}

let others = 0;
for(const file of words) {
  const line = {file, verified: false};
  try {
    const credential = JSON.parse(readFileSync(file));
    line.suites = await verify(credential,
      {status: statusList && credential.credentialStatus ? await status(statusList) : undefined});
    line.verified = true;
  } catch(error) {
    line.error = why(error).slice(0, 400);
  }
  others += line.verified === refused;
  console.log(JSON.stringify(line));
}
process.exit(words.length > 0 && others === 0 ? 0 : 1);
