// node bench/detection/laws.mjs: how the texts of the SPDX list fare under deformations, how often two of them are found in one file,
// how often something is found where there is no licence, how fast the reading is and how long the index takes to open.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildDetector } from './build.mjs';
import { DEFORMATIONS, negatives } from './deform.mjs';
import { licensesOf } from './score.mjs';

const CLAUSE =
  'In addition to the above, the licensee shall pay a yearly fee to the author for every server on which the software or any derivative of it is executed, and shall report those servers in writing before the first day of every quarter.';

const root = resolve(import.meta.dirname, '../..');
const out = mkdtempSync(join(tmpdir(), 'detect-'));
try {
  const createDetector = await buildDetector(out);
  const bytes = readFileSync(join(out, 'detect.bin'));
  const opened = performance.now();
  const detector = createDetector(bytes);
  console.log(`index ${(bytes.length / 1e6).toFixed(1)} MB, opened in ${(performance.now() - opened).toFixed(1)} ms`);
  const list = JSON.parse(readFileSync(join(root, 'node_modules/spdx-license-list/spdx-full.json'), 'utf8'));
  const read = (text) => licensesOf(detector.detect(text).expression).join(' + ');
  // What the untouched text gives is the truth here: some ids share a text.
  const truth = new Map(
    Object.keys(list)
      .filter((id) => !/-with-|\+$|^(?:CAL-1|Community-Spec|Net-SNMP|Nunit|eCos-2|wxWindows)/.test(id))
      .map((id) => [id, read(list[id].licenseText)]),
  );
  for (const [name, deform] of Object.entries(DEFORMATIONS)) {
    const tally = { same: 0, none: 0, other: 0 };
    for (const [id, expected] of truth) {
      const found = read(deform(list[id].licenseText));
      tally[found === expected ? 'same' : found === '' ? 'none' : 'other'] += 1;
    }
    const share = (count) => ((100 * count) / truth.size).toFixed(1).padStart(5);
    console.log(`${name.padEnd(26)} same ${share(tally.same)}  none ${share(tally.none)}  other ${share(tally.other)}`);
  }
  const ids = [...truth.keys()];
  let both = 0;
  for (let i = 0; i < ids.length; i += 1) {
    const [a, b] = [ids[i], ids[(i * 7 + 3) % ids.length]];
    const found = read(`${list[a].licenseText}\n\n${list[b].licenseText}`).split(' + ');
    if ([truth.get(a), truth.get(b)].every((id) => found.includes(id))) both += 1;
  }
  console.log(`two in one file            both ${((100 * both) / ids.length).toFixed(1)}`);
  const alone = [...truth].filter(([id, expected]) => {
    const text = list[id].licenseText;
    const middle = text.indexOf('\n\n', text.length * 0.4);
    if (text.length < 600 || middle < 0 || middle > text.length * 0.8) return false;
    const { expression } = detector.detect(`${text.slice(0, middle)}\n\n${CLAUSE}${text.slice(middle)}`);
    return licensesOf(expression).join(' + ') === expected && !JSON.stringify(expression).includes('noassertion');
  });
  console.log(`with a clause put in       reported as the licence alone ${((100 * alone.length) / truth.size).toFixed(1)}`);
  const clean = negatives(join(root, 'node_modules'));
  const alarms = clean.filter(({ text }) => detector.detect(text).expression.kind !== 'none');
  console.log(`no licence at all          ${alarms.length} of ${clean.length} files read as something`);
  for (const { id } of alarms.slice(0, 10)) console.log(`  ${id}: ${read(readFileSync(id, 'utf8')) || 'NOASSERTION'}`);
  speed(
    detector,
    'licence texts',
    Object.values(list).map(({ licenseText }) => licenseText),
  );
  speed(
    detector,
    'source and prose',
    clean.map(({ text }) => text),
  );
} finally {
  rmSync(out, { recursive: true });
}

/** Processor time, not the clock: other work on the machine does not count. */
function speed(detector, name, texts) {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const before = process.cpuUsage();
    for (const text of texts) detector.detect(text);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  console.log(`${name.padEnd(26)} ${(length / best).toFixed(1)} MB/s`);
}
