// What a language file must hold, and all that is wrong with it.

/** The language whose words are written in the msgid of every file. */
export const source = 'en';

export const translations = ['cy', 'ar'];

/** CLDR's names for the forms of a count, in the order in which every language numbers the ones that it has. */
const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The forms that a language has: msgstr[0] is the first of them. */
export function formsOf(language) {
  const own = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return forms.filter((form) => own.includes(form));
}

export function placeholdersOf(text) {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
}

/** Compares a translation with the source, sentence by sentence. */
export function compare(english, translation, mistakes) {
  const { file, language, entries } = translation;
  const names = formsOf(language);
  if (!translation.header?.includes(`nplurals=${names.length};`)) {
    mistakes.add(file, `Plural-Forms must say nplurals=${names.length}: ${names.join(', ')}.`);
  }

  for (const [key, { id, plural }] of english.entries) {
    const entry = entries.get(key);
    if (entry === undefined) {
      mistakes.add(file, `${key} is missing: "${id}".`);
    } else if (entry.id !== id || entry.plural !== plural) {
      mistakes.add(file, `The English of ${key} is now "${id}"${plural ? ` / "${plural}"` : ''}. Translate it again, and put that into its msgid.`);
    } else {
      checkTexts(file, key, entry, plural ? names : null, mistakes);
    }
  }
  for (const key of entries.keys()) {
    if (!english.entries.has(key)) {
      mistakes.add(file, `${key} is not in ${source}.po.`);
    }
  }
}

function checkTexts(file, key, { id, plural, texts }, names, mistakes) {
  const wanted = placeholdersOf(plural ?? id);
  (names ?? ['']).forEach((name, n) => {
    const text = texts[n] ?? '';
    const where = names === null ? key : `${key}, form "${name}"`;
    if (text.trim() === '') {
      mistakes.add(file, `${where} is not translated.`);
      return;
    }

    // "Two files" may be a word of its own, so a form may do without the number; nothing else may be left out.
    const given = placeholdersOf(text);
    const missing = [...wanted].filter((one) => !given.has(one) && !(names !== null && one === 'count'));
    const unknown = [...given].filter((one) => !wanted.has(one));
    missing.forEach((one) => mistakes.add(file, `${where} lacks {${one}}.`));
    unknown.forEach((one) => mistakes.add(file, `${where} has {${one}}, which the English has not.`));
    checkLetters(file, where, text, mistakes);
  });
  if (texts.length > (names?.length ?? 1)) {
    mistakes.add(file, `${key} has ${texts.length} forms; the language has ${names?.length ?? 1}.`);
  }
}

export function checkSource({ file, entries }, mistakes) {
  for (const [key, { id, plural, texts }] of entries) {
    if (texts.some((text) => text !== '')) {
      mistakes.add(file, `${key} has a msgstr: in English the words are the msgid.`);
    }
    if (plural !== undefined && !placeholdersOf(plural).has('count')) {
      mistakes.add(file, `${key} has two forms but no {count} that decides.`);
    }
    [id, plural ?? id].forEach((text) => checkLetters(file, key, text, mistakes));
  }
}

/** Texts are words: the pages make the markup and set the direction. */
function checkLetters(file, where, text, mistakes) {
  if (/[<>]/.test(text)) {
    mistakes.add(file, `${where} has markup.`);
  }
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) {
    mistakes.add(file, `${where} has an invisible sign of direction.`);
  }
  if (/[\u0660-\u0669\u06f0-\u06f9]/.test(text)) {
    mistakes.add(file, `${where} has digits that are not Western.`);
  }
}

/** The words of a language as the service reads them: a text, or the texts by form. */
export function compact({ language, entries }) {
  const names = formsOf(language);
  return Object.fromEntries([...entries].sort(([a], [b]) => a < b ? -1 : 1).map(([key, { id, plural, texts }]) => {
    const own = language === source ? [id, plural] : texts;
    return [key, plural === undefined ? own[0] : Object.fromEntries(names.map((name, n) => [name, own[n]]))];
  }));
}
