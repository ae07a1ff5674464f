// Runs a file of judging cases through the built command: node bench/conformance/run.mjs <cases.yaml>
// A case: {id, metadata, files?, policy, verdict, findings?}; see fixtures/judging/cases.yaml.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const repo = join(import.meta.dirname, '../..');
const file = process.argv[2] ?? join(repo, 'fixtures/judging/cases.yaml');
const texts = createRequire(import.meta.url)('spdx-license-list/full');
const textOf = (id) => (texts[id] ?? texts[`${id}-only`]).licenseText;

let failed = 0;
const cases = parse(readFileSync(file, 'utf8'));
for (const { id, metadata, files = {}, policy, verdict, findings = [] } of cases) {
  const root = mkdtempSync(join(tmpdir(), 'licheck-case-'));
  const kettle = join(root, 'node_modules/kettle');
  mkdirSync(kettle, { recursive: true });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'tea-house', private: true, dependencies: { kettle: '1.0.0' } }),
  );
  writeFileSync(join(kettle, 'package.json'), JSON.stringify({ name: 'kettle', version: '1.0.0', ...metadata }));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(kettle, name), text.startsWith('text:') ? textOf(text.slice(5)) : text);
  writeFileSync(join(root, 'licheck.yaml'), stringify({ policy }));
  const run = spawnSync(process.execPath, [join(repo, 'bin/licheck.js'), root, '--format', 'json'], { encoding: 'utf8' });
  rmSync(root, { recursive: true });
  const problems = [];
  try {
    const document = JSON.parse(run.stdout);
    const purl = 'pkg:npm/kettle@1.0.0';
    const found = document.components.find((component) => component.purl === purl)?.verdict;
    const codes = document.findings.filter((finding) => finding.purl === purl).map((finding) => finding.code);
    if (found !== verdict) problems.push(`verdict ${found}, expected ${verdict}`);
    for (const code of findings) if (!codes.includes(code)) problems.push(`no ${code} among ${codes.join(', ')}`);
  } catch {
    problems.push(`no document: ${run.stderr}`);
  }
  if (problems.length > 0) {
    failed += 1;
    console.log(`${id}: ${problems.join('; ')}`);
  }
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
