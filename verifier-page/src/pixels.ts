// A picture's pixels, by the browser.

import type { Bytes } from './bytes.js';
import type { Decoder } from './verify.js';

/** More pixels than this help no reader and cost memory. */
const ENOUGH = 24_000_000;

export const pixelsOf: Decoder = async (bytes: Bytes, kind) => {
  const bitmap = await createImageBitmap(new Blob([bytes], { type: kind }));
  const by = Math.min(1, Math.sqrt(ENOUGH / (bitmap.width * bitmap.height)));
  const [width, height] = [Math.max(1, Math.floor(bitmap.width * by)), Math.max(1, Math.floor(bitmap.height * by))];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no canvas');
  // A picture may be transparent; paper is white.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
};
