/**
 * The form of every count, as CLDR has it: the answers by which the .NET tests judge the service's own rules. Node carries CLDR's data, the
 * service carries no culture data at all.
 */
export function countsUpTo(end, languages) {
  return Object.fromEntries(languages.map((language) => {
    const rules = new Intl.PluralRules(language);
    return [language, Array.from({ length: end + 1 }, (_, count) => rules.select(count))];
  }));
}
