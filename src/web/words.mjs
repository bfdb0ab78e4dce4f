// Checks the languages and writes them for the service, the scripts and the tests. Called by Web.targets and by `npm run words`.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSource, compact, compare, source, translations } from './words/catalogues.mjs';
import { Mistakes } from './words/mistakes.mjs';
import { countsUpTo } from './words/plurals.mjs';
import { compactPseudo, pseudo } from './words/pseudo.mjs';
import { read } from './words/read.mjs';
import { checkUses, sources } from './words/uses.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const locales = path.join(here, 'locales');
const app = path.join(here, '../SecureMediaIntake.FunctionApp');
const built = path.join(here, 'built');

const mistakes = new Mistakes();
const english = read(locales, source, mistakes);
const others = translations.map((language) => read(locales, language, mistakes));
checkSource(english, mistakes);
others.forEach((other) => compare(english, other, mistakes));
checkUses(english, [...sources([path.join(app, 'Patient'), path.join(app, 'Languages'), path.join(app, 'Texts'), path.join(here, 'src')])], mistakes);

if (mistakes.lines.length > 0) {
  mistakes.lines.forEach((line) => console.error(line));
  process.exit(1);
}

for (const catalogue of [english, ...others]) {
  write(`words/${catalogue.language}.json`, JSON.stringify(compact(catalogue)));
  const state = catalogue.language === source ? 'the source' : catalogue.reviewed ?? 'NOT reviewed by a translator';
  console.log(`Words: ${catalogue.language}, ${catalogue.entries.size} sentences, ${state}`);
}
for (const each of pseudo) {
  write(`pseudo/${each.language}.json`, JSON.stringify(compactPseudo(english, each)));
}
write('plurals.json', JSON.stringify(countsUpTo(1_200, [source, ...translations])));
write('words.ts', types([...english.entries].filter(([key]) => key.startsWith('script.'))));

/** Names of the script's words, so that its compiler finds one that is missing. */
function types(entries) {
  const union = (counted) => entries
    .filter(([, { plural }]) => (plural !== undefined) === counted)
    .map(([key]) => `\n  | '${key.split('.')[1]}'`).join('');
  return `// Made by words.mjs from the language files.\nexport type Word =${union(false)};\n\nexport type CountedWord =${union(true)};\n`;
}

/** Only what changed, so that nothing is built again without need. */
function write(name, text) {
  const file = path.join(built, name);
  mkdirSync(path.dirname(file), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    writeFileSync(file, text);
  }
}
