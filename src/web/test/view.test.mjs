import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameAt } from '../src/player.ts';
import { actualSize, fitScale, held, moved, offset, turned, whole, zoomed } from '../src/view.ts';

const frame = { width: 600, height: 600 };
const picture = { width: 2400, height: 1200 };

test('all of the picture fits, also after a quarter turn', () => {
  assert.equal(fitScale(frame, picture, 0), 0.25);
  assert.equal(fitScale({ width: 600, height: 1200 }, picture, 1), 0.5);
});

test('what lies under the pointer stays there while it grows', () => {
  const at = { x: 100, y: 40 };
  const once = zoomed(whole, frame, picture, 4);
  const view = zoomed(once, frame, picture, 6, at);
  const before = { x: (at.x - offset(once, frame, picture).x) / 4, y: (at.y - offset(once, frame, picture).y) / 4 };
  const after = { x: (at.x - offset(view, frame, picture).x) / 6, y: (at.y - offset(view, frame, picture).y) / 6 };
  assert.ok(Math.abs(before.x - after.x) < 1e-9 && Math.abs(before.y - after.y) < 1e-9);
});

test('it is never smaller than its frame, and grows no further than single pixels', () => {
  assert.equal(zoomed(whole, frame, picture, 0.1).zoom, 1);
  assert.equal(zoomed(whole, frame, picture, 1000).zoom, 40);
});

test('its edge does not leave the frame', () => {
  const view = moved(zoomed(whole, frame, picture, 2), frame, picture, { x: 10_000, y: 10_000 });
  assert.deepEqual(offset(view, frame, picture), { x: 300, y: 0 });
  assert.deepEqual(moved(whole, frame, picture, { x: 50, y: 50 }), whole);
});

test('at its actual size one pixel of the picture is one of the screen', () => {
  assert.equal(actualSize(whole, frame, picture).zoom * fitScale(frame, picture, 0), 1);
});

test('four turns are none, and a turned picture is seen whole', () => {
  assert.deepEqual(turned(turned(turned(turned(zoomed(whole, frame, picture, 3))))), whole);
  assert.equal(turned(zoomed(whole, frame, picture, 3)).zoom, 1);
});

test('the same view of a picture of another size shows the same part of it', () => {
  const view = moved(zoomed(whole, frame, picture, 4), frame, picture, { x: -300, y: 0 });
  const other = { width: 1200, height: 600 };
  assert.deepEqual(offset(held(view, frame, other), frame, other), offset(view, frame, picture));
});

test('a step goes to the middle of the next frame, and not beyond the first or the last', () => {
  assert.equal(frameAt(0, 1, 25, 2), 1.5 / 25);
  assert.equal(frameAt(1.5 / 25, -1, 25, 2), 0.5 / 25);
  assert.equal(frameAt(0, -1, 25, 2), 0.5 / 25);
  assert.equal(frameAt(2, 1, 25, 2), 49.5 / 25);
});
