// The camera: only from a button, only until a code is read.

import decodeQR from 'qr/decode.js';
import { words, type Lang } from './words.js';
import type { Key } from './words/en.js';

const PAUSE = 120;

export class Camera {
  private stream: MediaStream | null = null;
  private lang: Lang = 'en';
  private said: [Key, string] | null = null;
  private readonly canvas = document.createElement('canvas');

  constructor(
    private readonly button: HTMLElement,
    private readonly line: HTMLElement,
    private readonly video: HTMLVideoElement,
    private readonly found: (text: string) => void,
  ) {
    button.addEventListener('click', () => {
      if (this.stream === null) void this.start();
      else this.stop(null);
    });
  }

  show(lang: Lang): void {
    this.lang = lang;
    this.button.textContent = words(lang, this.stream === null ? 'camera' : 'camera-stop');
    this.line.textContent = this.said === null ? '' : words(lang, this.said[0], { detail: this.said[1] });
  }

  private say(key: Key | null, detail = ''): void {
    this.said = key === null ? null : [key, detail];
    this.show(this.lang);
  }

  private async start(): Promise<void> {
    try {
      // Missing where the browser gives pages from a file no camera.
      if (navigator.mediaDevices === undefined) throw new Error('not offered by this browser');
      this.stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } },
      });
      this.video.srcObject = this.stream;
      this.video.hidden = false;
      await this.video.play();
      this.say('camera-running');
      this.look();
    } catch (error) {
      this.stop('camera-none', error instanceof Error ? error.message : String(error));
    }
  }

  private stop(key: Key | null, detail = ''): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
    this.video.hidden = true;
    this.say(key, detail);
  }

  private look(): void {
    if (this.stream === null) return;
    const text = this.read();
    if (text === null) {
      setTimeout(() => this.look(), PAUSE);
      return;
    }
    this.stop('camera-found');
    this.found(text);
  }

  private read(): string | null {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (width === 0 || height === 0) return null;
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    context.drawImage(this.video, 0, 0);
    try {
      return decodeQR(context.getImageData(0, 0, width, height));
    } catch {
      return null;
    }
  }
}
