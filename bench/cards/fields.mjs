// node bench/cards/fields.mjs [--corpora <folder>]: real cards, each with the fields that must be found in it.
// The folder holds model-cards/index.tsv: file, frontmatter_status, license, license_name, license_link, base_model, base_model_relation, datasets.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDiscovery } from './build.mjs';

const { values } = parseArgs({ options: { corpora: { type: 'string', default: process.env.LICHECK_CORPORA ?? '' } } });
const folder = join(values.corpora, 'model-cards');
const { discover, modelCard, openProject, relationAt } = await buildDiscovery();
const inventory = discover(openProject(folder), { ignore: [], sources: [modelCard] });

const [head = '', ...rows] = readFileSync(join(folder, 'index.tsv'), 'utf8').trimEnd().split('\n');
const columns = head.split('\t');
const cell = (text = '') => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
const list = (text) => (text === '' ? [] : text.startsWith('[') ? JSON.parse(text) : [text]);

let wrong = 0;
for (const row of rows) {
  const parts = row.split('\t').map(cell);
  const expected = Object.fromEntries(columns.map((column, i) => [column, parts[i] ?? '']));
  const index = inventory.components.findIndex((one) =>
    one.provenance.some((seen) => seen.at.path === expected.file && !seen.at.keys),
  );
  const component = inventory.components[index];
  const problems = [];
  const same = (what, found, wanted) => {
    if (JSON.stringify(found) !== JSON.stringify(wanted))
      problems.push(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
  };
  if (expected.frontmatter_status === 'dict') {
    if (!component) problems.push('no component');
    // A name or a sentence stands in for each "other".
    const said = (component?.declaredRaw ?? []).map((raw) => (/^license_(?:name|details)$/.test(raw.field) ? 'other' : raw.text));
    same('license', said.sort(), list(expected.license).sort());
    same('base_model', related('derived-from', 'model'), list(expected.base_model));
    same('datasets', related('trained-on'), list(expected.datasets));
  } else if (component) problems.push(`a component, though its front matter is ${expected.frontmatter_status}`);
  const told = inventory.diagnostics.some((one) => one.path === expected.file);
  if (expected.frontmatter_status === 'yaml-error' && !told) problems.push('no diagnostic');
  wrong += problems.length > 0 ? 1 : 0;
  for (const problem of problems) console.log(`${expected.file}\t${problem}`);

  function related(kind, of) {
    const found = [];
    for (let edge = 0; edge < inventory.relations.from.length; edge += 1) {
      const relation = relationAt(inventory.relations, edge);
      const target = inventory.components[relation.to];
      if (relation.from === index && relation.kind === kind && (of === undefined || target.kind === of)) found.push(target.name);
    }
    return found;
  }
}
console.log(`${rows.length} cards, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
