// A walk through JSON that knows where it stands, so that a refusal names the
// place (a JSON pointer) in the words of the command line.

import { forbidden, isObject, printable, type Json, type JsonObject } from './json.js';

export class ProfileError extends Error {}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** The milliseconds of a time such as 2026-05-14T03:12:45Z; null for another text. */
export function momentOf(text: string): number | null {
  if (!MOMENT.test(text)) return null;
  const time = Date.parse(text);
  // Date.parse rolls 30 February over, or 24:00; the one spelling does not.
  return Number.isNaN(time) || momentText(time) !== text ? null : time;
}

export function momentText(time: number): string | null {
  const text = Number.isFinite(time) && Math.abs(time) < 8e15 ? new Date(time).toISOString() : '';
  return /^\d{4}-.*\.000Z$/.test(text) ? text.replace('.000Z', 'Z') : null;
}

/** A decimal text in its one spelling, at most `most`; null for another text. */
export function decimalOf(text: string, most: number): number | null {
  if (!/^(?:0|[1-9][0-9]{0,14})$/.test(text)) return null;
  return Number(text) <= most ? Number(text) : null;
}

export class Node {
  constructor(
    readonly value: Json,
    private readonly place = '',
  ) {}

  fail(problem: string): never {
    throw new ProfileError(`${this.place === '' ? 'the whole' : this.place} ${problem}`);
  }

  private wrongKind(expected: string): never {
    const v = this.value;
    const found =
      v === null ? 'null'
      : typeof v === 'boolean' ? 'true or false'
      : typeof v === 'number' ? 'a number'
      : typeof v === 'string' ? 'a text'
      : Array.isArray(v) ? 'a list'
      : 'an object';
    return this.fail(`must be ${expected}, not ${found}`);
  }

  private under(key: string): string {
    const safe = [...printable(key)].slice(0, 60).join('');
    return `${this.place}/${safe.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }

  object(): JsonObject {
    return isObject(this.value) ? this.value : this.wrongKind('an object');
  }

  /** Refuses anything but an object of `required`, and perhaps some of `optional`. */
  has(required: string, optional = ''): void {
    const [must, may] = [required.split(' '), optional.split(' ')];
    const members = this.object();
    for (const key of Object.keys(members)) {
      if (!must.includes(key) && !may.includes(key)) {
        throw new ProfileError(`${this.under(key)} is not a member of a certificate`);
      }
    }
    for (const key of must) this.at(key);
  }

  at(key: string): Node {
    return this.maybe(key) ?? new Node(null, this.under(key)).fail('is missing');
  }

  maybe(key: string): Node | null {
    const members = this.object();
    return Object.hasOwn(members, key) ? new Node(members[key] as Json, this.under(key)) : null;
  }

  items(count?: number): Node[] {
    const list = this.value;
    if (!Array.isArray(list)) return this.wrongKind('a list');
    if (count !== undefined && list.length !== count) {
      this.fail(`must have ${count} items, not ${list.length}`);
    }
    return list.map((item, i) => new Node(item, `${this.place}/${i}`));
  }

  raw(): string {
    return typeof this.value === 'string' ? this.value : this.wrongKind('a text');
  }

  /** A text people read, on one line. */
  text(lines = false): string {
    const text = this.raw();
    const found = forbidden(text, lines);
    if (found !== null) {
      const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      this.fail(`holds the invisible character U+${code}`);
    }
    if (text.normalize('NFC') !== text) this.fail('is not in Unicode form NFC');
    if (text.trim() === '') this.fail('is blank');
    return text;
  }

  lines(): string {
    return this.text(true);
  }

  is(expected: string): void {
    if (this.raw() !== expected) this.fail(`must be "${expected}"`);
  }

  isList(...expected: string[]): void {
    this.items(expected.length).forEach((item, i) => item.is(expected[i] as string));
  }

  isFalse(): void {
    if (this.value !== false) this.wrongKind('false');
  }

  /** A text of a form that a function reads. */
  formed<T>(form: string, read: (text: string) => T | null): T {
    const value = read(this.raw());
    return value === null ? this.fail(`must be ${form}`) : value;
  }

  matching(form: string, pattern: RegExp): string {
    return this.formed(form, (text) => (pattern.test(text) ? text : null));
  }

  moment(): number {
    return this.formed('a time such as 2026-05-14T03:12:45Z', momentOf);
  }

  percent(): number {
    return this.formed('a whole number from 0 to 100, as a text', (text) => decimalOf(text, 100));
  }

  decimal(most = 0xffff_ffff): number {
    return this.formed('a whole number, as a text', (text) => decimalOf(text, most));
  }
}
