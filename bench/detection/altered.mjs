// node bench/detection/altered.mjs <folder>: into each text of the folder a clause is put at twelve places. How often is the answer the same?
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDetector } from './build.mjs';

const CLAUSES = [
  'In addition to the above, the licensee shall pay a yearly fee to the author for every server on which the software or any derivative of it is executed, and shall report those servers in writing before the first day of every quarter.',
  'You may not use the Model, or anything derived from it, to compete with the licensor or its affiliates.',
  'This license is granted for evaluation only and ends ninety days after the first use of the model.',
  'Any commercial use requires a separate written agreement with the licensor, who may refuse it for any reason whatever.',
  'The software must not be operated on machines that belong to a bank, an insurer or a public authority.',
];
const PLACES = 12;

const folder = process.argv[2] ?? '';
const out = mkdtempSync(join(tmpdir(), 'detect-'));
try {
  const detector = (await buildDetector(out))(readFileSync(join(out, 'detect.bin')));
  const read = (text) => JSON.stringify(detector.detect(text, { role: 'license' }).expression);
  const same = CLAUSES.map(() => 0);
  let tried = 0;
  for (const name of readdirSync(folder).sort()) {
    if (name.endsWith('.pdf')) continue;
    const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    const plain = read(text);
    if (plain.includes('noassertion')) continue;
    const places = new Set();
    for (let k = 1; k <= PLACES; k += 1) places.add(text.indexOf('\n\n', (text.length * k) / (PLACES + 1)));
    places.delete(-1);
    tried += places.size;
    for (const at of places) {
      for (const [i, clause] of CLAUSES.entries()) {
        if (read(`${text.slice(0, at)}\n\n${clause}${text.slice(at)}`) !== plain) continue;
        same[i] += 1;
        console.log(`same\t${name}\t${((100 * at) / text.length).toFixed(0)} %\t${clause.slice(0, 40)}`);
      }
    }
  }
  console.log(`${tried} places; clause for clause reported as the licence alone: ${same.join(', ')}`);
} finally {
  rmSync(out, { recursive: true });
}
