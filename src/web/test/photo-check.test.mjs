import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceOn, brightness, greysOf, sharpness } from '../src/photo-check.ts';

const width = 512;
const height = 384;

/** The same numbers in every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Skin with a lesion, some hairs and the noise that is left in a copy of this size. */
function skin({ light = 1, blur = 0, tone = 170, noise = 0.4, seed = 7 } = {}) {
  const next = random(seed);
  const clear = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const lesion = Math.hypot((x - 260) / 45, (y - 190) / 30) < 1;
      const hair = Math.abs(x - 60 - y / 3) < 1 || Math.abs(x - 420 + y / 5) < 1;
      clear[y * width + x] = tone * (1 - x / (4 * width)) * (lesion ? 0.65 : hair ? 0.5 : 1);
    }
  }
  const luma = blurred(clear, blur).map((value) => Math.min(255, value * light + (next() + next() + next() - 1.5) * 2 * noise));
  return { width, height, luma };
}

/** Three box filters: near enough to a Gaussian. */
function blurred(pixels, radius) {
  let from = pixels;
  for (let pass = 0; pass < 3 && radius > 0; pass += 1) {
    for (const [step, length, lines, line] of [[1, width, height, width], [width, height, width, 1]]) {
      const to = new Float32Array(from.length);
      for (let number = 0; number < lines; number += 1) {
        for (let at = 0; at < length; at += 1) {
          let sum = 0;
          for (let d = -radius; d <= radius; d += 1) {
            sum += from[number * line + Math.min(length - 1, Math.max(0, at + d)) * step];
          }
          to[number * line + at * step] = sum / (2 * radius + 1);
        }
      }
      from = to;
    }
  }
  return from;
}

test('a sharp photo in good light gets no advice', () => assert.equal(adviceOn(skin()), null));

test('a photo that is out of focus is called blurred', () => {
  assert.equal(adviceOn(skin({ blur: 3 })), 'blurred');
  assert.ok(sharpness(skin()) > 2 * sharpness(skin({ blur: 3 })));
});

test('sharp in one part is sharp: the wound, not the room', () => {
  const photo = skin({ blur: 4 });
  const clear = skin();
  for (let y = 130; y < 260; y += 1) {
    photo.luma.set(clear.luma.subarray(y * width + 180, y * width + 340), y * width + 180);
  }
  assert.equal(adviceOn(photo), null);
});

test('a photo with hardly any light is called dark, before it is called blurred', () => {
  assert.equal(adviceOn(skin({ light: 0.1, noise: 2 })), 'dark');
});

test('the darkest skin, evenly lit and all over the photo, is not called dark', () => {
  // Monk Skin Tone 10, #292420.
  const pixel = [0x29, 0x24, 0x20, 255];
  const rgba = Uint8ClampedArray.from({ length: 4 * 64 * 64 }, (_, at) => pixel[at % 4]);
  const photo = greysOf(rgba, 64, 64);

  assert.ok(brightness(photo) > 36 && brightness(photo) < 38, `luma ${brightness(photo)}`);
  assert.notEqual(adviceOn(photo), 'dark');
});

test('a picture too small to judge gets no advice', () => {
  assert.equal(adviceOn({ width: 8, height: 8, luma: new Float32Array(64).fill(128) }), null);
});
