/** Sketches made into findings: severity, path, exception, fingerprint. */
import { CODES, type FindingCode } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Draft } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Clarification, Policy, PolicyException, Verdict } from '../../model/policy.ts';
import { identityOf, type Purl } from '../../model/purl.ts';
import { canonical } from '../../spdx/print.ts';
import { nameOf, type Sketch, type Subject } from '../check.ts';
import { fingerprint } from './fingerprint.ts';
import { provenanceLabel } from './labels.ts';
import type { PathFinder } from './paths.ts';

/** Makes the finding; none when the policy turned its code off. */
export type Drafter = (code: FindingCode, subject: Subject, sketch: Sketch) => Draft | undefined;

/** Prepares a drafter. Paths to the root are built for findings only, and once for all those of a component. */
export function createDrafter(policy: Policy, { components }: Pick<Inventory, 'components'>, pathTo: PathFinder): Drafter {
  let last: { readonly index: number; readonly path: readonly number[]; readonly identity: Purl } | undefined;
  return (code, subject, sketch) => {
    const severity = severityOf(code, subject, sketch, policy);
    if (severity === 'off') return undefined;
    const { component, index } = subject;
    if (last?.index !== index) last = { index, path: pathTo(index), identity: identityOf(component.purl) };
    const { license = '', lineage = NOTHING } = sketch;
    const exception = holderOf(subject, sketch)?.reason;
    const base = lineage.at(-1);
    const apart = sketch.apart ?? (base === undefined ? undefined : identityOf(components[base]?.purl ?? component.purl));
    const { path, identity } = last;
    const finding: { -readonly [Key in keyof Draft]: Draft[Key] } = {
      code,
      severity,
      component: index,
      message: sketch.message,
      help: sketch.help,
      notes: sketch.notes ?? NOTHING,
      labels: sketch.labels,
      path,
      lineage,
      fingerprint: fingerprint(apart === undefined ? [code, identity, license] : [code, identity, license, apart]),
    };
    if (sketch.license !== undefined) finding.license = license;
    if (exception !== undefined) finding.exception = exception;
    return finding;
  };
}

const NOTHING: readonly never[] = [];

/** Clarifications whose text changed since a human read it. */
export function staleDrafts(
  stale: readonly { readonly component: number; readonly clarification: Clarification; readonly reason: string }[],
  subjects: readonly Subject[],
  draft: Drafter,
): readonly Draft[] {
  return stale.flatMap(({ component, clarification, reason }) => {
    const subject = subjects[component];
    if (!subject) return [];
    const made = draft('clarification-stale', subject, {
      license: canonical(clarification.license),
      message: `${nameOf(subject.component)}: the clarification no longer fits its text`,
      help: 'Read the text again, then update the digest or remove the clarification.',
      notes: [reason, 'the conclusion is not applied'],
      labels: [
        { at: clarification.component.at, text: 'the clarification stands here', primary: true },
        ...provenanceLabel(subject.component, 'named here').map((label) => ({ ...label, primary: false })),
      ],
    });
    return made ? [made] : [];
  });
}

const RANK = { note: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;
const least = (a: Severity, b: Severity): Severity => (RANK[a] <= RANK[b] ? a : b);

/** What the policy says of the code, else what the check says, else what the code says; then the ceilings. */
function severityOf(code: FindingCode, subject: Subject, sketch: Sketch, policy: Policy): Severity | 'off' {
  const override = Object.hasOwn(policy.severity, code) ? policy.severity[code] : undefined;
  if (override === 'off') return 'off';
  const usual = override ?? sketch.severity ?? CODES[code].severity;
  const capped = least(usual, CEILINGS[subject.ceiling]);
  return SOFTENED.has(code) && isExpresslyAllowed(subject, sketch) ? 'note' : capped;
}

const CEILINGS = { denied: 'error', review: 'warning', allowed: 'note' } as const satisfies Record<Verdict, Severity>;

/** Conflicts that whoever allowed the licence by name has looked at. */
const SOFTENED: ReadonlySet<FindingCode> = new Set(['commercial-use', 'copyleft', 'use-restriction']);

function isExpresslyAllowed({ leaves }: Subject, { license }: Sketch): boolean {
  const by = leaves.find((leaf) => leaf.license === license)?.by;
  return by?.kind === 'rule' && by.rule.verdict === 'allowed' && by.rule.selector.kind === 'license';
}

/** The exception that covers the licence the finding is about. */
function holderOf({ leaves }: Subject, { license }: Sketch): PolicyException | undefined {
  return license === undefined ? undefined : leaves.find((leaf) => leaf.license === license)?.heldBy;
}
