// One list of components out of several: node infra/sbom/merge.mjs OUT IN…
// CycloneDX' own tool reads .NET's projects, npm reads its own lock files; neither reads the other's.
import { readFileSync, writeFileSync } from 'node:fs';

const [out, ...parts] = process.argv.slice(2);
const boms = parts.map((part) => JSON.parse(readFileSync(part, 'utf8')));

// By purl: what five projects use is one component, and what one of them ships is not "excluded" because another builds with it.
const components = new Map();

for (const component of boms.flatMap((bom) => bom.components ?? [])) {
  const known = components.get(component.purl);
  components.set(component.purl, known && known.scope !== 'excluded' ? known : component);
}

const sorted = [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));

writeFileSync(out, JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': 'SecureMediaIntake', name: 'SecureMediaIntake' } },
  components: sorted,
}, null, 2) + '\n');
console.log(`${out}: ${sorted.length} components`);
