// Bundles the page into one file: dist/verify.html. The same sources give the
// same bytes, so that a check can tell whether the file kept is current.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const LIMIT = 1 << 20;

const bundle = async (entry) => {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['es2022'],
    charset: 'utf8',
    legalComments: 'none',
    // Libraries warn there of what is a verdict here.
    drop: ['console', 'debugger'],
    define: { 'process.env.NODE_ENV': '"production"', 'global': 'globalThis' },
    logLevel: 'warning',
  });
  return outputFiles[0].text.trim();
};

const js = await bundle('src/page.ts');
const css = await bundle('src/page.css');
// Either would end the element it stands in, or change how the rest is read.
if (/<\/script|<!--/i.test(js) || /<\/style/i.test(css) || /\r/.test(js + css)) {
  throw new Error('the bundle holds what HTML reads as markup');
}
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const csp = [
  "default-src 'none'",
  `script-src ${hash(js)}`,
  `style-src ${hash(css)}`,
  'img-src blob: data:',
  'media-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
const parts = { CSP: csp, CSS: css, JS: js };
const html = readFileSync(`${here}src/page.html`, 'utf8').replace(/%(CSP|CSS|JS)%/g, (_, name) => parts[name]);
const PLACE = '<script type="application/json" id="data">null</script>';
if (html.split(PLACE).length !== 2) throw new Error('the place for the data must stand once');
if (Buffer.byteLength(html) > LIMIT) throw new Error(`the page has ${Buffer.byteLength(html)} bytes`);
mkdirSync(`${here}dist`, { recursive: true });
const out = process.argv[2] ?? `${here}dist/verify.html`;
writeFileSync(out, html);
console.log(`${out}: ${Buffer.byteLength(html)} bytes`);
