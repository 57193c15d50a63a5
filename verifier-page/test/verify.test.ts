// The tamper set: what one changes, and the word on it.

import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { before, test } from 'node:test';
import { Point } from '@noble/ed25519';
import { didOf, did, verify as verifySignature, verifyByHand } from '../src/keys.js';
import type { Json } from '../src/json.js';
import { readText } from '../src/json.js';
import { verify, verifyText, type Report } from '../src/verify.js';
import * as make from './issuer.js';
import { Key, LIST, type Obj } from './issuer.js';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const [root, other, site, stranger] = ['root', 'other root', 'site', 'stranger'].map((seed) => new Key(seed)) as [Key, Key, Key, Key];
let good: Obj;
let data: Obj;

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const check = (value: unknown, d: unknown = data, now = NOW): Promise<Report> =>
  verify(value instanceof Uint8Array ? value : bytes(value), 'file', d as Json, now);
const said = (report: Report): string => `${report.verdict} ${report.reason.id}`;
const expect = async (verdict: string, value: unknown, d: unknown = data, now = NOW): Promise<void> => {
  const report = await check(value, d, now);
  assert.equal(said(report), verdict, JSON.stringify(report.reason));
};
const changed = (change: (copy: Obj) => void, from: Obj = good): Obj => {
  const copy = structuredClone(from);
  change(copy);
  return copy;
};
const trusting = async (changes: Obj): Promise<Obj> => ({ ...data, ...changes });
const signedAnew = (change: (copy: Obj) => void, key = site): Promise<Obj> =>
  make.signed(changed(change, make.unsigned(key)), key);

before(async () => {
  good = await make.certificate(site);
  data = {
    made: '2026-06-01T00:00:00Z',
    roots: [root.did],
    issuers: [],
    registers: [await make.register(root, [make.siteEntry(site)])],
    statusLists: [await make.statusList(root)],
    templates: [],
  };
});

test('a good certificate is VALID, and all it says is reported', async () => {
  const report = await check(good);
  assert.equal(said(report), 'VALID sound');
  assert.equal(report.claims?.name, 'Nguyễn Thị Ánh Tuyết');
  assert.equal(report.claims?.number.length, 14);
  assert.deepEqual(report.claims?.quizzes.map((quiz) => [quiz.percent, quiz.bankVersion]), [[90, '3'], [82, '5']]);
  assert.equal(report.voucher?.root, 'Bộ Nội vụ');
  assert.equal(report.statusAsOf, Date.parse('2026-05-20T00:00:00Z'));
  await expect('VALID sound', await make.certificate(site, { validUntil: null }));
});

test('the sample that the program itself signed', async () => {
  const { readFileSync } = await import('node:fs');
  const file = (name: string): Buffer => readFileSync(new URL(`../../certificates/${name}`, import.meta.url));
  const sample = file('sample.json');
  const issuer = /did:key:\S+/.exec(file('sample-issuer.txt').toString())?.[0];
  const { validFrom } = JSON.parse(sample.toString());
  const direct = { issuers: [{ did: issuer, name: 'sample' }] };
  await expect('VALID sound', sample, direct, Date.parse(validFrom) + 86_400_000);
  await expect('EXPIRED past', sample, direct, Date.parse('2040-01-01'));
});

test('every text, changed, is found', async () => {
  let count = 0;
  const walk = async (value: any, set: (v: unknown) => void, path: string): Promise<void> => {
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i += 1) await walk(value[i], (v) => (value[i] = v), `${path}/${i}`);
    } else if (typeof value === 'object') {
      for (const key of Object.keys(value)) await walk(value[key], (v) => (value[key] = v), `${path}/${key}`);
    } else {
      for (const wrong of typeof value === 'string' ? [`${value}x`, value.slice(1)] : [!value, 'false']) {
        set(wrong);
        const { verdict } = await check(copy);
        assert.equal(verdict, 'ALTERED', path);
        count += 1;
      }
      set(value);
    }
  };
  const copy = structuredClone(good);
  await walk(copy, () => undefined, '');
  assert.ok(count > 150);
  await expect('VALID sound', copy);
  await expect('ALTERED proof', changed((c) => (c.credentialSubject.identifier[0].identityHash = 'Nguyễn Văn Khác')));
  await expect('ALTERED proof', changed((c) => (c.credentialSubject.result[0].value = '99')));
});

test('every member, taken out, is found', async () => {
  const walk = async (value: any): Promise<void> => {
    if (typeof value !== 'object') return;
    for (const key of Object.keys(value)) {
      const kept = value[key];
      if (Array.isArray(value)) {
        value.splice(Number(key), 1);
        assert.equal((await check(copy)).verdict, 'ALTERED');
        value.splice(Number(key), 0, kept);
      } else if (copy !== value || key !== 'validUntil') {
        delete value[key];
        assert.equal((await check(copy)).verdict, 'ALTERED', key);
        value[key] = kept;
      }
      await walk(kept);
    }
  };
  const copy = structuredClone(good);
  await walk(copy);
  await expect('ALTERED proof', changed((c) => delete c.validUntil));
  await expect('ALTERED proof', changed((c) => delete c.credentialStatus));
});

test('members, contexts and proofs that do not belong are refused, signed or not', async () => {
  await expect('ALTERED profile', changed((c) => (c.extra = 'x')));
  await expect('ALTERED profile', changed((c) => (c['__proto__x'] = 'x')));
  for (const change of [
    (c: Obj) => (c.credentialSubject.extra = 'x'),
    (c: Obj) => (c.description = 'x'),
    (c: Obj) => (c.name = 'e\u0301'),
    (c: Obj) => (c.name = 'a\u200bb'),
    (c: Obj) => (c.name = 'a\nb'),
    (c: Obj) => (c.name = ' '),
    (c: Obj) => (c.credentialSubject.id = 'urn:uuid:0f0e1d2c-3b4a-8596-8778-00000000002a'),
    (c: Obj) => c.credentialSubject.identifier.reverse(),
    (c: Obj) => c.evidence.reverse(),
    (c: Obj) => (c.credentialSubject.result[1].value = '69'),
    (c: Obj) => (c.credentialSubject.result[1].value = '090'),
    (c: Obj) => (c.validUntil = c.validFrom),
    (c: Obj) => (c.validUntil = '2028-02-30T00:00:00Z'),
    (c: Obj) => (c.credentialStatus.id = `${LIST}#5`),
  ]) {
    await expect('ALTERED profile', await signedAnew(change));
  }
  await expect('ALTERED profile', changed((c) => c['@context'].push('https://example.org/x')));
  await expect('ALTERED profile', changed((c) => c['@context'].reverse()));
  await expect('ALTERED profile', changed((c) => c.proof.reverse()));
  await expect('ALTERED profile', changed((c) => c.proof.pop()));
  await expect('ALTERED profile', changed((c) => c.proof.push(c.proof[1])));
  await expect('ALTERED profile', changed((c) => (c.proof = [])));
  await expect('ALTERED profile', changed((c) => (c.proof = c.proof[1])));
  await expect('ALTERED profile', changed((c) => (c.proof[0].created = '2026-05-14T03:12:46Z')));
  const swapped = (c: Obj) => ([c.proof[0].proofValue, c.proof[1].proofValue] = [c.proof[1].proofValue, c.proof[0].proofValue]);
  await expect('ALTERED proof', changed(swapped));
  await expect('ALTERED proof', changed((c) => (c.proof[1].proofValue = (c.proof[1].proofValue as string).replace('z', 'z1'))));
  const second = await make.certificate(site, { cert: 'urn:uuid:0f0e1d2c-3b4a-4596-8778-00000000002b' });
  await expect('VALID sound', second);
  await expect('ALTERED proof', changed((c) => (c.proof = second.proof)));
});

test('JSON that says a thing twice, or is none, or is something else', async () => {
  const text = JSON.stringify(good);
  await expect('ALTERED twice', text.replace('{', '{"name":"x",'));
  await expect('ALTERED twice', text.replace('"identityHash":', '"identityHash":"x","identity\\u0048ash":'));
  await expect('UNREADABLE not-json', text.slice(0, -1));
  await expect('UNREADABLE not-json', `${text}x`);
  await expect('UNREADABLE not-json', `\ufeff${text}`);
  await expect('UNREADABLE not-json', '');
  await expect('UNREADABLE not-json', Uint8Array.of(0xc3, 0x28));
  await expect('UNREADABLE not-json', '"\\ud800"');
  await expect('UNREADABLE not-json', '['.repeat(100_000));
  await expect('UNREADABLE not-json', ' '.repeat((1 << 20) + 1));
  await expect('UNREADABLE no-credential', '[1, -2.5e3, true, null]');
  await expect('UNREADABLE another', { '@context': [make.V2], type: ['VerifiableCredential'] });
  await expect('UNREADABLE no-credential', '{"__proto__":{"@context":1}}');
  assert.deepEqual(readText(' {"a":[1,{"b":"\\u1ec7"}]} ').value, { a: [1, { b: 'ệ' }] });
});

test('trust: the register, its window, its blocks, its root', async () => {
  await expect('UNTRUSTED ISSUER not-in-register', await make.certificate(stranger));
  await expect('UNTRUSTED ISSUER not-trusted', good, null);
  await expect('UNTRUSTED ISSUER not-trusted', good, {});
  const register = (changes: Obj) => make.register(root, [make.siteEntry(site, changes)]);
  const using = async (one: Obj | Promise<Obj>) => trusting({ registers: [await one] });
  await expect('UNTRUSTED ISSUER after-window', good, await using(register({ validUntil: '2026-05-14T03:12:44Z' })));
  await expect('VALID sound', good, await using(register({ validUntil: '2026-05-14T03:12:45Z' })));
  await expect('UNTRUSTED ISSUER before-window', good, await using(register({ validFrom: '2026-05-14T03:12:46Z' })));
  await expect('UNTRUSTED ISSUER other-index', good, await using(register({ statusIndexes: [{ from: '0', count: '94567' }] })));
  await expect('VALID sound', good, await using(register({ statusIndexes: [{ from: '94567', count: '1' }] })));
  await expect('UNTRUSTED ISSUER other-index', await make.certificate(site, { index: null }));
  await expect('UNTRUSTED ISSUER other-index', await make.certificate(site, { list: 'https://example.org/status/2' }));
  await expect('UNTRUSTED ISSUER not-trusted', good, await using(make.register(other, [make.siteEntry(site)])));
  await expect('UNTRUSTED ISSUER not-trusted', good, await using(make.register(root, [make.siteEntry(site)], {}, other)));
  const altered = structuredClone(data.registers[0]);
  altered.credentialSubject.sites[0].name = 'x';
  await expect('UNTRUSTED ISSUER not-trusted', good, await using(altered));
  const newer = await make.register(root, [], { version: '8' });
  await expect('UNTRUSTED ISSUER not-in-register', good, await trusting({ registers: [newer, data.registers[0]] }));
  const rotated = await make.register(other, [make.siteEntry(site)]);
  const lists = [await make.statusList(other)];
  await expect('VALID sound', good, await trusting({ roots: [other.did, root.did], registers: [rotated], statusLists: lists }));
  await expect('STATUS UNKNOWN status-missing', good, await trusting({ roots: [root.did, other.did], statusLists: lists }));
});

test('a lost key: only what was recorded before', async () => {
  const { createHash } = await import('node:crypto');
  const { jcs } = await import('../src/proofs.js');
  const digest = createHash('sha256').update(jcs(good as Json)).digest('hex');
  const lost = async (certificates: string[]) =>
    trusting({ registers: [await make.register(root, [make.siteEntry(site, {
      validUntil: '2026-05-20T00:00:00Z', lost: { at: '2026-05-20T00:00:00Z', certificates },
    })])] });
  await expect('UNTRUSTED ISSUER lost-key', good, await lost([]));
  await expect('UNTRUSTED ISSUER lost-key', good, await lost(['0'.repeat(64)]));
  await expect('VALID sound', good, await lost([digest]));
  await expect('UNTRUSTED ISSUER lost-key', good, { ...(await lost([])), issuers: [{ did: site.did, name: 'x' }] });
  const twice = await make.register(root, [make.siteEntry(site), make.siteEntry(site, { statusIndexes: [] })]);
  await expect('UNTRUSTED ISSUER not-trusted', good, await trusting({ registers: [twice] }));
});

test('a site trusted without a root', async () => {
  const direct = { ...data, roots: [], registers: [], issuers: [{ did: site.did, name: 'our own' }] };
  await expect('VALID sound', await make.certificate(site, { index: null }), direct);
  await expect('STATUS UNKNOWN status-missing', good, direct);
  await expect('VALID sound', good, { ...direct, roots: [root.did] });
  const report = await check(good, { ...direct, roots: [root.did] });
  assert.deepEqual(report.voucher, { root: null, site: 'our own', unit: null, version: null });
});

test('status: revoked, stale, missing, short, bombs, other roots', async () => {
  const using = async (...lists: Obj[]) => trusting({ statusLists: lists });
  await expect('REVOKED withdrawn', good, await using(await make.statusList(root, [94_567])));
  await expect('VALID sound', good, await using(await make.statusList(root, [94_566, 94_568])));
  await expect('STATUS UNKNOWN status-missing', good, await using());
  await expect('STATUS UNKNOWN stale-status', good, data, Date.parse('2026-06-20T00:00:01Z'));
  await expect('VALID sound', good, data, Date.parse('2026-06-20T00:00:00Z'));
  await expect('STATUS UNKNOWN status-missing', good, await using(await make.statusList(other)));
  await expect('STATUS UNKNOWN status-missing', good, await using(await make.statusList(root, [], {}, 16_383)));
  await expect('STATUS UNKNOWN status-missing', good, await using(await make.statusList(root, [], {}, (8 << 20) + 1)));
  await expect('STATUS UNKNOWN status-missing', good, await using(await make.statusList(root, [], { encodedList: 'uAAAA' })));
  const whole = gzipSync(Buffer.alloc(16_384));
  const cut = `u${whole.subarray(0, whole.length - 9).toString('base64url')}`;
  await expect('STATUS UNKNOWN status-missing', good, await using(await make.statusList(root, [], { encodedList: cut })));
  await expect('STATUS UNKNOWN status-ahead', good, await using(await make.statusList(root, [], { validFrom: '2026-06-02T00:00:00Z' })));
  const forged = await make.statusList(root, [94_567]);
  forged.credentialSubject.encodedList = data.statusLists[0].credentialSubject.encodedList;
  await expect('STATUS UNKNOWN status-missing', good, await using(forged));
  const newer = await make.statusList(root, [94_567], { validFrom: '2026-05-21T00:00:00Z' });
  await expect('REVOKED withdrawn', good, await using(data.statusLists[0], newer));
  const large = await make.certificate(site, { index: 200_000 });
  const wide = await make.register(root, [make.siteEntry(site, { statusIndexes: [{ from: '0', count: '300000' }] })]);
  await expect('STATUS UNKNOWN beyond-status', large, await trusting({ registers: [wide] }));
});

test('times: from the future, and past', async () => {
  const at = Date.parse('2026-05-14T03:12:45Z');
  await expect('STATUS UNKNOWN not-yet', good, data, at - 600_001);
  await expect('STATUS UNKNOWN status-ahead', good, data, at - 600_000);
  await expect('EXPIRED past', good, data, Date.parse('2028-05-14T03:12:46Z'));
  const revoked = await trusting({ statusLists: [await make.statusList(root, [94_567])] });
  await expect('REVOKED withdrawn', good, revoked, at - 600_001);
  await expect('REVOKED withdrawn', good, revoked, Date.parse('2028-05-14T03:12:46Z'));
});

test('keys and signatures that others let through', async () => {
  const one = new Uint8Array(32);
  one[0] = 1;
  assert.equal(did(didOf(one)), null);
  assert.equal(did(didOf(new Uint8Array(32))), null);
  const spelt = new Uint8Array(32).fill(0xff);
  [spelt[0], spelt[31]] = [0xee, 0x7f];
  assert.equal(did(didOf(spelt)), null);
  const offCurve = new Uint8Array(32);
  offCurve[0] = 2;
  assert.equal(did(didOf(offCurve)), null);
  assert.equal(did(`${site.did}1`), null);
  const signer = did(site.did)!;
  const message = Buffer.from('message');
  const signature = site.sign(message);
  assert.ok(await verifySignature(signer, message, signature));
  assert.ok(await verifyByHand(signer, message, signature));
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + Point.CURVE().n;
  const large = Buffer.concat([signature.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex').reverse()]);
  assert.ok(!(await verifySignature(signer, message, large)));
  assert.ok(!(await verifySignature(signer, message, Buffer.concat([one, new Uint8Array(32)]))));
});

test('the code on the page', async () => {
  const text = make.code(good, site);
  assert.ok(text.length < 700, String(text.length));
  const report = await check(text);
  assert.equal(said(report), 'VALID sound');
  assert.equal(report.source, 'code');
  assert.deepEqual(report.claims, (await check(good)).claims);
  await expect('VALID sound', ` \n${text}\r\n`);
  // A file is held to be what it is; what was pasted may have been broken into lines.
  const broken = ` ${text.slice(0, 100)}\n${text.slice(100)} \r\n`;
  await expect('UNREADABLE code-broken', broken);
  assert.equal(said(await verifyText(broken, '', data as any, NOW)), 'VALID sound');
  for (const options of [{ validUntil: null }, { percents: [100, 100, 100] }]) {
    const cert = await make.certificate(site, options);
    await expect('VALID sound', make.code(cert, site));
  }
  const expired = await make.certificate(site, { validUntil: '2026-05-20T00:00:00Z' });
  await expect('EXPIRED past', make.code(expired, site));
  await expect('REVOKED withdrawn', text, await trusting({ statusLists: [await make.statusList(root, [94_567])] }));
  const { statusList: _, ...plain } = make.template;
  const direct = { ...data, roots: [], registers: [], issuers: [{ did: site.did, name: 'x' }], templates: [make.template, plain] };
  const without = await make.certificate(site, { index: null });
  await expect('VALID sound', make.code(without, site, plain), direct);
  // Status and template go together, no share is above all, and nothing ends as it begins.
  await expect('UNREADABLE code-broken', make.code(without, site), direct);
  await expect('UNREADABLE code-broken', make.code(good, site, plain), direct);
  await expect('UNREADABLE code-broken', make.code(await make.certificate(site, { percents: [100, 101, 100] }), site));
  await expect('UNREADABLE code-broken', make.code(changed((c) => (c.validUntil = c.validFrom)), site));

  const payload = make.payload(good, site);
  const coded = (bytes: Uint8Array) => `CERTAMEN1:${make.base45(bytes)}`;
  for (let i = 0; i < payload.length; i += 1) {
    const bad = Buffer.from(payload);
    bad[i] = bad[i]! ^ 1;
    const { verdict, claims } = await check(coded(bad));
    assert.notEqual(verdict, 'VALID', String(i));
    assert.equal(claims, null);
  }
  for (let i = 0; i < payload.length; i += 7) await expectNothing(coded(payload.subarray(0, i)));
  await expect('UNREADABLE code-broken', coded(Buffer.concat([payload, Buffer.alloc(1)])));
  await expect('UNREADABLE code-broken', `${text}é`);
  await expect('UNREADABLE code-broken', 'CERTAMEN1:');
  await expect('UNREADABLE code-template', text, { ...direct, templates: [] });
  await expect('UNREADABLE code-site', make.code(await make.certificate(stranger), stranger));
  await expect('UNREADABLE not-json', 'https://example.org/');
});

const expectNothing = async (value: string): Promise<void> => {
  const { verdict, claims } = await check(value);
  assert.equal(verdict, 'UNREADABLE');
  assert.equal(claims, null);
};

test('the page', async () => {
  const page = await make.pdf([['certificate.json', good]], site);
  const report = await check(page);
  assert.equal(said(report), 'VALID sound', JSON.stringify(report.reason));
  assert.equal(report.source, 'pdf');
  const tampered = Buffer.from(page);
  tampered[page.indexOf('/MediaBox') + 12] = 0x31;
  const altered = await check(tampered);
  assert.equal(said(altered), 'ALTERED page-altered');
  assert.equal(altered.attached?.verdict, 'VALID');
  assert.equal(altered.claims?.name, 'Nguyễn Thị Ánh Tuyết');
  await expect('ALTERED page-altered', Buffer.concat([page, Buffer.from('\n%x')]));
  await expect('ALTERED page-altered', await make.pdf([['certificate.json', good]], null));
  await expect('ALTERED page-altered', await make.pdf([['certificate.json', good]], stranger));
  await expect('UNREADABLE pdf-several', await make.pdf([['certificate.json', good], ['other.txt', 'x']], site));
  await expect('UNREADABLE pdf-several', await make.pdf([['certificate.json', good], ['certificate.json', good]], site));
  await expect('UNREADABLE pdf-no-certificate', await make.pdf([], site));
  await expect('UNREADABLE no-credential', await make.pdf([['other.json', '{}']], site));
  await expect('ALTERED proof', await make.pdf([['certificate.json', changed((c) => (c.credentialSubject.result[0].value = '99'))]], site));
  await expect('UNTRUSTED ISSUER not-in-register', await make.pdf([['certificate.json', await make.certificate(stranger)]], stranger));
  await expect('UNREADABLE no-credential', await make.pdf([['certificate.json', '{}']], site));
  for (const cut of [5, 100, 1000]) {
    assert.equal((await check(page.subarray(0, cut))).verdict, 'UNREADABLE');
  }
  const contents = page.indexOf('/Contents <') + 11;
  for (let at = 0; at < 1200; at += 11) {
    const flipped = Buffer.from(page);
    const digit = flipped[contents + at] === 0x30 ? '1' : '0';
    flipped.write(digit, contents + at, 'latin1');
    await expect('ALTERED page-altered', flipped);
  }
  const spelt = Buffer.from(page);
  spelt.write(page.toString('latin1', contents, contents + 600).toUpperCase(), contents, 'latin1');
  await expect('ALTERED page-altered', spelt);
  const digits = Buffer.from(page);
  digits.write('ff', page.indexOf('/Contents <') + 11 + 8000, 'latin1');
  await expect('ALTERED page-altered', digits);
});

test('a page made to fill the memory', async () => {
  const { deflateSync } = await import('node:zlib');
  const bomb = deflateSync(Buffer.alloc(200 << 20, ' '));
  const object = (number: number, dict: string, stream: Buffer): Buffer =>
    Buffer.concat([Buffer.from(`${number} 0 obj\n<< ${dict} /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('\nendstream\nendobj\n')]);
  const head = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1');
  const start = performance.now();
  const objects = object(1, '/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode', bomb);
  assert.equal((await check(Buffer.concat([head, objects]))).verdict, 'UNREADABLE');
  const file = object(1, '/Type /EmbeddedFile /Filter /FlateDecode', bomb);
  const spec = Buffer.from('2 0 obj\n<< /Type /Filespec /F (certificate.json) /EF << /F 1 0 R >> >>\nendobj\n');
  const root = Buffer.from('3 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 3 0 R >>\n%%EOF\n');
  assert.equal(said(await check(Buffer.concat([head, file, spec, root]))), 'UNREADABLE pdf-broken');
  const nested = Buffer.from(`1 0 obj\n${'['.repeat(200_000)}\nendobj\n`);
  assert.equal((await check(Buffer.concat([head, nested, root]))).verdict, 'UNREADABLE');
  assert.ok(performance.now() - start < 20_000);
});

test('pictures without a decoder, too large or broken', async () => {
  const png = Buffer.alloc(64);
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  png.writeUInt32BE(20_000, 16);
  png.writeUInt32BE(20_000, 20);
  const none = async () => ({ width: 50, height: 50, data: new Uint8ClampedArray(10_000) });
  assert.equal(said(await verify(png, 'x.png', data, NOW, none)), 'UNREADABLE image-too-large');
  png.writeUInt32BE(50, 16);
  png.writeUInt32BE(50, 20);
  assert.equal(said(await verify(png, 'x.png', data, NOW, none)), 'UNREADABLE no-code');
  assert.equal(said(await verify(png, 'x.png', data, NOW)), 'UNREADABLE image-broken');
  assert.equal(said(await verify(Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'x.jpg', data, NOW, none)), 'UNREADABLE image-broken');
});

test('whatever comes, nothing is thrown', async () => {
  const page = await make.pdf([['certificate.json', good]], site);
  const sources = [bytes(good), page.subarray(0, 2000), Buffer.from(make.code(good, site))];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) % below;
  for (let i = 0; i < 300; i += 1) {
    const copy = Buffer.from(sources[i % sources.length] as Uint8Array);
    for (let n = random(4); n >= 0; n -= 1) copy[random(copy.length)] = random(256);
    const report = await check(copy);
    assert.ok(report.verdict !== undefined);
  }
});
