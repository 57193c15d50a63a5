// Strict reading of JSON: one value, no member twice, no surprises.
//
// JSON.parse keeps the last of two equal members and says nothing; two programs
// that read such a file may see two documents, so a signed file must hold none.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** The largest certificate that is read, in bytes. */
export const SIZE_LIMIT = 1 << 20;
const DEPTH_LIMIT = 64;

export class JsonError extends Error {}

export interface Read {
  value: Json;
  /** The key of a member that stands twice; the value holds the first. */
  twice: string | null;
}

const FORMAT =
  /[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}]/u;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;
const SURROGATE = /\p{Cs}/u;

/** The first character of a text that no text for people may hold. */
export function forbidden(text: string, lines: boolean): string | null {
  for (const c of text) {
    if (lines && c === '\n') continue;
    if (CONTROL.test(c) || FORMAT.test(c) || SURROGATE.test(c)) return c;
  }
  return null;
}

/** A copy that is safe to show: each forbidden character becomes U+FFFD. */
export function printable(text: string): string {
  let safe = '';
  for (const c of text) safe += c === '\t' ? ' ' : forbidden(c, false) === null ? c : '\ufffd';
  return safe;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function get(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Reads the bytes of a file. Throws {@link JsonError}. */
export function read(bytes: Uint8Array, limit = SIZE_LIMIT): Read {
  if (bytes.length > limit) {
    throw new JsonError(`the file has ${bytes.length} bytes, more than the ${limit} that are read`);
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new JsonError('the file is not text: it is no UTF-8');
  }
  return readText(text);
}

export function readText(text: string): Read {
  if (text.trim() === '') throw new JsonError('the file is empty');
  return new Reader(text).whole();
}

class Reader {
  private at = 0;
  private twice: string | null = null;

  constructor(private readonly text: string) {}

  whole(): Read {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('trailing characters');
    return { value, twice: this.twice };
  }

  private fail(problem: string): never {
    const before = this.text.slice(0, this.at).split('\n');
    const column = (before.at(-1) ?? '').length + 1;
    throw new JsonError(
      `the file is not JSON: ${problem} at line ${before.length}, column ${column}`,
    );
  }

  private space(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return;
      this.at += 1;
    }
  }

  private value(depth: number): Json {
    this.space();
    const c = this.text[this.at];
    if (c === '{' || c === '[') {
      if (depth >= DEPTH_LIMIT) {
        throw new JsonError(`the file nests arrays and objects more than ${DEPTH_LIMIT} deep`);
      }
      return c === '{' ? this.object(depth + 1) : this.list(depth + 1);
    }
    if (c === '"') return this.string();
    for (const [word, value] of [['true', true], ['false', false], ['null', null]] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  private object(depth: number): JsonObject {
    const members: JsonObject = {};
    this.at += 1;
    this.space();
    if (this.text[this.at] === '}') {
      this.at += 1;
      return members;
    }
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') this.fail('key must be a string');
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ':') this.fail('expected `:`');
      this.at += 1;
      const value = this.value(depth);
      if (Object.hasOwn(members, key)) {
        this.twice ??= printable([...key].slice(0, 60).join(''));
      } else {
        // Assigning to "__proto__" would not make a member.
        const member = { value, enumerable: true, writable: true, configurable: true };
        Object.defineProperty(members, key, member);
      }
      if (this.next('}')) return members;
    }
  }

  private list(depth: number): Json[] {
    const items: Json[] = [];
    this.at += 1;
    this.space();
    if (this.text[this.at] === ']') {
      this.at += 1;
      return items;
    }
    for (;;) {
      items.push(this.value(depth));
      if (this.next(']')) return items;
    }
  }

  /** Whether the list or object ends here; otherwise a comma was read. */
  private next(end: string): boolean {
    this.space();
    const c = this.text[this.at];
    if (c !== end && c !== ',') this.fail(`expected \`,\` or \`${end}\``);
    this.at += 1;
    return c === end;
  }

  private string(): string {
    const start = this.at;
    let escaped = false;
    // By hand: a pattern would need a place to go back to for each character.
    for (let i = start + 1; i < this.text.length; i += 1) {
      const c = this.text.charCodeAt(i);
      if (c < 0x20) break;
      if (c === 0x5c) {
        escaped = true;
        i += 1;
      } else if (c === 0x22) {
        this.at = i + 1;
        const value = escaped ? this.unescaped(start) : this.text.slice(start + 1, i);
        if (SURROGATE.test(value)) this.fail('half a surrogate pair');
        return value;
      }
    }
    return this.fail('a broken text');
  }

  private unescaped(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      return this.fail('a broken escape');
    }
  }

  private number(): number {
    const pattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return this.fail('expected value');
    this.at = pattern.lastIndex;
    const value = Number(found[0]);
    if (!Number.isFinite(value)) this.fail('number out of range');
    return value;
  }
}
