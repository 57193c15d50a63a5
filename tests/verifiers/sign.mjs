// Signs Open Badges with the libraries of Digital Bazaar, each with a fresh key,
// for `certamen verify --any-open-badge`.
//
// usage: node sign.mjs FOLDER
//
// Writes FOLDER/good-*.json, the key of each in FOLDER/issuers.txt, and
// FOLDER/bad-*.json, of which none may be VALID. Beside them a status list of
// another key, FOLDER/status/list.json, the key in FOLDER/status/root.txt, and two
// badges that stand in it: good.json and revoked.json.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as vc from '@digitalbazaar/vc';
import {createCredential, createList} from '@digitalbazaar/vc-bitstring-status-list';
import {OB, OLDER, V2, documentLoader, freshKey, signing} from './lib.mjs';

const folder = process.argv[2];
mkdirSync(folder, {recursive: true});
const issuers = [];
const date = '2026-01-02T03:04:05Z';

const badge = (did, own = {}) => ({
  '@context': [V2, OB],
  id: 'https://badges.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: {id: did, type: ['Profile'], name: 'Trường Bơi lội', url: 'https://badges.example/'},
  name: 'Swimming',
  validFrom: '2026-01-01T00:00:00Z',
  awardedDate: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:someone',
    type: ['AchievementSubject'],
    activityEndDate: '2025-12-31',
    creditsEarned: 2.5,
    identifier: [{type: 'IdentityObject', identityType: 'name', hashed: false,
      identityHash: 'Nguyễn "Bơi" Thị\tMẫu'}],
    result: [{type: ['Result'], value: '9'}, {type: ['Result'], value: '9'}],
    achievement: {
      id: 'https://badges.example/achievements/1',
      type: ['Achievement'],
      name: 'Swimming',
      description: 'Swims a length.',
      criteria: {narrative: 'Swim a length.'},
      tag: ['water', 'sport'],
      creditsAvailable: 3,
    },
  },
  ...own,
});

async function sign(suites, own, change = x => x) {
  const {did, signer} = await freshKey();
  issuers.push(did);
  return signedBy(change(JSON.parse(JSON.stringify(badge(did, own)))), suites, signer);
}

async function signedBy(document, suites, signer) {
  for(const suite of suites) {
    const before = document;
    document = await vc.issue({
      credential: structuredClone(document), suite: signing[suite]({signer, date}), documentLoader,
    });
    if([before.proof ?? []].flat().length + 1 !== [document.proof].flat().length) {
      throw new Error('a proof went missing');
    }
  }
  return document;
}

const write = (name, document) =>
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(document, null, 2));

for(const [name, suites] of Object.entries({
  rdfc: ['eddsa-rdfc-2022'], jcs: ['eddsa-jcs-2022'],
  both: ['eddsa-rdfc-2022', 'eddsa-jcs-2022'], 'both-turned': ['eddsa-jcs-2022', 'eddsa-rdfc-2022'],
})) {
  write(`good-${name}`, await sign(suites));
  write(`good-${name}-until`, await sign(suites, {validUntil: '2099-01-01T00:00:00.25+07:00'}));
  write(`good-${name}-older`,
    await sign(suites, {'@context': [V2, OLDER], awardedDate: undefined}));
  const signed = await sign(suites);
  const change = (what, edit) => {
    const document = structuredClone(signed);
    edit(document);
    write(`bad-${name}-${what}`, document);
  };
  change('name', d => { d.credentialSubject.achievement.name = 'Diving'; });
  change('subject', d => { d.credentialSubject.id = 'did:example:another'; });
  change('added', d => { d.credentialSubject.role = 'teacher'; });
  change('undefined', d => { d.grade = 'A'; });
  change('date', d => { d.awardedDate = '2026-01-01T00:00:01Z'; });
  change('credits', d => { d.credentialSubject.creditsEarned = 2.25; });
  change('context', d => { d['@context'].push('https://example.com/context'); });
  change('issuer', d => { d.issuer.id = issuers[0]; });
  change('proof', d => {
    d.proof = [d.proof, {...[d.proof].flat()[0], created: '2026-01-02T03:04:06Z'}].flat();
  });
  change('suite', d => {
    d.proof = [d.proof, {...[d.proof].flat()[0], cryptosuite: 'ecdsa-rdfc-2019'}].flat();
  });
  write(`bad-${name}-expired`, await sign(suites, {}, d =>
    ({...d, validFrom: '2025-01-01T00:00:00Z', validUntil: '2026-01-03T00:00:00Z'})));
  write(`bad-${name}-status`, await sign(suites, {credentialStatus: {
    id: 'https://badges.example/list#1', type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation', statusListIndex: '1',
    statusListCredential: 'https://badges.example/list'}}));
}

const LIST = 'https://badges.example/list';
const both = ['eddsa-rdfc-2022', 'eddsa-jcs-2022'];
const list = await createList({length: 131072});
list.setStatus(7, true);
const root = await freshKey();
mkdirSync(join(folder, 'status'), {recursive: true});
write('status/list', await signedBy({
  ...await createCredential({id: LIST, list, statusPurpose: 'revocation'}),
  issuer: root.did, validFrom: '2026-01-01T00:00:00Z', validUntil: '2099-01-01T00:00:00Z',
}, both, root.signer));
for(const [name, statusListIndex] of [['good', '6'], ['revoked', '7']]) {
  write(`status/${name}`, await sign(both, {credentialStatus: {
    id: `${LIST}#${statusListIndex}`, type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation', statusListIndex, statusListCredential: LIST}}));
}
writeFileSync(join(folder, 'status', 'root.txt'), root.did + '\n');
writeFileSync(join(folder, 'issuers.txt'), issuers.join('\n') + '\n');
