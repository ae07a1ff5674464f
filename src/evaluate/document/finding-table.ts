/**
 * Findings as numbers. A hundred thousand models have most of a million findings that say few different things about many
 * components: what they say is held once, and a finding is where to look it up. The object is written when somebody reads it.
 */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';
import type { Draft } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import { inOnePiece } from '../../model/text.ts';
import { nameOf } from '../check.ts';
import { digits } from '../findings/fingerprint.ts';
import { growNumbers, numberTexts } from './numbers.ts';

/** Rows are numbered in the order in which they are added. */
export interface FindingTable {
  /** Adds a finding whose labels are placed; answers its number. */
  add(finding: Draft, labels: readonly AssessedLabel[]): number;
  read(row: number): AssessedFinding;
  /** Empty for a finding about the policy. */
  purlOf(row: number): string;
}

/** What many findings have in common. */
type Common = Pick<AssessedFinding, 'code' | 'severity' | 'license' | 'help' | 'notes' | 'exception'>;

/** A message without the names in it: of the component at its start, of the base further on. */
interface Phrase {
  readonly isNamed: boolean;
  readonly before: string;
  /** Undefined where no base is named. */
  readonly after: string | undefined;
}

const NO_COMPONENT = 0xffffffff;

export function createFindingTable({ components }: Pick<Inventory, 'components'>): FindingTable {
  const rows = {
    common: growNumbers(),
    component: growNumbers(),
    phrase: growNumbers(),
    high: growNumbers(),
    low: growNumbers(),
  };
  const at = { labels: growNumbers(), path: growNumbers(), lineage: growNumbers() };
  const commons = createCommons();
  const phrases = createPhrases();
  const labels = createLabelNumbers();
  const ways = createWays(components);
  const labelsOf = growNumbers();
  const nameAt = (index: number): string => {
    const component = components[index];
    return component === undefined ? '' : nameOf(component);
  };
  let last: { readonly component: number; readonly name: string } = { component: -2, name: '' };

  const add = (finding: Draft, placed: readonly AssessedLabel[]): number => {
    const { component, message, lineage, path, fingerprint } = finding;
    if (last.component !== component) last = { component, name: nameAt(component) };
    const base = lineage.at(-1);
    const common = commons.numberOf(finding);
    rows.common.push(common);
    rows.component.push(component < 0 ? NO_COMPONENT : component);
    rows.phrase.push(phrases.numberOf(message, last.name, base === undefined ? '' : nameAt(base), common));
    rows.high.push(Number.parseInt(fingerprint.slice(0, 8), 16));
    rows.low.push(Number.parseInt(fingerprint.slice(8), 16));
    at.path.push(ways.add(path));
    at.lineage.push(ways.add(lineage));
    at.labels.push(labelsOf.length);
    labelsOf.push(placed.length);
    for (const label of placed) labelsOf.push(labels.numberOf(label));
    return rows.common.length - 1;
  };
  const purlAt = (row: number): string | undefined => components[rows.component.at(row)]?.purl;
  const read = (row: number): AssessedFinding => {
    const { code, severity, license, help, notes, exception } = commons.at(rows.common.at(row));
    const component = rows.component.at(row);
    const lineage = at.lineage.at(row);
    const start = at.labels.at(row);
    const base = ways.lastOf(lineage);
    return {
      code,
      severity,
      purl: purlAt(row) ?? null,
      license,
      message: phrases.say(rows.phrase.at(row), nameAt(component), base === undefined ? '' : nameAt(base)),
      help,
      notes,
      path: ways.at(at.path.at(row)),
      lineage: ways.at(lineage),
      labels: Array.from({ length: labelsOf.at(start) }, (_, i) => labels.at(labelsOf.at(start + 1 + i))),
      exception,
      baselined: false,
      fingerprint: digits(rows.high.at(row), rows.low.at(row)),
    };
  };
  return { add, read, purlOf: (row) => purlAt(row) ?? '' };
}

function createCommons() {
  const texts = numberTexts();
  const keys = numberTexts();
  const commons: Common[] = [];
  // Lists are mostly one and the same; equal ones get one number too.
  const lists = new Map<readonly string[], number>();
  const listNumber = (list: readonly string[]): number => {
    let number = lists.get(list);
    if (number === undefined) {
      if (lists.size >= MOST_LISTS) lists.clear();
      lists.set(list, (number = texts.of(list.map((text) => `${text.length} ${text}`).join(''))));
    }
    return number;
  };
  return {
    numberOf: ({ code, severity, license, help, notes, exception }: Draft): number => {
      const [said, kept] = [license ?? null, exception ?? null];
      const held = kept === null ? '' : texts.of(kept);
      const number = keys.of(`${code} ${severity} ${texts.of(help)} ${listNumber(notes)} ${held} ${said ?? ''}`);
      if (number === commons.length) {
        commons.push({ code, severity, license: said, help: inOnePiece(help), notes: notes.map(inOnePiece), exception: kept });
      }
      return number;
    },
    at: (number: number): Common => commons[number] ?? missing(number),
  };
}

const MOST_LISTS = 10_000;

function createPhrases() {
  const keys = numberTexts();
  const phrases: Phrase[] = [];
  // What has the rest in common mostly says the same: to compare is quicker than to look up.
  const recent: number[] = [];
  const says = (message: string, { isNamed, before, after }: Phrase, name: string, base: string): boolean => {
    const start = isNamed ? name.length : 0;
    const middle = start + before.length;
    const length = after === undefined ? middle : middle + base.length + after.length;
    return (
      message.length === length &&
      (!isNamed || message.startsWith(name)) &&
      message.startsWith(before, start) &&
      (after === undefined || (message.startsWith(base, middle) && message.endsWith(after)))
    );
  };
  return {
    numberOf: (message: string, name: string, base: string, common: number): number => {
      const guess = recent[common];
      const likely = guess === undefined ? undefined : phrases[guess];
      if (guess !== undefined && likely !== undefined && says(message, likely, name, base)) return guess;
      const isNamed = name !== '' && message.startsWith(name);
      const rest = isNamed ? message.slice(name.length) : message;
      const spot = base === '' ? -1 : rest.indexOf(base);
      const before = spot < 0 ? rest : rest.slice(0, spot);
      const after = spot < 0 ? undefined : rest.slice(spot + base.length);
      const number = keys.of(`${isNamed} ${after === undefined ? '' : before.length} ${before}${after ?? ''}`);
      if (number === phrases.length) {
        phrases.push({ isNamed, before: inOnePiece(before), after: after === undefined ? undefined : inOnePiece(after) });
      }
      recent[common] = number;
      return number;
    },
    say: (number: number, name: string, base: string): string => {
      const { isNamed, before, after } = phrases[number] ?? missing(number);
      return `${isNamed ? name : ''}${before}${after === undefined ? '' : base + after}`;
    },
  };
}

function createLabelNumbers() {
  const known = new Map<AssessedLabel, number>();
  const labels: AssessedLabel[] = [];
  return {
    numberOf: (label: AssessedLabel): number => {
      let number = known.get(label);
      if (number === undefined) known.set(label, (number = labels.push(label) - 1));
      return number;
    },
    at: (number: number): AssessedLabel => labels[number] ?? missing(number),
  };
}

/** Paths and lineages one behind the other, each after its length. The findings of a component share theirs. */
function createWays(components: Inventory['components']) {
  const numbers = growNumbers();
  numbers.push(0);
  let recent: { readonly way: readonly number[]; readonly at: number }[] = [];
  let read: { readonly at: number; readonly purls: readonly string[] } = { at: 0, purls: [] };
  return {
    add: (way: readonly number[]): number => {
      if (way.length === 0) return 0;
      const known = recent.find((one) => one.way === way);
      if (known) return known.at;
      const at = numbers.length;
      numbers.push(way.length);
      for (const index of way) numbers.push(index);
      recent = [{ way, at }, ...recent.slice(0, RECENT - 1)];
      return at;
    },
    at: (at: number): readonly string[] => {
      if (read.at !== at) {
        const purls = Array.from({ length: numbers.at(at) }, (_, i) => components[numbers.at(at + 1 + i)]?.purl ?? '');
        read = { at, purls };
      }
      return read.purls;
    },
    lastOf: (at: number): number | undefined => (numbers.at(at) === 0 ? undefined : numbers.at(at + numbers.at(at))),
  };
}

/** A component's path, and a lineage that a duty and a conflict share. */
const RECENT = 4;

function missing(number: number): never {
  throw new Error(`there is no entry ${number}`);
}
