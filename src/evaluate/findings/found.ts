/** A finding before its names are written out, and how they are. */
import type { FindingCode } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Draft } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import { nameOf, type Saying, type Spot } from '../check.ts';
import { list } from '../checks/say.ts';
import { digits, type Fingerprint } from './fingerprint.ts';
import type { PathFinder } from './paths.ts';

/** What is told of one component. */
export interface Found {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Index of the component; -1 for the policy itself, of which the saying tells everything. */
  readonly component: number;
  readonly saying: Saying;
  readonly labels: readonly Spot[];
  readonly lineage: readonly number[];
  readonly others: readonly number[];
  /** The reason of the exception that holds the finding. */
  readonly exception: string | undefined;
  readonly fingerprint: Fingerprint;
}

/** The sentence, with the names in it. */
export function messageOf({ message, ending }: Pick<Saying, 'message' | 'ending'>, name: string, base: string): string {
  const said = ending === undefined ? message : `${message} ${base}${ending}`;
  return name === '' ? said : `${name}: ${said}`;
}

/** The notes, and the one about the components for which the same holds. */
export function notesOf({ notes = NOTHING }: Pick<Saying, 'notes'>, others: readonly string[]): readonly string[] {
  return others.length === 0 ? notes : [...notes, sayOthers(others)];
}

const NOTHING: readonly never[] = [];

/** `the same holds of leaf/first, leaf/second and 3 more farther back`. */
function sayOthers(names: readonly string[]): string {
  const more = names.length - FEW;
  return `the same holds of ${list(more > 0 ? [...names.slice(0, FEW), `${more} more`] : names)} farther back`;
}

/** So many are named one by one. */
const FEW = 5;

/** Writes findings out whole. */
export function createWriter({ components }: Pick<Inventory, 'components'>, pathTo: PathFinder): (found: Found) => Draft {
  const nameAt = (index: number): string => {
    const component = components[index];
    return component === undefined ? '' : nameOf(component);
  };
  return ({ code, severity, component, saying, labels, lineage, others, exception, fingerprint }) => ({
    code,
    severity,
    component,
    ...(saying.license !== undefined && { license: saying.license }),
    message: messageOf(saying, nameAt(component), nameAt(lineage.at(-1) ?? -1)),
    help: saying.help,
    notes: notesOf(saying, others.map(nameAt)),
    labels: labels.map(({ at, text, primary, of }) => ({ at, text: labelText(text, of, nameAt), primary })),
    path: pathTo(component),
    lineage,
    ...(exception !== undefined && { exception }),
    fingerprint: digits(fingerprint),
  });
}

/** The text of a label, behind the name of the component that it is about. */
export function labelText(text: string, of: number | undefined, nameAt: (index: number) => string): string {
  return of === undefined ? text : `${nameAt(of)}: ${text}`;
}
