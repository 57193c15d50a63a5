// Unpacks, strictly and within bounds.

import { concat, type Bytes } from './bytes.js';

export class TooMuch extends Error {}

/** Throws where the data are damaged, the checksum too, and {@link TooMuch}. */
export async function inflate(packed: Uint8Array, format: 'gzip' | 'deflate', most: number): Promise<Bytes> {
  const stream = new Blob([packed as Bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await stream.read();
    if (done) return concat(...parts);
    size += value.length;
    if (size > most) {
      await stream.cancel().catch(() => undefined);
      throw new TooMuch(`more than ${most} bytes`);
    }
    parts.push(value);
  }
}
