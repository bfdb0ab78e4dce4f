import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSource, compact, compare, formsOf } from '../words/catalogues.mjs';
import { Mistakes } from '../words/mistakes.mjs';
import { checkUses } from '../words/uses.mjs';

const catalogue = (language, entries) => ({
  language,
  file: `${language}.po`,
  header: `nplurals=${formsOf(language).length}; plural=(n)`,
  entries: new Map(Object.entries(entries)),
});
const english = catalogue('en', {
  'page.hello': { id: 'Hello {name}', texts: [''] },
  'page.files': { id: '{count} file', plural: '{count} files', texts: ['', ''] },
});
const hello = { id: 'Hello {name}', texts: ['Helo {name}'] };
const files = { id: '{count} file', plural: '{count} files', texts: ['Dim ffeiliau', 'Un ffeil', '{count} ffeil', '{count} ffeil', '{count} ffeil', '{count} ffeil'] };

const said = (check) => {
  const mistakes = new Mistakes();
  check(mistakes);
  return mistakes.lines.join('\n');
};
const compared = (entries) => said((mistakes) => compare(english, catalogue('cy', entries), mistakes));
const used = (text, file = 'Page.cshtml') => said((mistakes) => checkUses(english, [
  { file: 'All.cshtml', text: '@T["page.hello", ("name", x)] @T.Count("page.files", 3)' }, { file, text },
], mistakes));

test('a complete translation passes, and a form may do without the number', () => {
  assert.equal(compared({ 'page.hello': hello, 'page.files': files }), '');
  assert.equal(said((mistakes) => checkSource(english, mistakes)), '');
});

for (const [what, entries, words] of [
  ['a missing key', { 'page.files': files }, /page\.hello is missing/],
  ['a key that English has not', { 'page.hello': hello, 'page.files': files, 'page.x': hello }, /page\.x is not in en\.po/],
  ['a translation of older English', { 'page.hello': { ...hello, id: 'Hi {name}' }, 'page.files': files }, /is now "Hello \{name\}"\. Translate it again/],
  ['an empty translation', { 'page.hello': { ...hello, texts: [''] }, 'page.files': files }, /page\.hello is not translated/],
  ['a missing form', { 'page.hello': hello, 'page.files': { ...files, texts: files.texts.slice(0, 5) } }, /form "other" is not translated/],
  ['a missing value', { 'page.hello': { ...hello, texts: ['Helo'] }, 'page.files': files }, /lacks \{name\}/],
  ['an unknown value', { 'page.hello': { ...hello, texts: ['Helo {name} {enw}'] }, 'page.files': files }, /has \{enw\}/],
  ['markup', { 'page.hello': { ...hello, texts: ['<b>Helo {name}</b>'] }, 'page.files': files }, /has markup/],
  ['an invisible sign of direction', { 'page.hello': { ...hello, texts: ['\u202eHelo {name}'] }, 'page.files': files }, /sign of direction/],
  ['Eastern digits', { 'page.hello': { ...hello, texts: ['{name} ٣'] }, 'page.files': files }, /not Western/],
]) {
  test(`${what} stops the build`, () => assert.match(compared(entries), words));
}

for (const [what, page, words] of [
  ['a key that is nowhere', '@T["page.helo"]', /no words "page\.helo"/],
  ['a section that is nowhere', '@T["pgae.hello"]', /no words "pgae\.hello"/],
  ['a value that is not given', '@T["page.hello"]', /needs a value for \{name\}/],
  ['a value that the words have not', '@T["page.hello", ("name", F(x, "y")), ("nmae", x)]', /has no \{nmae\}/],
]) {
  test(`${what} stops the build at its line`, () => {
    assert.match(used(`\n\n${page}`), words);
    assert.match(used(`\n\n${page}`), /Page\.cshtml\(3\): error/);
  });
}

test('words that nothing says stop the build', () => {
  assert.match(said((mistakes) => checkUses(english, [{ file: 'P.cshtml', text: '@T["page.hello", ("name", x)]' }], mistakes)), /Nothing uses page\.files/);
});

test('English and Welsh are written by the forms that each has', () => {
  assert.deepEqual(compact(english)['page.files'], { one: '{count} file', other: '{count} files' });
  assert.deepEqual(Object.keys(compact(catalogue('cy', { 'page.files': files }))['page.files']), ['zero', 'one', 'two', 'few', 'many', 'other']);
});
