// Builds scripts and styles into the wwwroot of the FunctionApp. Called by Web.targets and by `npm run build`.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import rtlcss from 'rtlcss';
import * as sass from 'sass';

const here = path.dirname(fileURLToPath(import.meta.url));
const wwwroot = path.resolve(process.argv[2] ?? path.join(here, '../SecureMediaIntake.FunctionApp/wwwroot'));

/** One folder per audience, since the host routes `p` and `clinic` only. */
const audiences = [
  // Patients read from right to left too, and nhsuk-frontend has no logical properties: a second sheet is made, and a page loads one of them.
  { folder: 'p/assets', scripts: ['patient'], style: 'site', mirrored: true },
  { folder: 'clinic/assets', scripts: ['portal', 'viewer', 'capture'], style: 'portal' },
];

/** Bytes compressed. At 400 kbit/s the patient's script takes 0.3 s of these, beside a first page that should show within 4 s. */
const budgets = { 'patient.js': 15_000, 'site.css': 26_000, 'site.rtl.css': 26_000, 'portal.js': 15_000, 'viewer.js': 25_000, 'capture.js': 18_000 };

for (const { folder, scripts, style, mirrored } of audiences) {
  const out = path.join(wwwroot, folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  await build({
    entryPoints: scripts.map((script) => path.join(here, `src/${script}.ts`)),
    outdir: out,
    bundle: true,
    minify: true,
    format: 'iife',
    // The oldest phones that nhsuk-frontend 10 and WebCrypto streams both serve.
    target: ['es2021', 'safari15', 'chrome90', 'firefox90'],
    legalComments: 'none',
    logLevel: 'warning',
  });

  const { css } = sass.compile(path.join(here, `styles/${style}.scss`), {
    style: 'compressed',
    loadPaths: [path.join(here, 'node_modules')],
    // nhsuk-frontend's own warnings are theirs to mend; ours still show.
    quietDeps: true,
  });
  writeFileSync(path.join(out, `${style}.css`), css);
  if (mirrored) {
    writeFileSync(path.join(out, `${style}.rtl.css`), rtlcss.process(css));
  }
  cpSync(path.join(here, 'images'), out, { recursive: true });
  pack(folder, [...scripts.map((script) => `${script}.js`), `${style}.css`, ...(mirrored ? [`${style}.rtl.css`] : [])]);
}

/**
 * Packs each file here, once and as small as it goes, for the service to hand out (AssetFiles.cs). Sizes as they travel: a change that costs patients on a bad
 * line shows in the build; one that costs too much stops it.
 */
function pack(folder, names) {
  const sizes = names.map((name) => {
    const file = path.join(wwwroot, folder, name);
    const gzip = gzipSync(readFileSync(file), { level: 9 });
    writeFileSync(`${file}.gz`, gzip);
    writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
    const bytes = gzip.length;
    if (bytes > (budgets[name] ?? Infinity)) {
      console.error(`${folder}/${name}: ${bytes} bytes compressed, over its budget of ${budgets[name]}.`);
      process.exitCode = 1;
    }
    return `${name} ${(bytes / 1000).toFixed(1)} KB`;
  });
  console.log(`${folder}, gzip: ${sizes.join(', ')}`);
}
