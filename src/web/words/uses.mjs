// Where pages, service and scripts use the words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { placeholdersOf } from './catalogues.mjs';

/** Looked up by the code of a Problem; the .NET tests compare them with every Problem that a patient can meet. */
const foundByCode = 'problem.';

/** Written into the page as a whole. The script's compiler knows the names, so a missing one stops the build there. */
const scriptSection = 'script.';

export function* sources(folders) {
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true }).sort()) {
      if (/\.(cs|cshtml|ts)$/.test(name)) {
        const file = path.join(folder, name);
        yield { file, text: readFileSync(file, 'utf8') };
      }
    }
  }
}

/**
 * Every literal in a .cs or .cshtml that looks like a key of a section we have must be one; the values that are given beside it must be
 * those that the sentence has.
 */
export function checkUses(english, files, mistakes) {
  const sections = new Set([...english.entries.keys()].map((key) => key.split('.')[0]));
  const used = new Set();
  const scripts = [];

  for (const { file, text } of files) {
    if (file.endsWith('.ts')) {
      scripts.push(text);
      continue;
    }
    for (const match of text.matchAll(/"([a-z-]+)\.([a-z0-9-]+)"/g)) {
      const key = `${match[1]}.${match[2]}`;
      const asked = /(\bT|[Ww]ords)(\.\w+)?[[(]$/.test(text.slice(0, match.index));
      if (!asked && !sections.has(match[1])) {
        continue;
      }
      used.add(key);
      const line = text.slice(0, match.index).split('\n').length;
      const entry = english.entries.get(key);
      if (entry === undefined) {
        mistakes.add(file, `There are no words "${key}" in the language files.`, line);
      } else if (asked) {
        checkValues(file, line, key, entry, text.slice(match.index + match[0].length), mistakes);
      }
    }
  }

  const script = scripts.join('\n');
  for (const key of english.entries.keys()) {
    const name = key.startsWith(scriptSection) ? key.slice(scriptSection.length) : null;
    const isUsed = used.has(key) || key.startsWith(foundByCode) || (name !== null && isSaid(name, script));
    if (!isUsed) {
      mistakes.add(english.file, `Nothing uses ${key}: remove it from every language.`);
    }
  }
}

/** As a literal, or as the end of a template: `state-${state}`. */
function isSaid(name, script) {
  return script.includes(`'${name}'`)
    || [...script.matchAll(/`([a-z-]+-)\$\{\w+\}`/g)].some(([, start]) => name.startsWith(start));
}

/** `, ("organisation", …), …` up to the bracket that closes the call. A call that passes its values on is not looked into. */
function checkValues(file, line, key, { id, plural }, rest, mistakes) {
  const call = untilClosed(rest);
  if (/^\s*,\s*(values|\.\.)/.test(call)) {
    return;
  }
  const given = new Set([...call.matchAll(/[(]\s*"(\w+)"\s*,/g)].map(([, name]) => name));
  const wanted = placeholdersOf(plural ?? id);
  if (plural !== undefined) {
    wanted.delete('count');
  }
  [...wanted].filter((name) => !given.has(name)).forEach((name) => mistakes.add(file, `"${key}" needs a value for {${name}}.`, line));
  [...given].filter((name) => !wanted.has(name)).forEach((name) => mistakes.add(file, `"${key}" has no {${name}}.`, line));
}

function untilClosed(rest) {
  let depth = 0;
  for (let n = 0; n < rest.length; n++) {
    if ('(['.includes(rest[n])) {
      depth++;
    } else if (')]'.includes(rest[n]) && depth-- === 0) {
      return rest.slice(0, n);
    }
  }
  return rest;
}
