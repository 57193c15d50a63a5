// Pictures of a page: their size before anything is decoded, and the QR in them.

import decodeQR from 'qr/decode.js';

export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray | Uint8Array;
}

export const PIXEL_LIMIT = 100_000_000;
export const IMAGE_LIMIT = 64 << 20;

export type ImageKind = 'image/png' | 'image/jpeg';

export function imageKind(bytes: Uint8Array): ImageKind | null {
  const starts = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
}

/** Width and height as the header says; null where it does not. */
export function imageSize(bytes: Uint8Array, kind: ImageKind): { width: number; height: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'image/png') {
    if (bytes.length < 24 || view.getUint32(12) !== 0x49484452) return null;
    return { width: view.getUint32(16), height: view.getUint32(20) };
  }
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The text of a QR in a picture; null where none is found. */
export async function readQr(pixels: Pixels): Promise<string | null> {
  for (const picture of tries(pixels)) {
    // Many looks take seconds; the page must not stand still meanwhile.
    await new Promise((done) => setTimeout(done));
    try {
      return decodeQR(picture);
    } catch {
      // The next way of looking may find it.
    }
  }
  return null;
}

/** The picture as it is, in other sizes, and its parts: a small code in a large page is easily missed. */
function* tries(pixels: Pixels): Generator<Pixels> {
  const { width, height } = pixels;
  const long = Math.max(width, height);
  // A large photo is read faster, and often better, when made smaller.
  if (long <= 2600) yield pixels;
  for (const target of [1000, 1600, 2400, 600]) {
    if (target < long) yield scale(pixels, target / long);
  }
  if (long > 2600) yield pixels;
  if (Math.min(width, height) < 200) {
    if (long < 500) yield scale(pixels, 3);
    return;
  }
  for (const parts of [2, 3]) {
    // Parts overlap by half, so that a code lies whole in one of them.
    const [w, h] = [Math.ceil(width / parts), Math.ceil(height / parts)];
    for (let y = 0; y + h <= height + h / 2; y += Math.ceil(h / 2)) {
      for (let x = 0; x + w <= width + w / 2; x += Math.ceil(w / 2)) {
        const part = crop(pixels, x, y, Math.min(w, width - x), Math.min(h, height - y));
        if (part.width < 100 || part.height < 100) continue;
        yield part;
        if (Math.max(w, h) < 1000) yield scale(part, 2);
      }
    }
  }
}

function crop(from: Pixels, x: number, y: number, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * from.width + x) * 4;
    data.set(from.data.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, data };
}

/** Another size: the mean of what falls on a pixel when smaller, between neighbours when larger. */
function scale(from: Pixels, by: number): Pixels {
  const [width, height] = [Math.max(1, Math.round(from.width * by)), Math.max(1, Math.round(from.height * by))];
  const data = new Uint8ClampedArray(width * height * 4);
  const grey = (x: number, y: number): number => {
    const cx = Math.min(from.width - 1, Math.max(0, x));
    const cy = Math.min(from.height - 1, Math.max(0, y));
    const i = (cy * from.width + cx) * 4;
    return ((from.data[i] as number) + 2 * (from.data[i + 1] as number) + (from.data[i + 2] as number)) / 4;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let value = 0;
      if (by >= 1) {
        const [fx, fy] = [(x + 0.5) / by - 0.5, (y + 0.5) / by - 0.5];
        const [x0, y0] = [Math.floor(fx), Math.floor(fy)];
        const [dx, dy] = [fx - x0, fy - y0];
        value =
          grey(x0, y0) * (1 - dx) * (1 - dy) + grey(x0 + 1, y0) * dx * (1 - dy) +
          grey(x0, y0 + 1) * (1 - dx) * dy + grey(x0 + 1, y0 + 1) * dx * dy;
      } else {
        const [x0, x1] = [Math.floor(x / by), Math.max(Math.floor(x / by) + 1, Math.floor((x + 1) / by))];
        const [y0, y1] = [Math.floor(y / by), Math.max(Math.floor(y / by) + 1, Math.floor((y + 1) / by))];
        for (let v = y0; v < y1; v += 1) for (let u = x0; u < x1; u += 1) value += grey(u, v);
        value /= (x1 - x0) * (y1 - y0);
      }
      data.set([value, value, value, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}
