import { po } from 'gettext-parser';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** @returns {{ language, file, plural, reviewed, entries: Map<string, { id, plural, texts }> }} */
export function read(folder, language, mistakes) {
  const file = path.join(folder, `${language}.po`);
  const { headers, translations: contexts } = po.parse(readFileSync(file), { defaultCharset: 'utf-8' });
  const entries = new Map();

  for (const [key, byId] of Object.entries(contexts)) {
    const found = Object.values(byId).filter(({ msgid }) => msgid !== '');
    if (key === '') {
      found.forEach(({ msgid }) => mistakes.add(file, `"${msgid}" has no key (msgctxt).`));
      continue;
    }
    if (found.length !== 1) {
      mistakes.add(file, `${key} is there ${found.length} times.`);
    }
    if (!/^[a-z-]+\.[a-z0-9-]+$/.test(key)) {
      mistakes.add(file, `"${key}" is no key: section.name, in small letters.`);
    }
    const [{ msgid, msgid_plural: plural, msgstr, comments }] = found;
    if (comments?.flag?.includes('fuzzy')) {
      mistakes.add(file, `${key} is marked fuzzy: a guess is no translation.`);
    }
    entries.set(key, { id: msgid, plural, texts: msgstr });
  }

  const reviewed = headers['X-Reviewed'];
  return { language, file, header: headers['Plural-Forms'], reviewed: reviewed === undefined || reviewed === 'no' ? null : reviewed, entries };
}
