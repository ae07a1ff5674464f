// Texts to learn from: licence files of installed packages, each distinct one once, READMEs, Debian's copyright files.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const licenseTexts = (folder) => textsOf(folder, /^(?:un)?licen[sc]e|^copying|^notice/i);
export const readmes = (folder) => textsOf(folder, /^readme/i);

export const copyrightFiles = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => join(folder, name, 'copyright'))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));

/** The beginnings of source files that speak of a licence. */
export const headers = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:h|hpp|c|cc|py|p[lm]|js|ts|sh|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, 'utf8').slice(0, HEADER))
    .filter((text) => /licen[sc]e/i.test(text));
const HEADER = 3000;

const labels = new Map(
  readFileSync(join(import.meta.dirname, '../npm-audit/labels.tsv'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, digest, , , expression = '', also = '']) => [digest, `${expression} ${also}`.includes('NOASSERTION')]),
);
/** Whether a person found terms without a name in this text; `undefined` when nobody read it. */
export const isUnknown = (text) => labels.get(createHash('sha256').update(text).digest('hex'));

function textsOf(folder, isMeant) {
  const texts = new Map();
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        if (entry.name.startsWith('@') || entry.name === 'node_modules' || existsSync(join(inside, 'package.json')))
          visit(inside);
      } else if (isMeant.test(entry.name) && !/\.(?:[cm]?[jt]s|json|html?)$/.test(entry.name)) {
        const text = readFileSync(inside, 'utf8');
        texts.set(text.replace(/\s+/g, ' '), text);
      }
    }
  };
  visit(folder);
  return [...texts.values()];
}
