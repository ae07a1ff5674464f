// Licence paragraphs of the machine-readable copyright files (DEP-5) of the Debian packages installed here, texts only, each distinct text once.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isTuned } from './corpora.mjs';

const NAMES = {
  expat: 'MIT',
  'mit-expat': 'MIT',
  apache: undefined,
  'apache-2': 'Apache-2.0',
  'apache-2.0': 'Apache-2.0',
  'bsd-2-clause': 'BSD-2-Clause',
  'bsd-3-clause': 'BSD-3-Clause',
  'bsd-4-clause': 'BSD-4-Clause',
  isc: 'ISC',
  zlib: 'Zlib',
  'mpl-2.0': 'MPL-2.0',
  'mpl-1.1': 'MPL-1.1',
  'cc0-1.0': 'CC0-1.0',
  cc0: 'CC0-1.0',
  'artistic-2.0': 'Artistic-2.0',
  'bsl-1.0': 'BSL-1.0',
  'boost-1.0': 'BSL-1.0',
  unlicense: 'Unlicense',
  'ofl-1.1': 'OFL-1.1',
  'sil-1.1': 'OFL-1.1',
  'psf-2': 'PSF-2.0',
  'epl-1.0': 'EPL-1.0',
  'cc-by-sa-3.0': 'CC-BY-SA-3.0',
  'cc-by-3.0': 'CC-BY-3.0',
  'cc-by-4.0': 'CC-BY-4.0',
  'cc-by-sa-4.0': 'CC-BY-SA-4.0',
  fsfap: 'FSFAP',
  fsful: 'FSFUL',
  fsfullr: 'FSFULLR',
  x11: 'X11',
  curl: 'curl',
  'bzip2-1.0.6': 'bzip2-1.0.6',
  'python-2.0': 'Python-2.0',
  wtfpl: 'WTFPL',
  'wtfpl-2': 'WTFPL',
  '0bsd': '0BSD',
  'mit-0': 'MIT-0',
  postgresql: 'PostgreSQL',
  openssl: 'OpenSSL',
  ncsa: 'NCSA',
};

function spdxOf(name) {
  const key = name.trim().toLowerCase().replace(/\s+/g, ' ');
  if (key in NAMES) return NAMES[key];
  const gnu = /^(gpl|lgpl|agpl|gfdl)[- ]?v?(\d(?:\.\d)?)(\+?)$/.exec(key);
  if (gnu) {
    const version = gnu[2].includes('.') ? gnu[2].replace(/^(2)\.0$/, '2.0') : `${gnu[2]}.0`;
    return `${gnu[1].toUpperCase()}-${version}-${gnu[3] ? 'or-later' : 'only'}`;
  }
  return undefined;
}

function expectedOf(header) {
  const parts = header
    .replace(/[()]/g, ' ')
    .split(/\s+(?:and|or)\s+|\s*,\s*(?:and|or)?\s*/i)
    .filter((part) => part.trim() !== '');
  const ids = parts.map(spdxOf);
  return ids.length > 0 && ids.every((id) => id !== undefined) ? [...new Set(ids)].sort() : undefined;
}

export function debianRecords(folder) {
  if (!existsSync(folder)) return [];
  const seen = new Set();
  const records = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name, 'copyright');
    if (!existsSync(path)) continue;
    const text = readFileSync(path, 'utf8');
    if (!/^Format:.*(?:copyright-format|dep5)/im.test(text)) continue;
    for (const match of text.matchAll(/^License:[ \t]*(\S[^\n]*)\n((?:[ \t]+[^\n]*\n?)+)/gm)) {
      const expected = expectedOf(match[1]);
      const body = match[2].replace(/^ \.$/gm, '').replace(/^ /gm, '');
      const digest = createHash('sha256').update(body.replace(/\s+/g, ' ')).digest('hex');
      if (expected === undefined || seen.has(digest) || body.trim().length < 60) continue;
      seen.add(digest);
      const id = `${name}:${match[1].trim()}:${digest.slice(0, 8)}`;
      records.push({ corpus: 'debian', kind: 'paragraph', id, text: body, expected, weak: false, tuned: isTuned(id) });
    }
  }
  return records;
}
