import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Announcer } from '../src/announcer.ts';

test('news that waits is replaced by newer; advice is said in any case, and once', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const region = { textContent: '' };
  const announcer = new Announcer(region);
  const said = () => {
    t.mock.timers.tick(5_000);
    return region.textContent;
  };

  announcer.say('Photo 1 added.');
  assert.equal(region.textContent, 'Photo 1 added.');
  announcer.say('Photo 1: Uploading.');
  announcer.advise('Photo 1 looks blurred.');
  announcer.say('Photo 1 uploaded.');

  assert.equal(region.textContent, 'Photo 1 added.', 'nothing is said within five seconds');
  assert.equal(said(), 'Photo 1 looks blurred.');
  assert.equal(said(), 'Photo 1 uploaded.');
  region.textContent = '';
  assert.equal(said(), '', 'and then there is nothing more to say');
});
