// The texts of the SPDX list under the changes that copies go through, and texts that hold no licence.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const wrap = (text, width) =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .trim()
        .replace(/\s+/g, ' ')
        .replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n')
        .trim(),
    )
    .join('\n\n');
const comment = (mark) => (text) =>
  text
    .split('\n')
    .map((line) => mark + line)
    .join('\n');
const pseudo = (seed) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
};
const mistype = (share) => (text) => {
  const random = pseudo(7);
  return text.replace(/[A-Za-z]{5,}/g, (word) => (random() < share ? word.slice(0, 2) + word.slice(3) : word));
};

export const DEFORMATIONS = {
  'as it is': (text) => text,
  'wrapped at 40': (text) => wrap(text, 40),
  'wrapped at 120': (text) => wrap(text, 120),
  'in // comments': comment('// '),
  'in a C comment': (text) => `/*\n${comment(' * ')(text)}\n */`,
  'in # comments': comment('# '),
  'in dnl comments': comment('dnl '),
  'upper case': (text) => text.toUpperCase(),
  'holder filled in': (text) =>
    `Copyright (c) 2019-2024 Tea House Ltd. All rights reserved.\n\n${text.replace(/<year>/g, '2024').replace(/<[a-z ]*(?:holders?|owner|name of author)[a-z ]*>/gi, 'Tea House Ltd.')}`,
  'in HTML': (text) =>
    `<html><body><h1>License</h1>${text
      .split(/\n\s*\n/)
      .map((paragraph) => `<p>${paragraph.replaceAll('"', '&quot;')}</p>`)
      .join('\n')}</body></html>`,
  'in Markdown': (text) => `# License\n\n${text.replace(/^(\d+)\.\s/gm, '* **$1.** ')}`,
  'one word in 100 mistyped': mistype(0.01),
  'one word in 40 mistyped': mistype(0.025),
  'last tenth cut off': (text) => text.slice(0, text.length * 0.9),
};

/** Texts without a licence: source code and prose of the packages installed here, licence comments and mentions left out. */
export function negatives(modules, limit = 2500) {
  const found = [];
  const visit = (folder, depth) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (found.length >= limit) return;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < 5) visit(path, depth + 1);
      else if (entry.isFile() && /\.(?:js|mjs|ts|md|css|html)$/.test(entry.name) && statSync(path).size < 60_000) {
        const text = readFileSync(path, 'utf8');
        if (!/licen[sc]e|copyright|\bMIT\b|\bBSD\b|GPL|public domain|spdx|creativecommons|opensource\.org/i.test(text))
          found.push({ id: path, text });
      }
    }
  };
  visit(modules, 0);
  return found;
}
