// The page: files, pasted texts and the camera in, verdicts out.
//
// Everything is put into the page as text, never as markup.

import { Camera } from './camera.js';
import { pixelsOf } from './pixels.js';
import { readText, type Json } from './json.js';
import { rdfc } from './proofs.js';
import { CONTEXTS } from './profile.js';
import { article } from './result.js';
import { about } from './about.js';
import { prepare } from './trust.js';
import { LANGS, reasonWords, verdictWords, words, type Lang } from './words.js';
import type { Key } from './words/en.js';
import { FILE_LIMIT, verify, verifyText, type Report } from './verify.js';

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

let lang: Lang = LANGS.find((one) => navigator.language.startsWith(one.lang))?.lang ?? 'en';
let reports: { report: Report; ms: number }[] = [];
const { data, broken } = pageData();

function pageData(): { data: Json; broken: boolean } {
  try {
    const { value, twice } = readText(byId('data').textContent ?? '');
    return { data: twice === null ? value : null, broken: twice !== null };
  } catch {
    return { data: null, broken: true };
  }
}

/** The name of a report: of its file, or where its code came from. */
const label = (report: Report): string =>
  report.name === 'pasted' || report.name === 'photographed' ? words(lang, report.name) : report.name;

function show(): void {
  document.documentElement.lang = lang;
  document.title = words(lang, 'title');
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) {
    element.textContent = words(lang, element.dataset['word'] as Key);
  }
  byId('languages').setAttribute('aria-label', words(lang, 'language'));
  for (const button of byId('languages').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.lang === lang));
  }
  camera.show(lang);
  showResults();
  void prepare(data).then((trusted) => {
    byId('about-words').replaceChildren(...about(lang, trusted, broken, Date.now()));
  });
}

function showResults(): void {
  byId('results').hidden = reports.length === 0;
  byId('list').replaceChildren(...reports.map(({ report, ms }) => article(lang, report, label(report), ms)));
}

function say(text: string): void {
  byId('live').textContent = text;
}

interface Job {
  name: string;
  slow: boolean;
  run: () => Promise<Report>;
}

let turn = 0;

/** Verifies some things one after another and shows each as it is done. */
async function take(jobs: Job[]): Promise<void> {
  const mine = (turn += 1);
  reports = [];
  showResults();
  const said: string[] = [];
  for (const { name, slow, run } of jobs) {
    if (slow) {
      byId('working').textContent = words(lang, 'working', { name });
      // Time for the browser to show it: looking for a code holds everything up.
      await new Promise((done) => setTimeout(done, 30));
    }
    const start = performance.now();
    const report = await run().catch((error: unknown): Report => failed(name, 'unforeseen', error));
    // Something else was dropped meanwhile.
    if (mine !== turn) return;
    byId('working').textContent = '';
    const ms = performance.now() - start;
    reports.push({ report, ms });
    byId('list').append(article(lang, report, label(report), ms));
    byId('results').hidden = false;
    said.push(`${label(report)}: ${verdictWords(lang, report.verdict)}. ${reasonWords(lang, report.reason)}`);
  }
  say(said.join(' '));
  byId('results-heading').focus({ preventScroll: true });
  byId('results').scrollIntoView({ block: 'nearest' });
}

function failed(name: string, id: string, error: unknown): Report {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    name, source: 'json', verdict: 'UNREADABLE', reason: { id, args: { detail } },
    claims: null, voucher: null, statusAsOf: null, attached: null,
  };
}

function takeFiles(files: Iterable<File>): void {
  const jobs = [...files].map((file) => ({
    name: file.name,
    slow: /\.(?:png|jpe?g)$/i.test(file.name),
    run: async (): Promise<Report> => {
      if (file.size > FILE_LIMIT) {
        const report = failed(file.name, 'too-large', '');
        return { ...report, reason: { id: 'too-large', args: { size: file.size } } };
      }
      let bytes: Uint8Array;
      try {
        bytes = new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        return failed(file.name, 'io', error);
      }
      return verify(bytes, file.name, data, Date.now(), pixelsOf);
    },
  }));
  if (jobs.length > 0) void take(jobs);
}

function takeText(text: string, name: 'pasted' | 'photographed'): void {
  void take([{ name, slow: false, run: () => verifyText(text, name, data, Date.now()) }]);
}

const camera = new Camera(
  byId('camera-button'),
  byId('camera-words'),
  byId('video'),
  (text) => takeText(text, 'photographed'),
);

for (const { lang: one, name } of LANGS) {
  const button = document.createElement('button');
  button.type = 'button';
  button.lang = one;
  button.textContent = name;
  button.addEventListener('click', () => {
    lang = one;
    show();
  });
  byId('languages').append(button);
}

const files = byId<HTMLInputElement>('files');
files.addEventListener('change', () => {
  takeFiles(files.files ?? []);
  files.value = '';
});
for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  // Dropped anywhere: a browser would otherwise leave the page for the file.
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    byId('drop').classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    if (kind === 'drop') takeFiles((event as DragEvent).dataTransfer?.files ?? []);
  });
}
byId('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  const { value } = byId<HTMLTextAreaElement>('text');
  if (value.trim() !== '') takeText(value, 'pasted');
});
byId('clear').addEventListener('click', () => {
  turn += 1;
  byId('working').textContent = '';
  reports = [];
  showResults();
  say('');
  files.focus();
});

show();

// The first certificate should not have to wait for the contexts to be read.
setTimeout(() => {
  const sample = {
    '@context': CONTEXTS,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    credentialSubject: { type: ['AchievementSubject'], achievement: { type: ['Achievement'], name: 'x' } },
    evidence: [{ type: ['Evidence'], name: 'x' }],
  };
  const options = { '@context': CONTEXTS, type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' };
  void Promise.all([rdfc(sample), rdfc(options)])
    .catch(() => undefined)
    .then(() => document.body.setAttribute('data-ready', ''));
});
