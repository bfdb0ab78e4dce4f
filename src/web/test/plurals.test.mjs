import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { formsOf } from '../words/catalogues.mjs';

for (const language of ['en', 'cy', 'ar']) {
  test(`translators' tools count in ${language} as CLDR does`, () => {
    const file = readFileSync(path.join(process.cwd(), 'locales', `${language}.po`), 'utf8');
    const [, formula] = /Plural-Forms: [^;]+; plural=(.+);/.exec(file);
    const index = new Function('n', `return Number(${formula});`);
    const rules = new Intl.PluralRules(language);
    const names = formsOf(language);
    for (let n = 0; n <= 1_200; n++) {
      assert.equal(names[index(n)], rules.select(n), `${n}`);
    }
  });
}
