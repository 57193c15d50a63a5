// Chromium with the page open from a file, as a unit opens it from a USB stick.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

export const BUILT = fileURLToPath(new URL('../dist/verify.html', import.meta.url));

const PLACE = '<script type="application/json" id="data">null</script>';

/** The page with data in it, as the command makes it. */
export function filled(data: unknown): string {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  const html = readFileSync(BUILT, 'utf8');
  if (html.split(PLACE).length !== 2) throw new Error('no one place for the data');
  return html.replace(PLACE, () => PLACE.replace('null', () => json));
}

export interface Opened {
  context: BrowserContext;
  page: Page;
  /** Every request but that for the page itself. */
  requests: string[];
  problems: string[];
  close(): Promise<void>;
}

const running = new Set<BrowserContext>();

/** A browser left open by a test that failed would keep the tests from ending. */
export async function closeAll(): Promise<void> {
  await Promise.all([...running].map((context) => context.close()));
}

export async function open(data: unknown, extra: string[] = [], html = filled(data)): Promise<Opened> {
  const dir = mkdtempSync(join(tmpdir(), 'certamen-page-'));
  const file = join(dir, 'verify.html');
  writeFileSync(file, html);
  const context = await chromium.launchPersistentContext(join(dir, 'profile'), {
    executablePath: '/usr/bin/chromium',
    headless: true,
    locale: 'en-GB',
    viewport: { width: 1100, height: 900 },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...extra,
    ],
  });
  running.add(context);
  context.on('close', () => running.delete(context));
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const requests: string[] = [];
  const problems: string[] = [];
  context.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('blob:')) requests.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => problems.push(message.text()));
  await page.addInitScript(() => {
    const seen: string[] = ((window as any).violations = []);
    document.addEventListener('securitypolicyviolation', (event) => seen.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(url);
  await page.waitForSelector('body[data-ready]');
  return { context, page, requests, problems, close: () => context.close() };
}

export interface Shown {
  verdict: string;
  reason: string;
  ms: number;
  text: string;
}

export async function results(page: Page, count: number): Promise<Shown[]> {
  await page.waitForFunction((n) => document.querySelectorAll('article').length === n, count, { timeout: 60_000 });
  return page.$$eval('article', (all) =>
    all.map((one) => ({
      verdict: one.dataset['verdict'] ?? '',
      reason: one.dataset['reason'] ?? '',
      ms: Number(one.dataset['ms']),
      text: one.innerText,
    })),
  );
}

export type Dropped = { name: string; mimeType: string; buffer: Buffer };

export async function choose(page: Page, files: Dropped[] | string[]): Promise<Shown[]> {
  await page.evaluate(() => document.getElementById('clear')?.click());
  await page.setInputFiles('#files', files as Dropped[]);
  return results(page, files.length);
}
