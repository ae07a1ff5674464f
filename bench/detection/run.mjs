// node bench/detection/run.mjs [--corpora <folder>] [--npm <folder>]... [--licensecheck <folder>] [--misses <corpus>] [--limit <n>]: accuracy per corpus, tuned and held-out halves apart.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildDetector } from './build.mjs';
import { allRecords } from './corpora.mjs';
import { licensecheckRecords } from './licensecheck.mjs';
import { auditRecords } from './npm-audit/audit.mjs';
import { licensesOf, verdict } from './score.mjs';

const { values } = parseArgs({
  options: {
    corpora: { type: 'string', default: process.env.LICHECK_CORPORA ?? '' },
    npm: { type: 'string', multiple: true, default: [] },
    licensecheck: { type: 'string' },
    misses: { type: 'string' },
    limit: { type: 'string', default: '40' },
    excerpt: { type: 'string', default: '0' },
  },
});
const labelFaults = readLabelFaults();
const out = mkdtempSync(join(tmpdir(), 'detect-'));
try {
  const createDetector = await buildDetector(out);
  const opened = performance.now();
  const detector = createDetector(readFileSync(join(out, 'detect.bin')));
  const load = performance.now() - opened;
  const table = new Map();
  let bytes = 0;
  let spent = 0;
  let shown = 0;
  const records = [...allRecords(values.corpora), ...auditRecords(values.npm), ...licensecheckRecords(values.licensecheck)];
  for (const record of records) {
    const before = performance.now();
    const whole = record.files ? undefined : detector.detect(record.text, { role: record.role ?? 'license' }).expression;
    const found = record.files
      ? projectLicenses(record.files, (file) => licensesOf(detector.detect(file.text, { role: roleOf(file.name) }).expression))
      : licensesOf(whole);
    spent += performance.now() - before;
    bytes += record.text?.length ?? 0;
    const result = record.judge ? record.judge(whole) : verdict(found, record.expected, record.corpus.startsWith('google'));
    const key = `${record.corpus}\t${record.tuned ? 'tuned' : 'held out'}`;
    const row = table.get(key) ?? { n: 0, exact: 0, part: 0, none: 0, wrong: 0, hit: 0, faults: 0 };
    row.n += 1;
    row[result] += 1;
    if (result === 'wrong' && labelFaults.has(`${digestOf(record)}\t${record.corpus}`)) row.faults += 1;
    // Something right was found, whatever else was.
    if (result === 'exact' || found.some((id) => record.expected.includes(id))) row.hit += 1;
    table.set(key, row);
    if (
      record.tuned &&
      values.misses !== undefined &&
      record.corpus.startsWith(values.misses) &&
      result !== 'exact' &&
      shown < Number(values.limit)
    ) {
      shown += 1;
      console.log(`${result}\t${record.id}\texpected ${record.expected.join(', ')}\tfound ${found.join(', ')}`);
      if (Number(values.excerpt) > 0) console.log(`${record.text?.slice(0, Number(values.excerpt))}\n----`);
    }
  }
  for (const [key, row] of [...table].sort()) {
    const share = (count) => ((100 * count) / row.n).toFixed(1).padStart(5);
    console.log(
      `${key.padEnd(34)} n ${String(row.n).padStart(4)}  exact ${share(row.exact)}  part ${share(row.part)}  none ${share(row.none)}  wrong ${share(row.wrong)}  any hit ${share(row.hit)}`,
    );
    // All of them are counted as wrong above.
    if (row.faults > 0) {
      const kept = (count) => ((100 * count) / (row.n - row.faults)).toFixed(1).padStart(5);
      console.log(
        `${'  without faults of labels'.padEnd(34)} n ${String(row.n - row.faults).padStart(4)}  exact ${kept(row.exact)}  part ${kept(row.part)}  none ${kept(row.none)}  wrong ${kept(row.wrong - row.faults)}`,
      );
    }
  }
  console.log(`load ${load.toFixed(1)} ms, ${(bytes / 1000 / spent).toFixed(1)} MB/s over ${(bytes / 1e6).toFixed(1)} MB`);
} finally {
  rmSync(out, { recursive: true });
}

/** Digests and corpora of label-faults.tsv: the same text may have another, truer label in another corpus. */
function readLabelFaults() {
  const lines = readFileSync(join(import.meta.dirname, 'label-faults.tsv'), 'utf8').split('\n');
  return new Set(lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t').slice(0, 2).join('\t')));
}
function digestOf({ text, id }) {
  return createHash('sha256')
    .update(text ?? id)
    .digest('hex');
}

/** As in a scan: licence files speak for a project, a README only where none of them says anything, metadata are read elsewhere. */
function projectLicenses(files, read) {
  const union = (some) => [...new Set(some.flatMap(read))].sort();
  const isLicense = ({ name }) => /licen[sc]e|copying|copyright|\.txt$/i.test(name);
  const found = union(files.filter(isLicense));
  return found.length > 0 ? found : union(files.filter(({ name }) => /^readme/i.test(name)));
}
function roleOf(name) {
  return /^readme/i.test(name) ? 'readme' : /^notice/i.test(name) ? 'notice' : 'license';
}
