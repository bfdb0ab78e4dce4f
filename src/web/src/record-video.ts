/** Longest video in seconds: what a gait or a tremor takes, twice. A longer one would keep a ward's line busy for minutes. */
const longestSeconds = 120;

/** Bits a second, about what a phone's own camera writes at 1080p. The browser's default of 2.5 Mbit/s smears movement. */
const bitsPerSecond = 12_000_000;

/** MP4 first: it plays everywhere, and iPhones know nothing else. */
const types = ['video/mp4;codecs=avc1.640028', 'video/mp4', 'video/webm;codecs=vp9', 'video/webm'];

export interface Recording {
  stop(): void;
}

/** Records the camera's picture, without sound: a ward is full of voices that did not agree to anything. */
export const recordVideo = {
  /** What this browser can write, or null. */
  type: typeof MediaRecorder === 'undefined' ? null : types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null,

  /** @param tick Told the seconds so far, from 0. @param done Told the file, at the latest after the longest time. */
  start(stream: MediaStream, tick: (seconds: number) => void, done: (file: Blob) => void): Recording {
    const recorder = new MediaRecorder(stream, { mimeType: recordVideo.type!, videoBitsPerSecond: bitsPerSecond });
    const parts: Blob[] = [];
    let seconds = 0;
    tick(seconds);
    const timer = setInterval(() => {
      seconds += 1;
      tick(seconds);
      if (seconds >= longestSeconds) {
        recorder.stop();
      }
    }, 1_000);

    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearInterval(timer);
      done(new Blob(parts, { type: recorder.mimeType }));
    };
    recorder.start();
    return { stop: () => recorder.stop() };
  },
};
