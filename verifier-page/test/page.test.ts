// The page in a real browser.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import encodeQR from 'qr';
import { verify } from '../src/verify.js';
import { BUILT, choose, closeAll, open, results, type Dropped, type Opened } from './browser.js';
import * as make from './issuer.js';
import { Key, type Obj } from './issuer.js';

const OUT = fileURLToPath(new URL('out/', import.meta.url));
const [root, site, stranger] = ['root', 'site', 'stranger'].map((seed) => new Key(seed)) as [Key, Key, Key];
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
let opened: Opened;
let data: Obj;
let good: Obj;

const file = (name: string, content: unknown): Dropped => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.isBuffer(content) ? content : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

/** The sheet as a picture, the code printed 3 cm wide at 200 dpi. */
async function picture(text: string, kind: 'png' | 'jpeg', turn: number, px = 236): Promise<Buffer> {
  const svg = encodeQR(text, 'svg', { ecc: 'medium', border: 4 });
  const page = await opened.context.newPage();
  await page.setViewportSize({ width: 2339, height: 1654 });
  await page.setContent(`<body style="margin:0;background:#fffdf7"><div style="padding:200px;font:90px serif">
    Nguyễn Thị Ánh Tuyết</div><div style="position:absolute;left:1700px;top:1050px;width:${px}px;height:${px}px;
    transform:rotate(${turn}deg)">${svg}</div></body>`);
  await page.addStyleTag({ content: 'svg{width:100%;height:100%}' });
  const buffer = await page.screenshot({ type: kind, ...(kind === 'jpeg' ? { quality: 75 } : {}) });
  await page.close();
  return buffer;
}

before(async () => {
  mkdirSync(OUT, { recursive: true });
  good = await make.certificate(site, { validFrom: day(-30), validUntil: day(700) });
  data = {
    made: day(0),
    roots: [root.did],
    issuers: [],
    registers: [await make.register(root, [make.siteEntry(site)])],
    statusLists: [await make.statusList(root, [95_000], { validFrom: day(-1), validUntil: day(30) })],
    templates: [],
  };
  opened = await open(data);
});

after(closeAll);

test('files in, verdicts out, within the time a person calls at once', async () => {
  const changed = structuredClone(good);
  changed.credentialSubject.identifier[0].identityHash = 'Trần Văn Giả';
  const page = await make.pdf([['certificate.json', good]], site);
  const tampered = Buffer.concat([page, Buffer.from('%x')]);
  const options = { validFrom: day(-30), validUntil: day(700) };
  const files = [
    file('good.json', good),
    file('changed.json', changed),
    file('revoked.json', await make.certificate(site, { ...options, index: 95_000 })),
    file('expired.json', await make.certificate(site, { validUntil: day(-1) })),
    file('stranger.json', await make.certificate(stranger, options)),
    file('future.json', await make.certificate(site, { ...options, validFrom: day(1) })),
    file('other.json', '{}'),
    file('good.pdf', page),
    file('tampered.pdf', tampered),
    file('code.txt', make.code(good, site)),
  ];
  const shown = await choose(opened.page, files);
  assert.deepEqual(shown.map((one) => one.verdict), [
    'VALID', 'ALTERED', 'REVOKED', 'EXPIRED', 'UNTRUSTED ISSUER', 'STATUS UNKNOWN', 'UNREADABLE', 'VALID', 'ALTERED', 'VALID',
  ]);
  for (let i = 0; i < files.length; i += 1) {
    const { verdict, reason } = await verify(files[i]!.buffer, '', data, Date.now());
    assert.deepEqual([shown[i]!.verdict, shown[i]!.reason], [verdict, reason.id]);
  }
  assert.match(shown[0]!.text, /Nguyễn Thị Ánh Tuyết[\s\S]*86 %[\s\S]*Everything above is signed[\s\S]*Bộ Nội vụ/);
  assert.doesNotMatch(shown[1]!.text, /Trần Văn Giả/);
  assert.match(shown[8]!.text, /VALID[\s\S]*Nguyễn Thị Ánh Tuyết/);
  assert.match(shown[9]!.text, /page itself was not checked/);
  console.log(`milliseconds to the verdict: ${shown.map((one) => one.ms).join(' ')}`);
  assert.match(await opened.page.innerText('#live'), /good.json: VALID/);
});

test('the first drop after opening', async () => {
  const fresh = await open(data);
  const [shown] = await choose(fresh.page, [file('good.json', good)]);
  console.log(`milliseconds to the first verdict: ${shown!.ms}`);
  assert.equal(shown!.verdict, 'VALID');
  assert.ok(shown!.ms < 2000);
  await fresh.close();
});

test('a register of four thousand sites', async () => {
  const sites = Array.from({ length: 4000 }, (_, i) => make.siteEntry(new Key(`site ${i}`), { statusIndexes: [{ from: String(200_000 + i * 250), count: '250' }] }));
  const large = { ...data, registers: [await make.register(root, [...sites, make.siteEntry(site)])] };
  const start = performance.now();
  const fresh = await open(large);
  const opening = performance.now() - start;
  const shown = await choose(fresh.page, [file('good.json', good), file('code.txt', make.code(good, site))]);
  assert.deepEqual(shown.map((one) => one.verdict), ['VALID', 'VALID']);
  console.log(`4,000 sites: browser and page opened in ${opening.toFixed(0)} ms, verdicts after ${shown.map((one) => one.ms).join(' ')} ms`);
  await fresh.close();
});

test('pictures of the code', async () => {
  const text = make.code(good, site);
  const files = [];
  for (const [kind, turn, px] of [['png', 0, 236], ['jpeg', 0, 236], ['jpeg', 2, 236], ['png', 90, 300], ['jpeg', 7, 500]] as const) {
    files.push(file(`${turn}-${px}.${kind}`, await picture(text, kind, turn, px)));
  }
  files.push(file('other.png', await picture('https://example.org/', 'png', 0)));
  files.push(file('none.png', await opened.page.screenshot()));
  const shown = await choose(opened.page, files);
  console.log(`milliseconds to read a picture: ${shown.map((one) => one.ms).join(' ')}`);
  assert.deepEqual(shown.map((one) => one.reason), ['sound', 'sound', 'sound', 'sound', 'sound', 'code-other', 'no-code']);
  assert.match(shown[0]!.text, /page itself was not checked/);
});

test('pasting, languages, keyboard, no camera', async () => {
  const { page } = opened;
  await page.fill('#text', make.code(good, site));
  await page.focus('#paste button');
  await page.keyboard.press('Enter');
  await page.waitForSelector('article h3:has-text("QR code, pasted text")');
  const [shown] = await results(page, 1);
  assert.equal(shown!.verdict, 'VALID');
  await page.focus('#languages button[lang=vi]');
  await page.keyboard.press('Enter');
  assert.match((await results(page, 1))[0]!.text, /HỢP LỆ[\s\S]*còn nguyên/);
  assert.equal(await page.getAttribute('html', 'lang'), 'vi');
  await page.screenshot({ path: join(OUT, 'vi.png'), fullPage: true });
  await page.click('#languages button[lang=fr]');
  assert.match((await results(page, 1))[0]!.text, /VALIDE/);
  await page.click('#languages button[lang=en]');
  await page.click('#camera-button');
  await page.waitForFunction(() => document.getElementById('camera-words')?.textContent?.startsWith('No camera'));
  await choose(page, [file('good.json', good), file('x.json', '{}')]);
  await page.screenshot({ path: join(OUT, 'en.png'), fullPage: true });
  for (const id of ['#files', '#text', '#camera-button', '#clear']) {
    await page.focus(id);
    assert.equal(await page.evaluate(() => `#${document.activeElement?.id}`), id);
  }
});

test('no barrier that a tool can find, light and dark, wide and narrow', async () => {
  const { page } = opened;
  const { default: axe } = await import('axe-core');
  const revoked = await make.certificate(site, { validFrom: day(-30), validUntil: day(700), index: 95_000 });
  await choose(page, [file('good.json', good), file('x.json', '{}'), file('revoked.json', revoked)]);
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1100, 380]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(axe.source);
      const found = await page.evaluate(() => (window as any).axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map((one: Obj) => [one.id, one.nodes.map((node: Obj) => node.html)]), []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${width} px wide is too narrow by ${overflow}`);
      await page.screenshot({ path: join(OUT, `${colorScheme}-${width}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1100, height: 900 });
});

test('the camera reads a code', async () => {
  const text = make.code(good, site);
  // Chromium plays a picture as a camera: an uncompressed one of a single frame.
  const shot = await picture(text, 'png', 0, 236);
  const y4m = join(OUT, 'camera.y4m');
  const crop = await opened.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const context = canvas.getContext('2d')!;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 640, 480);
    context.drawImage(bitmap, 1690, 1040, 256, 256, 120, 40, 400, 400);
    return Array.from(context.getImageData(0, 0, 640, 480).data.filter((_, i) => i % 4 === 1));
  }, shot.toString('base64'));
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(crop), Buffer.alloc(640 * 480 / 2, 128)]);
  writeFileSync(y4m, Buffer.concat([Buffer.from('YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n'), frame, frame]));
  const fresh = await open(data, [
    '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${y4m}`,
  ]);
  await fresh.page.click('#camera-button');
  const [shown] = await results(fresh.page, 1);
  assert.equal(shown!.verdict, 'VALID');
  assert.match(shown!.text, /QR code, camera/);
  assert.deepEqual(fresh.problems, []);
  await fresh.close();
});

test('a page without data says so, and hostile data stays text', async () => {
  const bare = await open(null);
  assert.match(await bare.page.innerText('#about'), /without anybody to trust/);
  const [shown] = await choose(bare.page, [file('good.json', good)]);
  assert.equal(shown!.verdict, 'UNTRUSTED ISSUER');
  assert.match(shown!.text, /by a key you do not trust/);
  await bare.close();
  const name = '</script><img src=x onerror=alert(1)>';
  const hostile = await open({ ...data, issuers: [{ did: site.did, name }] });
  assert.ok((await hostile.page.innerText('#about')).includes(name));
  assert.deepEqual(hostile.problems, []);
  await hostile.close();
});

test('nothing left the page, and its policy was never broken', async () => {
  assert.deepEqual(opened.requests, []);
  assert.deepEqual(opened.problems, []);
  assert.deepEqual(await opened.page.evaluate(() => (window as any).violations), []);
  // The policy is in force: what it forbids fails.
  const left = await opened.page.evaluate(() => fetch('https://example.org/').then(() => true, () => false));
  assert.equal(left, false);
  assert.equal(statSync(BUILT).size < 1 << 20, true);
});

interface Case {
  file: string;
  verdict: string;
  /** As of when the command gave it; now, where this is missing. */
  at?: string;
}

/**
 * The page's word on each file of a folder must be the one that stands in it. The
 * page is the verify.html in it, as the command wrote it, where there is one.
 */
async function compare(folder: string): Promise<void> {
  const own = JSON.parse(readFileSync(join(folder, 'data.json'), 'utf8'));
  const cases: Case[] = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  assert.ok(cases.length > 0);
  const written = join(folder, 'verify.html');
  const browser = existsSync(written) ? await open(null, [], readFileSync(written, 'utf8')) : await open(own);
  try {
    await compareIn(browser, cases, folder, own);
  } finally {
    await browser.close();
  }
}

async function compareIn(browser: Opened, cases: Case[], folder: string, own: Obj): Promise<void> {
  const wrong: unknown[] = [];
  for (const at of new Set(cases.map((one) => one.at))) {
    const some = cases.filter((one) => one.at === at);
    if (at !== undefined) await browser.page.clock.setFixedTime(at);
    const shown = await choose(browser.page, some.map((one) => join(folder, one.file)));
    for (const [i, one] of some.entries()) {
      const { verdict, reason, text } = shown[i]!;
      const said = text.includes(one.verdict);
      if (verdict !== one.verdict || !said) wrong.push({ ...one, page: verdict, reason, text: text.slice(0, 300) });
      // Node has no pictures.
      if (one.file.endsWith('.png')) continue;
      const node = await verify(readFileSync(join(folder, one.file)), '', own, at === undefined ? Date.now() : Date.parse(at));
      if (node.verdict !== one.verdict) wrong.push({ ...one, node: node.verdict, reason: node.reason });
    }
  }
  for (const one of wrong) console.log(JSON.stringify(one));
  assert.equal(wrong.length, 0);
  assert.deepEqual(browser.requests, []);
}

test('the comparison with the command, on cases of our own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'certamen-cases-'));
  const put = (name: string, content: unknown): void => writeFileSync(join(folder, name), file(name, content).buffer);
  put('data.json', data);
  put('good.json', good);
  put('page.pdf', await make.pdf([['certificate.json', good]], site));
  put('scan.png', await picture(make.code(good, site), 'png', 0));
  const cases: Case[] = [
    { file: 'good.json', verdict: 'EXPIRED', at: '2040-01-01T00:00:00Z' },
    { file: 'good.json', verdict: 'STATUS UNKNOWN', at: '2026-01-01T00:00:00Z' },
  ];
  for (const name of ['good.json', 'page.pdf', 'scan.png']) cases.unshift({ file: name, verdict: 'VALID' });
  put('cases.json', cases);
  await compare(folder);
  put('cases.json', [{ file: 'good.json', verdict: 'ALTERED' }]);
  await assert.rejects(compare(folder));
});

// Files made by the program itself, with the verdicts it gave.
const folder = process.env['CERTAMEN_CASES'];
test('the verdicts of the command', { skip: folder === undefined }, () => compare(folder as string));
