// Where labelled texts come from. Each record: {corpus, id, text, expected, tuned}; `expected` is a sorted list of SPDX ids.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianRecords } from './debian.mjs';

/** Half of the records, by hash of their path, are looked at while tuning; the others are only counted. */
export const isTuned = (path) => createHash('sha256').update(path).digest()[0] < 128;

/** A GitHub address says which licence only to those who have read what is there: such records measure nothing here. */
const isRepositoryAddress = (path) => path.includes('/nuget/');

export function corpusRecords(folder) {
  const list = join(folder, 'detection/split/dev.jsonl');
  if (!existsSync(list)) return [];
  const seen = new Set();
  const records = [];
  for (const line of readFileSync(list, 'utf8').trim().split('\n')) {
    const record = JSON.parse(line);
    if (!record.spdx || isRepositoryAddress(record.path)) continue;
    const path = join(folder, 'detection', record.corpus, record.path);
    const text = record.unit === 'project' ? undefined : readFileSync(path, 'utf8');
    const files = record.unit === 'project' ? projectFiles(path) : undefined;
    if (record.corpus === 'npm') {
      if (seen.has(record.th)) continue;
      seen.add(record.th);
    }
    records.push({
      corpus: record.corpus,
      kind: record.kind,
      id: record.path,
      text,
      files,
      expected: record.expected,
      weak: record.weak,
      tuned: isTuned(record.path),
    });
  }
  return records;
}

function projectFiles(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}

export const allRecords = (folder) => [...corpusRecords(folder), ...debianRecords('/usr/share/doc')];
