// Licence files of installed npm packages with labels read by a person (labels.tsv), found by digest in the folders given with --npm.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Records of the texts that are there: like those of corpora.mjs, and `judge`, which reads operators and unnamed terms too. */
export function auditRecords(folders) {
  // A text of set 5 that an earlier set has too has a row in both.
  const labels = new Map();
  for (const row of labelRows()) labels.set(row.sha256, [...(labels.get(row.sha256) ?? []), row]);
  const records = [];
  for (const path of folders.flatMap((folder) => licenseFiles(folder))) {
    const bytes = readFileSync(path);
    const digest = createHash('sha256').update(bytes).digest('hex');
    for (const row of labels.get(digest) ?? []) records.push(recordOf(row, bytes.toString('utf8')));
    labels.delete(digest);
  }
  return records;
}

function recordOf(row, text) {
  const readings = [row.expression, ...(row.also ? row.also.split(' | ') : [])].map(readExpression);
  return {
    // Sets 3 to 5 had been labelled before anything was tuned on them: rows of their own.
    corpus: /^[12]$/.test(row.set) ? 'npm-audit' : `npm-audit set ${row.set}`,
    kind: 'file',
    id: `${row.package} ${row.file}`,
    text,
    role: roleOf(row.file),
    label: row.expression,
    expected: [...new Set(readings.flatMap((reading) => idsOf(reading)))].sort(),
    judge: (found) => judge(found, readings),
    weak: false,
    tuned: row.set === '1',
  };
}

/** As a scan has it; in the sets before the fifth every file is a licence file. */
const roleOf = (file) =>
  /^notice|third.?party|^patents/i.test(file) ? 'notice' : /^copyright/i.test(file) ? 'copyright' : 'license';

function labelRows() {
  const lines = readFileSync(join(import.meta.dirname, 'labels.tsv'), 'utf8').split('\n');
  const [head, ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

function licenseFiles(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile() && /licen[sc]e|^copying|^copyright|notice|^patents/i.test(entry.name)) found.push(path);
    else if (
      entry.isDirectory() &&
      (entry.name === 'node_modules' || entry.name.startsWith('@') || existsSync(join(path, 'package.json')))
    )
      found.push(...licenseFiles(path));
  }
  return found;
}

/**
 * `exact` is one of the accepted readings, operators and unnamed terms included; `none` names nothing where a name or NOASSERTION is due; `wrong` names what is not there,
 * offers a choice that is not given, or hides terms beside a licence; `part` is what is left: something missing, or a choice not seen.
 */
function judge(found, readings) {
  const shown = print(found);
  if (readings.some((reading) => print(reading) === shown)) return 'exact';
  const ids = idsOf(found);
  // Something is said to be there where nothing is.
  if (ids.length === 0 && readings.every((reading) => reading.kind === 'none')) return 'wrong';
  if (ids.length === 0) return 'none';
  const known = new Set(readings.flatMap(idsOf));
  const isHiding = readings.every(isUnknown) && !isUnknown(found);
  const isLoose = shown.includes(' OR ') && !readings.some((reading) => print(reading).includes(' OR '));
  return ids.some((id) => !known.has(id)) || isHiding || isLoose ? 'wrong' : 'part';
}

/** Whether something unnamed must be complied with, whatever is chosen. */
function isUnknown(node) {
  if (node.kind === 'and') return node.parts.some(isUnknown);
  return node.kind === 'or' ? node.parts.every(isUnknown) : node.kind !== 'license' || isFamily(node);
}
/** "A BSD licence": that something is there, not which. */
const isFamily = (node) => node.id.startsWith('LicenseRef-licheck-family-');

function idsOf(node) {
  if (node.kind === 'license') return isFamily(node) ? [] : [name(node)];
  return [...new Set((node.parts ?? []).flatMap(idsOf))];
}
const name = (node) => `${node.id}${node.orLater ? '+' : ''}${node.exception ? ` WITH ${node.exception}` : ''}`;

/** One spelling for each expression: parts sorted, repeats dropped. */
export function print(node) {
  if (node.kind === 'license') return isFamily(node) ? 'NOASSERTION' : name(node);
  if (node.parts === undefined) return node.kind.toUpperCase();
  const parts = [...new Set(node.parts.map(print).map((part) => (/ (?:AND|OR) /.test(part) ? `(${part})` : part)))].sort();
  return parts.join(node.kind === 'and' ? ' AND ' : ' OR ');
}

/** Expressions of labels.tsv: ids, WITH, AND, OR and parentheses; a chain has one operator. */
function readExpression(text) {
  const tokens = text.match(/[()]|[^\s()]+/g);
  const chain = () => {
    const parts = [unit()];
    let kind = 'and';
    while (tokens[0] === 'AND' || tokens[0] === 'OR') {
      kind = tokens.shift().toLowerCase();
      parts.push(unit());
    }
    return parts.length === 1 ? parts[0] : { kind, parts };
  };
  const unit = () => {
    const token = tokens.shift();
    if (token === 'NOASSERTION' || token === 'NONE') return { kind: token.toLowerCase() };
    if (token !== '(') {
      const exception = tokens[0] === 'WITH' ? { exception: tokens.splice(0, 2)[1] } : {};
      return { kind: 'license', id: token.replace(/\+$/, ''), orLater: token.endsWith('+'), ...exception };
    }
    const inner = chain();
    tokens.shift();
    return inner;
  };
  return chain();
}
