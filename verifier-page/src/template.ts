// Templates: what all certificates of one programme version in one language share.

import { hex, sha256 } from './bytes.js';
import type { Json } from './json.js';
import { address } from './profile.js';
import { jcs } from './proofs.js';
import { Node } from './reader.js';

export interface Template {
  /** The first 8 bytes of SHA-256 of its canonical JSON, in hexadecimal. */
  key: string;
  title: string;
  statusList: string | null;
  achievement: { id: string; version: string; name: string; description: string; criteria: string; language: string };
  score: { name: string; required: string };
  status: string;
  quizzes: { id: string; title: string; required: string; bank: string; version: string }[];
  delivery: { way: string; narrative: string };
}

/** Reads a template. Only the shape: a changed template makes every proof fail. */
export async function readTemplate(value: Json): Promise<Template> {
  const root = new Node(value);
  root.has('format title achievement score status quizzes delivery', 'statusList');
  root.at('format').is('certamen-template/1');
  const texts = <K extends string>(node: Node, ...keys: K[]): Record<K, string> => {
    node.has(keys.join(' '));
    return Object.fromEntries(keys.map((key) => [key, node.at(key).raw()])) as Record<K, string>;
  };
  const list = root.maybe('statusList');
  return {
    key: hex((await sha256(jcs(value))).subarray(0, 8)),
    title: root.at('title').raw(),
    statusList: list === null ? null : address(list),
    achievement: texts(root.at('achievement'), 'id', 'version', 'name', 'description', 'criteria', 'language'),
    score: texts(root.at('score'), 'name', 'required'),
    status: root.at('status').raw(),
    quizzes: root.at('quizzes').items().map((quiz) => {
      quiz.at('bank').matching('64 hexadecimal digits', /^[0-9a-f]{64}$/);
      return texts(quiz, 'id', 'title', 'required', 'bank', 'version');
    }),
    delivery: texts(root.at('delivery'), 'way', 'narrative'),
  };
}
