import { recordVideo, type Recording } from './record-video.ts';
import type { Kind } from './uploads-api.ts';

/** Pixels along the longer side. Below this the phone's own camera sees more than this page does (journeys C13). */
const leastPixels = 1_920;

/** A skin's texture survives; the service makes its own copy in any case. */
const jpegQuality = 0.95;

/** Asks for more than most phones have: browsers give the nearest. */
const wanted: MediaStreamConstraints = { video: { facingMode: { ideal: 'environment' }, width: { ideal: 4_096 }, height: { ideal: 3_072 } }, audio: false };

/** The camera in the page: aim, take, judge, use. */
export class Camera {
  readonly #root: HTMLElement;
  readonly #stream: MediaStream;
  readonly #use: (file: Blob, kind: Kind) => Promise<void>;
  #taken: { file: Blob; kind: Kind } | null = null;
  #recording: Recording | null = null;

  private constructor(root: HTMLElement, stream: MediaStream, use: (file: Blob, kind: Kind) => Promise<void>) {
    this.#root = root;
    this.#stream = stream;
    this.#use = use;
  }

  /** Shows the camera, or where it is none, or too coarse, what stands in for it. */
  static async open(use: (file: Blob, kind: Kind) => Promise<void>): Promise<void> {
    const root = document.querySelector<HTMLElement>('#camera');
    if (root === null) {
      return;
    }

    const stream = await navigator.mediaDevices?.getUserMedia(wanted).catch(() => null) ?? null;
    const { width = 0, height = 0 } = stream?.getVideoTracks()[0]?.getSettings() ?? {};
    if (stream === null || Math.max(width, height) < leastPixels) {
      stream?.getTracks().forEach((track) => track.stop());
      document.querySelector<HTMLElement>('#no-camera')!.hidden = false;
      return;
    }

    await new Camera(root, stream, use).#start();
  }

  async #start(): Promise<void> {
    const view = this.#part<HTMLVideoElement>('view');
    view.srcObject = this.#stream;
    this.#part('shoot').addEventListener('click', () => void this.#shoot());
    this.#part('record').addEventListener('click', () => this.#record());
    this.#part('stop').addEventListener('click', () => this.#recording?.stop());
    this.#part('use').addEventListener('click', () => void this.#useTaken());
    this.#part('again').addEventListener('click', () => this.#aim());
    this.#part('record').hidden = recordVideo.type === null;
    addEventListener('pagehide', () => this.#stream.getTracks().forEach((track) => track.stop()));
    await view.play();
    // Some phones play before there is a first picture, and a photo of nothing is none.
    while (view.videoWidth === 0) {
      await new Promise(requestAnimationFrame);
    }
    this.#root.hidden = false;
  }

  async #shoot(): Promise<void> {
    const view = this.#part<HTMLVideoElement>('view');
    const canvas = document.createElement('canvas');
    canvas.width = view.videoWidth;
    canvas.height = view.videoHeight;
    canvas.getContext('2d')!.drawImage(view, 0, 0);
    const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality));
    if (file !== null) {
      this.#judge(file, 'photo');
    }
  }

  #record(): void {
    const clock = this.#part('clock');
    this.#recording = recordVideo.start(
      this.#stream,
      (seconds) => { clock.textContent = `Recording: ${seconds} s`; },
      (file) => {
        this.#recording = null;
        this.#showRecording(false);
        this.#judge(file, 'video');
      },
    );
    this.#showRecording(true);
    this.#part('stop').focus();
  }

  #showRecording(on: boolean): void {
    this.#part('shoot').hidden = on;
    this.#part('record').hidden = on;
    this.#part('stop').hidden = !on;
    this.#part('clock').hidden = !on;
  }

  #judge(file: Blob, kind: Kind): void {
    this.#taken = { file, kind };
    const shown = this.#part<HTMLImageElement & HTMLVideoElement>(kind === 'photo' ? 'photo' : 'film');
    shown.src = URL.createObjectURL(file);
    shown.hidden = false;
    this.#part('view').hidden = true;
    this.#part('aim').hidden = true;
    this.#part('judge').hidden = false;
    this.#part('use').focus();
  }

  async #useTaken(): Promise<void> {
    const taken = this.#taken;
    this.#aim();
    if (taken !== null) {
      await this.#use(taken.file, taken.kind);
    }
  }

  #aim(): void {
    this.#taken = null;
    for (const shown of [this.#part<HTMLImageElement>('photo'), this.#part<HTMLVideoElement>('film')]) {
      URL.revokeObjectURL(shown.src);
      shown.removeAttribute('src');
      shown.hidden = true;
    }
    this.#part('view').hidden = false;
    this.#part('aim').hidden = false;
    this.#part('judge').hidden = true;
    this.#part('shoot').focus();
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    return this.#root.querySelector<T>(`[data-part="${name}"]`)!;
  }
}
