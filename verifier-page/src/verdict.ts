// The word on a file, and why.

export type Verdict =
  | 'VALID'
  | 'EXPIRED'
  | 'REVOKED'
  | 'UNTRUSTED ISSUER'
  | 'STATUS UNKNOWN'
  | 'ALTERED'
  | 'UNREADABLE';

/** The id of a sentence and what stands in it: texts, and times in milliseconds. */
export interface Reason {
  id: string;
  args: { [name: string]: string | number };
}
