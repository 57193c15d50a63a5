// The words are those of the command line, in each language.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LANGS, words } from '../src/words.js';
import { en, type Key } from '../src/words/en.js';

const root = new URL('../../locales/', import.meta.url);

function messages(lang: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(new URL(`${lang}/`, root))) {
    for (const line of readFileSync(new URL(`${lang}/${name}`, root), 'utf8').split('\n')) {
      const match = /^([a-z-]+) = (.+)$/.exec(line);
      if (match !== null) found.set(match[1] as string, match[2] as string);
    }
  }
  return found;
}

// The kinds of space and apostrophe are a matter of the medium.
const plain = (text: string): string =>
  text.replace(/\{ ?\$(\w+) ?\}/g, '{$1}').replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");

const SAME = [
  'verdict-valid', 'verdict-expired', 'verdict-revoked', 'verdict-untrusted', 'verdict-status-unknown',
  'verdict-altered', 'verdict-unreadable', 'reason-sound', 'reason-lost-key', 'reason-other-index', 'reason-withdrawn',
  'reason-stale-status', 'reason-status-ahead', 'reason-beyond-status', 'reason-page-altered', 'reason-before-window',
  'reason-after-window', 'reason-not-in-register', 'reason-past', 'reason-not-yet', 'reason-proof',
  'reason-profile', 'reason-twice', 'reason-not-json', 'reason-another', 'reason-no-credential', 'reason-io',
  'field-name', 'field-code', 'field-unit', 'field-title', 'field-score', 'field-quiz', 'field-date',
  'field-until', 'field-issuer', 'field-number', 'field-delivery', 'delivery-supervised-local',
] as Key[];

for (const { lang } of LANGS) {
  test(`the words of the command line: ${lang}`, async () => {
    const theirs = messages(lang);
    const table = (await import(`../src/words/${lang}.ts`))[lang] as Record<Key, string>;
    for (const key of SAME) assert.equal(plain(table[key]), plain(theirs.get(key) ?? ''), key);
    for (const key of ['nothing-signed', 'signed-by-unknown'] as Key[]) {
      assert.equal(plain(table[key]), plain(theirs.get(`verify-${key}`) ?? ''), key);
    }
    for (const key of Object.keys(en) as Key[]) {
      const names = (text: string) => [...text.matchAll(/\{([a-z]+)\}/g)].map((match) => match[1]).sort();
      assert.deepEqual(names(table[key]), names(en[key]), `${lang} ${key}`);
      assert.equal(table[key].normalize('NFC'), table[key]);
    }
  });
}

test('days as the command line writes them', () => {
  const day = Date.UTC(2026, 4, 4);
  assert.match(words('en', 'about-made', { day }), /4 May 2026/);
  assert.match(words('vi', 'about-made', { day }), /04\/05\/2026/);
});
