// What the page was made with, in words: whom it trusts, and as of when.

import { el } from './dom.js';
import { printable } from './json.js';
import { CLOCKS_APART, type Trusted } from './trust.js';
import { words, type Lang } from './words.js';
import type { Key } from './words/en.js';

export function about(lang: Lang, trusted: Trusted, broken: boolean, now: number): HTMLElement[] {
  const parts: HTMLElement[] = [];
  const line = (key: Key, args = {}, className = ''): void => {
    parts.push(el('p', words(lang, key, args), className));
  };
  if (crypto.subtle === undefined || typeof DecompressionStream === 'undefined') line('about-old', {}, 'warning');
  if (broken) line('about-broken', {}, 'warning');
  if (trusted.made !== null) {
    line('about-made', { day: trusted.made });
    if (trusted.made - now > CLOCKS_APART) line('about-clock', {}, 'warning');
  }
  if (trusted.registers.length === 0 && trusted.issuers.size === 0) line('about-nothing', {}, 'warning');
  const items: HTMLElement[] = [];
  const item = (text: string): void => {
    items.push(el('li', text));
  };
  for (const root of trusted.roots) item(`${words(lang, 'about-root')}: ${root}`);
  for (const [site, name] of trusted.issuers) {
    item(`${words(lang, 'about-site')}: ${printable(name)} ${site}`);
  }
  for (const { rootName, version, made, sites } of trusted.registers) {
    const args = { root: rootName, version: String(version), day: made, count: String(sites.length) };
    item(words(lang, 'about-register', args));
  }
  for (const { id, made, staleAfter } of trusted.lists) {
    const key = staleAfter < now ? 'about-list-stale' : 'about-list';
    item(words(lang, key, { id, day: made, until: staleAfter }));
  }
  if (items.length > 0) parts.push(el('ul', items));
  if (trusted.registers.length === 0) line('about-no-register');
  if (trusted.lists.length === 0) line('about-no-list');
  for (const { what, detail } of trusted.faults) {
    line(`about-fault-${what}`, { detail: printable(detail) }, 'warning');
  }
  return parts;
}
