// One file's verdict, its reason, and what is signed.

import { el } from './dom.js';
import type { Claims } from './profile.js';
import type { Report } from './verify.js';
import type { Verdict } from './verdict.js';
import { day, moment, reasonWords, verdictWords, words, type Lang } from './words.js';
import type { Key } from './words/en.js';

// A sign beside each word, so that nothing is told by colour alone.
const SIGNS: Record<Verdict, [sign: string, mood: string]> = {
  'VALID': ['✓', 'good'],
  'EXPIRED': ['⌛', 'unsure'],
  'REVOKED': ['✗', 'bad'],
  'UNTRUSTED ISSUER': ['?', 'unsure'],
  'STATUS UNKNOWN': ['?', 'unsure'],
  'ALTERED': ['✗', 'bad'],
  'UNREADABLE': ['–', 'unsure'],
};

export function article(lang: Lang, report: Report, label: string, ms: number): HTMLElement {
  const { verdict, claims, attached } = report;
  const [sign, mood] = SIGNS[verdict];
  const mark = el('span', sign);
  mark.setAttribute('aria-hidden', 'true');
  const unseen = el('span', `${words(lang, 'verdict')}: `, 'unseen');
  const word = el('span', [unseen, verdictWords(lang, verdict)]);
  const parts: HTMLElement[] = [
    el('h3', label),
    el('p', [mark, word], 'verdict'),
    el('p', reasonWords(lang, report.reason)),
  ];
  if (attached !== null) {
    const args = { verdict: verdictWords(lang, attached.verdict), reason: reasonWords(lang, attached.reason) };
    parts.push(el('p', words(lang, 'attached-verdict', args)));
  }
  if (claims === null) {
    parts.push(el('p', words(lang, 'nothing-signed')));
  } else {
    const trusted = report.voucher !== null;
    parts.push(fields(lang, claims));
    parts.push(el('p', words(lang, trusted ? 'all-signed' : 'signed-by-unknown'), 'strong'));
    parts.push(vouching(lang, report, claims));
    if (report.source === 'image' || report.source === 'code') {
      parts.push(el('p', words(lang, 'compare-page'), 'strong'));
    }
    if (verdict === 'VALID') parts.push(el('p', words(lang, 'person')));
  }
  const whole = el('article', parts, mood);
  whole.dataset['verdict'] = verdict;
  whole.dataset['reason'] = report.reason.id;
  whole.dataset['ms'] = ms.toFixed(1);
  return whole;
}

/** What the certificate says: all of it is signed. */
function fields(lang: Lang, claims: Claims): HTMLElement {
  const score = (percent: number, mark: number): string =>
    words(lang, 'score', { percent: String(percent), mark: String(mark) });
  const list = el('dl', []);
  const row = (key: Key, value: string, className = ''): HTMLElement => {
    const description = el('dd', value, className);
    list.append(el('dt', words(lang, key)), description);
    return description;
  };
  row('field-name', claims.name, 'name');
  row('field-code', claims.code);
  row('field-unit', claims.unit);
  row('field-title', words(lang, 'field-version', { title: claims.title, version: claims.version }));
  if (claims.achievement !== claims.title) row('field-achievement', claims.achievement).lang = claims.language;
  row('field-score', score(claims.score, claims.required), 'strong');
  for (const quiz of claims.quizzes) {
    row('field-quiz', `${quiz.title}: ${score(quiz.percent, quiz.required)}`);
  }
  row('field-taken', `${moment(lang, claims.started)} – ${moment(lang, claims.ended)}`);
  row('field-date', day(lang, claims.validFrom));
  row('field-until', claims.validUntil === null ? words(lang, 'no-end') : day(lang, claims.validUntil));
  row('field-issuer', claims.issuerName);
  row('field-did', claims.issuer.text, 'code');
  row('field-delivery', words(lang, `delivery-${claims.way}` as Key));
  row('field-number', claims.number, 'code');
  return list;
}

/** What this page adds: it is not signed by the issuer. */
function vouching(lang: Lang, report: Report, claims: Claims): HTMLElement {
  return el('dl', [
    el('dt', words(lang, 'field-voucher')), el('dd', voucher(lang, report)),
    el('dt', words(lang, 'field-status')), el('dd', status(lang, report, claims)),
  ]);
}

function voucher(lang: Lang, report: Report): string {
  const by = report.voucher;
  if (by === null) return words(lang, 'voucher-none');
  if (by.root === null) return words(lang, 'voucher-direct', { site: by.site });
  const { root, site } = by;
  return words(lang, 'voucher-root', { root, site, unit: by.unit ?? '', version: String(by.version) });
}

function status(lang: Lang, report: Report, claims: Claims): string {
  if (claims.status === null) return words(lang, 'status-none');
  if (report.statusAsOf === null) return words(lang, 'status-not-known');
  return words(lang, 'status-as-of', { day: report.statusAsOf });
}
