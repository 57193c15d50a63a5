// Words by language, and the days and verdicts that stand in them.

import { printable } from './json.js';
import type { Reason, Verdict } from './verdict.js';
import { en, type Key } from './words/en.js';
import { fr } from './words/fr.js';
import { vi } from './words/vi.js';

export type Lang = 'en' | 'vi' | 'fr';
export const LANGS: { lang: Lang; name: string }[] = [
  { lang: 'en', name: 'English' },
  { lang: 'vi', name: 'Tiếng Việt' },
  { lang: 'fr', name: 'Français' },
];

const WORDS: Record<Lang, Record<Key, string>> = { en, vi, fr };

const VERDICTS: Record<Verdict, Key> = {
  'VALID': 'verdict-valid',
  'EXPIRED': 'verdict-expired',
  'REVOKED': 'verdict-revoked',
  'UNTRUSTED ISSUER': 'verdict-untrusted',
  'STATUS UNKNOWN': 'verdict-status-unknown',
  'ALTERED': 'verdict-altered',
  'UNREADABLE': 'verdict-unreadable',
};

export type Args = { [name: string]: string | number };

/** The words under a key, with `{name}` replaced; numbers are days, in milliseconds. */
export function words(lang: Lang, key: Key, args: Args = {}): string {
  return WORDS[lang][key].replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const value = args[name] ?? '';
    return typeof value === 'number' ? (name === 'size' ? String(value) : day(lang, value)) : value;
  });
}

export const verdictWords = (lang: Lang, verdict: Verdict): string => words(lang, VERDICTS[verdict]);

export function reasonWords(lang: Lang, reason: Reason): string {
  const key = `reason-${reason.id}` as Key;
  const args: Args = {};
  for (const [name, value] of Object.entries(reason.args)) {
    args[name] = typeof value === 'string' ? printable(value) : value;
  }
  return words(lang, key in WORDS[lang] ? key : 'reason-unforeseen', { detail: reason.id, ...args });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as the command line writes it, in universal time. */
export function day(lang: Lang, time: number): string {
  const date = new Date(time);
  const two = (n: number): string => String(n).padStart(2, '0');
  if (lang === 'en') {
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  }
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** A day and time, in universal time. */
export function moment(lang: Lang, time: number): string {
  return `${day(lang, time)}, ${new Date(time).toISOString().slice(11, 16)} UTC`;
}
