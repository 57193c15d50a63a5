// What the page was made with: the roots, sites, registers, status lists and
// templates. Each is verified here; what does not hold is left out and named.

import type { Json } from './json.js';
import { get, textOf } from './json.js';
import { fromBase58, hex, sha256 } from './bytes.js';
import { did } from './keys.js';
import { readRegister, vouch, type Register } from './register.js';
import { isRevoked, readStatusList, type StatusList } from './status.js';
import { readTemplate, type Template } from './template.js';
import type { Claims } from './profile.js';
import type { Reason, Verdict } from './verdict.js';
import { momentOf } from './reader.js';

export interface Trusted {
  made: number | null;
  roots: string[];
  issuers: Map<string, string>;
  registers: Register[];
  lists: StatusList[];
  templates: Template[];
  sites: Map<string, string>;
  /** What was left out, and why. */
  faults: { what: 'register' | 'list' | 'template' | 'root'; detail: string }[];
}

export const CLOCKS_APART = 10 * 60 * 1000;

const prepared = new WeakMap<object, Promise<Trusted>>();

/** Verifies the data of the page, once. */
export function prepare(data: Json): Promise<Trusted> {
  if (typeof data !== 'object' || data === null) return build(null);
  let trusted = prepared.get(data);
  if (trusted === undefined) {
    trusted = build(data);
    prepared.set(data, trusted);
  }
  return trusted;
}

async function build(data: Json): Promise<Trusted> {
  const list = (key: string): Json[] => {
    const items = get(data, key);
    return Array.isArray(items) ? items : [];
  };
  const trusted: Trusted = {
    made: momentOf(textOf(get(data, 'made'))),
    roots: [],
    issuers: new Map(),
    registers: [],
    lists: [],
    templates: [],
    sites: new Map(),
    faults: [],
  };
  for (const item of list('roots')) {
    const root = did(textOf(item));
    if (root === null) trusted.faults.push({ what: 'root', detail: textOf(item) });
    else trusted.roots.push(root.text);
  }
  for (const item of list('issuers')) {
    const site = did(textOf(get(item, 'did')));
    if (site === null) trusted.faults.push({ what: 'root', detail: textOf(get(item, 'did')) });
    else trusted.issuers.set(site.text, textOf(get(item, 'name')));
  }
  const each = async (
    what: 'register' | 'list' | 'template',
    items: Json[],
    read: (item: Json) => Promise<void>,
  ): Promise<void> => {
    for (const item of items) {
      try {
        await read(item);
      } catch (error) {
        trusted.faults.push({ what, detail: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  const registers: Register[] = [];
  await each('register', list('registers'), async (item) => {
    registers.push(await readRegister(item, trusted.roots));
  });
  // Of one register only the newest version counts, whoever brought an older one.
  trusted.registers = registers.filter(
    (one) => !registers.some((other) => other.id === one.id && other.version > one.version),
  );
  await each('list', list('statusLists'), async (item) => {
    trusted.lists.push(await readStatusList(item, trusted.roots));
  });
  await each('template', list('templates'), async (item) => {
    trusted.templates.push(await readTemplate(item));
  });
  for (const register of trusted.registers) trusted.templates.push(...register.templates);
  trusted.sites = await sitesOf(trusted);
  return trusted;
}

/** The sites this page knows, by the first 8 bytes of SHA-256 of their keys. */
async function sitesOf(trusted: Trusted): Promise<Map<string, string>> {
  const names = [
    ...trusted.issuers.keys(),
    ...trusted.registers.flatMap((register) => register.sites.map((site) => site.did)),
  ];
  const entries = [...new Set(names)].map(async (name): Promise<[string, string]> => {
    const key = fromBase58(name.slice(9), 34)?.subarray(2) ?? new Uint8Array();
    return [hex((await sha256(key)).subarray(0, 8)), name];
  });
  return new Map(await Promise.all(entries));
}

export interface Judgement {
  verdict: Verdict;
  reason: Reason;
  /** Who vouches for the issuer: the root, or this page alone. */
  voucher: { root: string | null; site: string; unit: string | null; version: number | null } | null;
  /** When the status list that was looked in was made. */
  statusAsOf: number | null;
}

/** Of two reasons why roots do not vouch, the one that tells more. */
function worse(before: Reason | null, next: Reason): Reason {
  const weight = ({ id }: Reason): number => (id === 'lost-key' ? 2 : id === 'not-in-register' ? 0 : 1);
  return before !== null && weight(before) >= weight(next) ? before : next;
}

/** The word on a certificate whose signatures hold. */
export async function judge(
  trusted: Trusted,
  claims: Claims,
  certificate: Json,
  now: number,
  fingerprint: string,
): Promise<Judgement> {
  const result = (verdict: Verdict, id: string, args: Reason['args'] = {}): Judgement => ({
    verdict,
    reason: { id, args },
    voucher,
    statusAsOf: list?.made ?? null,
  });
  let voucher: Judgement['voucher'] = null;
  let list: StatusList | undefined;
  const signer = claims.issuer.text;
  let roots: string[] = [];
  let refused: Reason | null = null;
  for (const register of trusted.registers) {
    const vouched = await vouch(register, claims, certificate);
    if (vouched.why === null) {
      const { site } = vouched;
      voucher ??= { root: register.rootName, site: site.name, unit: site.unit, version: register.version };
      roots.push(register.root.text);
    } else {
      refused = worse(refused, vouched.why);
    }
  }
  const direct = trusted.issuers.get(signer);
  // A key that a root knows to be lost is not trusted because this page knew it.
  if (voucher === null && direct !== undefined && refused?.id !== 'lost-key') {
    voucher = { root: null, site: direct, unit: null, version: null };
    roots = trusted.roots;
  }
  if (voucher === null) {
    const { id, args } = refused ?? { id: 'not-trusted', args: {} };
    return result('UNTRUSTED ISSUER', id, { did: signer, fingerprint, ...args });
  }
  const { status } = claims;
  // Of several lists of one name the newest speaks.
  const lists = trusted.lists.filter((one) => one.id === status?.list && roots.includes(one.root));
  list = lists.sort((a, b) => b.made - a.made)[0];
  const revoked = status !== null && list !== undefined ? isRevoked(list, status.index) : null;
  // A withdrawal is never taken back, so an old list can still tell of it.
  if (revoked === true) return result('REVOKED', 'withdrawn', { day: list?.made ?? 0 });
  if (claims.validFrom - now > CLOCKS_APART) {
    return result('STATUS UNKNOWN', 'not-yet', { day: claims.validFrom });
  }
  if (claims.validUntil !== null && claims.validUntil < now) {
    return result('EXPIRED', 'past', { day: claims.validUntil });
  }
  if (status === null) return result('VALID', 'sound');
  if (list === undefined) return result('STATUS UNKNOWN', 'status-missing');
  if (revoked === null) return result('STATUS UNKNOWN', 'beyond-status', { index: String(status.index) });
  if (list.made - now > CLOCKS_APART) return result('STATUS UNKNOWN', 'status-ahead', { day: list.made });
  if (list.staleAfter < now) return result('STATUS UNKNOWN', 'stale-status', { day: list.made, until: list.staleAfter });
  return result('VALID', 'sound');
}
