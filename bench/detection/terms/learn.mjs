// node bench/detection/terms/learn.mjs --npm <node_modules>... [--texts <folder of licence texts>]...: writes rules/detection/term-weights.yaml.
// What speaks of terms: sentences of the SPDX list that permit, demand or forbid, and those of terms.txt. What does not: disclaimers, READMEs, what stands
// beside licences in files that are under those licences alone, and the sentences of remarks.txt. A logistic regression over words and pairs of words.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { bundle } from '../../bundle.mjs';
import { buildDetector } from '../build.mjs';
import { copyrightFiles, headers, isUnknown, licenseTexts, readmes } from './beside.mjs';

/** A sentence that a person wrote down counts as much as so many others. */
const SAID = 15;
/** There is so much prose that it would hush all short sentences. */
const PROSE = 0.3;
/** Sentences made of one line with choices. */
const MOST = 20;
/** What stands beside a licence where a person found nothing else, and where nobody looked. */
const READ = 20;
const BESIDE = 4;
/** Fewer words than that that say something are no sentence. */
const FEWEST = 2;
/** By so much each weight is drawn to nothing in every round. */
const SHRINK = 0.3;
const ROUNDS = 60;

const root = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({
  options: {
    npm: { type: 'string', multiple: true, default: [] },
    texts: { type: 'string', multiple: true, default: [] },
    headers: { type: 'string', multiple: true, default: [] },
    copyrights: { type: 'string', multiple: true, default: [] },
  },
});
const out = mkdtempSync(join(tmpdir(), 'terms-'));
const yaml = (path) => parse(readFileSync(join(root, path), 'utf8'));
const lines = (name) =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .flatMap(spellOut);

try {
  const createDetector = await buildDetector(out);
  await bundle({
    entryPoints: ['terms', 'unread', 'weights']
      .map((name) => `src/resolve/detect/beside/${name}.ts`)
      .concat('src/resolve/detect/words/words.ts', 'src/resolve/detect/words/lexicon.ts'),
    outdir: join(out, 'parts'),
    outExtension: { '.js': '.mjs' },
  });
  const part = async (path) => import(pathToFileURL(join(out, 'parts', path)).href);
  const { classesIn } = await part('beside/terms.mjs');
  const { EDGE, EDGE_CLASS, featuresOf, NAMED } = await part('beside/weights.mjs');
  const { sentencesOf } = await part('beside/unread.mjs');
  const { splitWords } = await part('words/words.mjs');
  const { EMPTY_LEXICON } = await part('words/lexicon.mjs');

  const folded = new Map();
  for (const [main, ...others] of yaml('rules/detection/words.yaml').same) for (const other of others) folded.set(other, main);
  for (const [main, others] of Object.entries(yaml('rules/detection/term-words.yaml')))
    for (const other of others) folded.set(other, main);
  const numbers = new Map([
    [NAMED, 1],
    [EDGE, EDGE_CLASS],
  ]);
  const names = ['', NAMED, EDGE];
  const numberOf = (spelled) => {
    // A licence that is named, in the lists of sentences.
    if (spelled === NAMED) return 1;
    const word = spelled.toLowerCase();
    const name = folded.get(word) ?? word;
    if (!/^[a-z]{2,}$/.test(name)) return 0;
    if (!numbers.has(name)) numbers.set(name, names.push(name) - 1);
    return numbers.get(name);
  };
  const nobody = () => false;
  const examples = new Map();
  const add = (words, sentence, isTerms, weight, isNamed = nobody) => {
    const classes = classesIn(words, sentence, isNamed, (at) => numberOf(words.text.slice(words.starts[at], words.ends[at])));
    if (classes.filter((number) => number > 0 && number !== EDGE_CLASS).length < FEWEST) return;
    const features = featuresOf(classes);
    const key = classes.join();
    if (!examples.has(key)) examples.set(key, { features: [...features], isTerms, weight });
  };
  const addText = (text, weigh) => {
    const words = splitWords(text, EMPTY_LEXICON);
    for (const sentence of sentencesOf(words, words.count === 0 ? [] : [{ from: 0, to: words.count }]))
      weigh(words, sentence, text.slice(words.starts[sentence.from], words.ends[sentence.to - 1]));
  };

  for (const line of lines('terms.txt')) addText(line, (words, sentence) => add(words, sentence, true, SAID));
  for (const line of lines('remarks.txt')) addText(line, (words, sentence) => add(words, sentence, false, SAID));
  const detector = createDetector(readFileSync(join(out, 'detect.bin')), (words, sentence, isNamed) =>
    heard.push({ words, sentence, isNamed }),
  );
  let heard = [];
  const listen = (text, role, weight) => {
    heard = [];
    const { expression } = detector.detect(text, { role });
    if (!JSON.stringify(expression).includes('noassertion'))
      for (const { words, sentence, isNamed } of heard) add(words, sentence, false, weight, isNamed);
  };
  for (const folder of values.npm)
    for (const text of licenseTexts(folder)) {
      const unknown = isUnknown(text);
      if (unknown !== true) listen(text, 'license', unknown === false ? READ : BESIDE);
    }
  for (const folder of values.headers) for (const text of headers(folder)) listen(text, undefined, 2);
  // Notices as the GNU licences have them, in many wordings.
  for (const folder of values.copyrights)
    for (const text of copyrightFiles(folder)) {
      heard = [];
      detector.detect(text, { role: 'license' });
      for (const { words, sentence, isNamed } of heard)
        if (isNamed(words.starts[sentence.from], words.ends[sentence.to - 1])) add(words, sentence, false, 3, isNamed);
    }
  const list = JSON.parse(readFileSync(join(root, 'node_modules/spdx-license-list/spdx-full.json'), 'utf8'));
  const terms = Object.values(list).map(({ licenseText }) => licenseText);
  for (const folder of values.texts)
    for (const name of readdirSync(folder)) if (!name.endsWith('.pdf')) terms.push(readFileSync(join(folder, name), 'utf8'));
  const DISCLAIMER = /warrant|liab|damages|\bas[- ]is\b|merchantab|fitness for|copyright \(c\)|all rights reserved/i;
  const DEMAND =
    /\b(?:may|must|shall|permission|permitted|prohibited|only|provided that|agree|grants?|granted|allowed|restrict\w*|required?|free of charge|subject to|not)\b/i;
  for (const text of terms)
    addText(text, (words, sentence, said) => {
      if (DISCLAIMER.test(said)) add(words, sentence, false, 0.3);
      else if (DEMAND.test(said)) add(words, sentence, true, 1);
    });
  for (const folder of values.npm)
    for (const text of readmes(folder)) {
      listen(text, 'readme', PROSE);
      addText(text.slice(0, 20_000), (words, sentence) => add(words, sentence, false, PROSE));
    }
  const { bias, weights } = regress([...examples.values()]);
  const nameOf = (feature) => (feature < 32768 ? names[feature] : `${names[feature >> 15]} ${names[feature & 32767]}`);
  const said = [...weights]
    .map(([feature, weight]) => [nameOf(feature), Math.round(weight * 100)])
    .filter(([, weight]) => Math.abs(weight) >= 15);
  said.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  writeFileSync(
    join(root, 'rules/detection/term-weights.yaml'),
    `# Made by bench/detection/terms/learn.mjs: how much a word, or a word soon after another, says that a sentence is terms, in hundredths.\nbias: ${Math.round(bias * 100)}\nweights:\n${said.map(([name, weight]) => `  '${name}': ${weight}\n`).join('')}`,
  );
  const count = [...examples.values()].filter(({ isTerms }) => isTerms).length;
  console.log(`${count} sentences of terms, ${examples.size - count} others, ${said.length} weights`);
} finally {
  rmSync(out, { recursive: true });
}

/** Of "{A|B} may not be {C|D}" every sentence, at most so many of them, evenly chosen. */
function spellOut(line) {
  const parts = line.split(/\{([^}]*)\}/).map((part, i) => (i % 2 === 0 ? [part] : part.split('|')));
  const all = parts.reduce((product, part) => product * part.length, 1);
  const count = Math.min(all, MOST);
  return Array.from({ length: count }, (_, i) => {
    let rest = Math.floor((i * all) / count) + (i % 2);
    return parts
      .map((part) => {
        const chosen = part[rest % part.length];
        rest = Math.floor(rest / part.length);
        return chosen;
      })
      .join('');
  });
}

/** Logistic regression by stochastic gradient, step sizes of their own for each feature, small weights drawn to nothing. The same input gives the same weights. */
function regress(examples) {
  const seen = new Map();
  for (const { features, isTerms } of examples)
    for (const feature of features) {
      const count = seen.get(feature) ?? { all: 0, terms: 0 };
      count.all += 1;
      count.terms += Number(isTerms);
      seen.set(feature, count);
    }
  const isKept = (feature) => {
    const { all, terms } = seen.get(feature);
    return feature < 32768 ? all >= 3 && terms >= 2 : terms >= 4 || (terms >= 2 && all <= 2 * terms);
  };
  const slots = new Map([...seen.keys()].filter(isKept).map((feature, i) => [feature, i]));
  const weights = new Float64Array(slots.size);
  const steps = new Float64Array(slots.size).fill(1);
  let bias = -2;
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2 ** 32;
  };
  const data = examples.map(({ features, isTerms, weight }) => ({
    at: features.flatMap((feature) => slots.get(feature) ?? []),
    isTerms,
    weight,
  }));
  const shrink = Number(process.env.SHRINK ?? SHRINK);
  const sums = new Float64Array(slots.size);
  let biases = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let i = data.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [data[i], data[j]] = [data[j], data[i]];
    }
    for (const { at, isTerms, weight } of data) {
      let sum = bias;
      for (const slot of at) sum += weights[slot];
      const slope = (1 / (1 + Math.exp(-sum)) - Number(isTerms)) * weight;
      bias -= 0.005 * slope;
      for (const slot of at) {
        steps[slot] += slope * slope;
        weights[slot] -= (0.2 * slope) / Math.sqrt(steps[slot]);
      }
    }
    for (let slot = 0; slot < weights.length; slot += 1) {
      const least = shrink / Math.sqrt(steps[slot]);
      weights[slot] = Math.sign(weights[slot]) * Math.max(0, Math.abs(weights[slot]) - least);
      if (round >= ROUNDS / 2) sums[slot] += weights[slot];
    }
    if (round >= ROUNDS / 2) biases += bias;
  }
  // The mean of the later rounds moves less when a sentence is added.
  return {
    bias: biases / (ROUNDS / 2),
    weights: new Map([...slots].map(([feature, slot]) => [feature, sums[slot] / (ROUNDS / 2)])),
  };
}
