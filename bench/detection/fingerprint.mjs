// node bench/detection/fingerprint.mjs <list.tsv>: writes rules/detection/prints.json from lines of `license<TAB>kind<TAB>path`.
// Only digests of word runs are kept, never the texts. Run it again when rules/detection/words.yaml changes.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { bundle } from '../bundle.mjs';

const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'prints-'));
await bundle({
  entryPoints: ['src/resolve/detect/compile/index.ts'],
  outfile: join(out, 'compile.mjs'),
  packages: 'bundle',
});
const { fingerprint, packPrint } = await import(pathToFileURL(join(out, 'compile.mjs')).href);
rmSync(out, { recursive: true });
const spellings = parse(readFileSync(join(root, 'rules/detection/words.yaml'), 'utf8'));
const prints = [];
for (const line of readFileSync(process.argv[2], 'utf8').trim().split('\n')) {
  const [license, kind, path] = line.split('\t');
  const text = readFileSync(path, 'utf8')
    .replace(/^r#"|"#\s*$/g, '')
    .replace(/^---\n[\s\S]*?\n---\n/, '');
  const { words, hashes, at } = fingerprint(text, spellings);
  prints.push({ license, kind, words, prints: Buffer.from(packPrint(hashes, at)).toString('base64') });
}
prints.sort((a, b) => (a.license < b.license ? -1 : a.license > b.license ? 1 : a.words - b.words));
writeFileSync(join(root, 'rules/detection/prints.json'), `[\n${prints.map((print) => JSON.stringify(print)).join(',\n')}\n]\n`);
