// What the scripts here share: the contexts that are pinned, keys by did:key,
// and nothing that touches a network. Run at the top of the repository, from the
// folder under target/ where the packages are installed (scripts/independent).
import {readFileSync} from 'node:fs';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {driver} from '@digitalbazaar/did-method-key';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as jcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';

export const V2 = 'https://www.w3.org/ns/credentials/v2';
export const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
export const OLDER = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json';
const contexts = new Map([[V2, 'credentials-v2.json'], [OB, 'ob-context-3.0.3.json'],
  [OLDER, 'ob-context-3.0.2.json']]
  .map(([url, file]) => [url, JSON.parse(readFileSync(`src/certificate/proof/contexts/${file}`))]));

const didKey = driver();
didKey.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from});

/** A fresh key, by its did:key. */
export async function freshKey() {
  const pair = await Ed25519Multikey.generate();
  const {didDocument, methodFor} = await didKey.fromKeyPair({verificationKeyPair: pair});
  pair.id = methodFor({purpose: 'assertionMethod'}).id;
  pair.controller = didDocument.id;
  return {did: didDocument.id, signer: pair.signer()};
}

/** Gives the pinned contexts and did:key documents; anything else is an error. */
export async function documentLoader(url) {
  if(contexts.has(url)) {
    return {contextUrl: null, documentUrl: url, document: structuredClone(contexts.get(url))};
  }
  if(url.startsWith('did:key:z6Mk')) {
    return {contextUrl: null, documentUrl: url, document: await didKey.get({url})};
  }
  throw new Error(`${url} is not pinned here, and nothing is fetched`);
}

/** The suites that verify and those that sign, by their names. */
export const verifying = {
  'eddsa-rdfc-2022': () => new DataIntegrityProof({cryptosuite: rdfc}),
  'eddsa-jcs-2022': () => new DataIntegrityProof({cryptosuite: jcs.createVerifyCryptosuite()}),
};
export const signing = {
  'eddsa-rdfc-2022': options => new DataIntegrityProof({...options, cryptosuite: rdfc}),
  'eddsa-jcs-2022': options =>
    new DataIntegrityProof({...options, cryptosuite: jcs.createSignCryptosuite()}),
};
