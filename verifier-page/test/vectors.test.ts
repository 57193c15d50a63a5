// The vectors of the W3C for both suites.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hex, sha256 } from '../src/bytes.js';
import { did, verifyByHand } from '../src/keys.js';
import { holds, jcs, pinned, rdfc, signedBytes } from '../src/proofs.js';
import type { JsonObject } from '../src/json.js';
import { fromBase58 } from '../src/bytes.js';

const file = (name: string): string => readFileSync(new URL(`vectors/${name}`, import.meta.url), 'utf8');
const json = (name: string): JsonObject => JSON.parse(file(name));

// The vectors also use a context that only the W3C's examples need.
const loader = async (url: string) =>
  url === 'https://www.w3.org/ns/credentials/examples/v2'
    ? { documentUrl: url, document: { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } } }
    : pinned(url);

for (const [suite, end] of [['eddsa-rdfc-2022', 'DataInt'], ['eddsa-jcs-2022', 'JCS']] as const) {
  test(`the vectors of ${suite} hold`, async () => {
    const { proof: bare, ...document } = json(`${suite}/signed${end}.json`);
    // Where a proof has no context it takes that of its document.
    const proof = { '@context': document['@context'], ...(bare as JsonObject) } as JsonObject;
    const { proofValue, ...options } = proof;
    const canonical = end === 'JCS' ? jcs(document) : await rdfc(document, loader);
    assert.equal(hex(await sha256(canonical)), file(`${suite}/docHash${end}.txt`).trim());
    const bytes = await signedBytes(document, options, loader);
    assert.equal(hex(bytes), file(`${suite}/combinedHash${end}.txt`).trim());
    const signer = did(String(options['verificationMethod']).split('#')[0] as string);
    assert.ok(signer !== null);
    assert.ok(await holds(document, proof, signer, loader));
    const signature = fromBase58(String(proofValue).slice(1), 64);
    assert.ok(signature !== null && (await verifyByHand(signer, bytes, signature)));
    bytes[3] = (bytes[3] as number) ^ 1;
    assert.ok(!(await verifyByHand(signer, bytes, signature)));
    assert.ok(!(await holds({ ...document, name: 'other' }, proof, signer, loader)));
  });
}

test('a context that is not pinned is refused', async () => {
  await assert.rejects(rdfc({ '@context': ['https://www.w3.org/ns/credentials/examples/v2'], id: 'urn:x:1' }));
});
