// Languages that nobody speaks, made from the English: whatever is still readable on a page was not taken from a language file, and whatever
// breaks would break in German or Hebrew. Their names are CLDR's own. For tests only: the service has no way to load them in Production.

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻḾÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';

export const pseudo = [
  { language: 'en-XA', write: long, forms: ['one', 'other'] },
  { language: 'ar-XB', write: mirrored, forms: ['zero', 'one', 'two', 'few', 'many', 'other'] },
];

/** Accents on every letter, and half as long again: few languages need more. */
function long(text) {
  const extra = Math.ceil(text.replace(/\{\w+\}/g, '').length / 2);
  return `⟦${accents(text)} ${'ẋýž'.repeat(extra).slice(0, extra).replace(/(.{7})/g, '$1 ').trim()}⟧`;
}

/** Accents, and written from right to left, letter by letter. */
function mirrored(text) {
  return `\u202e${accents(text)}\u202c`;
}

function accents(text) {
  return text.split(/(\{\w+\})/).map((part) => part.startsWith('{')
    ? part
    : [...part].map((letter) => accented.charAt(plain.indexOf(letter)) || letter).join('')).join('');
}

export function compactPseudo({ entries }, { write, forms }) {
  return Object.fromEntries([...entries].map(([key, { id, plural }]) => [
    key,
    plural === undefined ? write(id) : Object.fromEntries(forms.map((form) => [form, write(plural)])),
  ]));
}
