/** Sketches made into findings: severity, spots, exception, fingerprint. */
import { CODES, type FindingCode } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Clarification, Policy, PolicyException, Verdict } from '../../model/policy.ts';
import { identityOf, type Purl } from '../../model/purl.ts';
import { canonical } from '../../spdx/print.ts';
import type { Saying, Sketch, Spot, Subject } from '../check.ts';
import { fingerprint } from './fingerprint.ts';
import type { Found } from './found.ts';
import { declarationLabel, provenanceLabel } from './labels.ts';

/** Makes the finding; none when the policy turned its code off. */
export type Drafter = (code: FindingCode, subject: Subject, sketch: Sketch) => Found | undefined;

/** Prepares a drafter. What the findings of one component share is made once. */
export function createDrafter(policy: Policy, { components }: Pick<Inventory, 'components'>): Drafter {
  let last: Shared | undefined;
  return (code, subject, { saying, at, labels = NOTHING, lineage = NOTHING, others = NOTHING, apart }) => {
    const severity = severityOf(code, subject, saying, policy);
    if (severity === 'off') return undefined;
    const { component, index } = subject;
    if (last?.subject !== subject) last = { subject, identity: identityOf(component.purl), declared: new Map() };
    const { license = '' } = saying;
    const spots = at ?? declaredIn(last, saying.license);
    const base = components[lineage.at(-1) ?? -1];
    const parts = [code, last.identity, license];
    if (apart !== undefined) parts.push(apart);
    else if (base !== undefined) parts.push(identityOf(base.purl));
    return {
      code,
      severity,
      component: index,
      saying,
      labels: labels.length === 0 ? spots : [...spots, ...labels],
      lineage,
      others,
      exception: subject.holding && holderOf(subject, saying, code, lineage.length > 0)?.reason,
      fingerprint: fingerprint(parts),
    };
  };
}

/** What the findings of one component share. */
interface Shared {
  readonly subject: Subject;
  readonly identity: Purl;
  /** Where each licence is declared. */
  readonly declared: Map<string | undefined, readonly Spot[]>;
}

function declaredIn({ subject, declared }: Shared, license: string | undefined): readonly Spot[] {
  let spots = declared.get(license);
  if (spots === undefined) declared.set(license, (spots = declarationLabel(subject, license)));
  return spots;
}

const NOTHING: readonly never[] = [];

/** Clarifications whose text changed since a human read it. */
export function staleDrafts(
  stale: readonly { readonly component: number; readonly clarification: Clarification; readonly reason: string }[],
  subjects: readonly Subject[],
  draft: Drafter,
): readonly Found[] {
  return stale.flatMap(({ component, clarification, reason }) => {
    const subject = subjects[component];
    if (!subject) return [];
    const made = draft('clarification-stale', subject, {
      saying: {
        license: canonical(clarification.license),
        message: 'the clarification no longer fits its text',
        help: 'Read the text again, then update the digest or remove the clarification.',
        notes: [reason, 'the conclusion is not applied'],
      },
      at: [{ at: clarification.component.at, text: 'the clarification stands here', primary: true }],
      labels: provenanceLabel(subject.component, 'named here').map((label) => ({ ...label, primary: false })),
    });
    return made ? [made] : [];
  });
}

const RANK = { note: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;
const least = (a: Severity, b: Severity): Severity => (RANK[a] <= RANK[b] ? a : b);

/** What the policy says of the code, else what the check says, else what the code says; then the ceilings. */
function severityOf(code: FindingCode, subject: Subject, saying: Saying, policy: Policy): Severity | 'off' {
  const override = Object.hasOwn(policy.severity, code) ? policy.severity[code] : undefined;
  if (override === 'off') return 'off';
  const usual = override ?? saying.severity ?? CODES[code].severity;
  const capped = least(usual, CEILINGS[subject.ceiling]);
  return SOFTENED.has(code) && isExpresslyAllowed(subject, saying) ? 'note' : capped;
}

const CEILINGS = { denied: 'error', review: 'warning', allowed: 'note' } as const satisfies Record<Verdict, Severity>;

/** Conflicts that whoever allowed the licence by name has looked at. */
const SOFTENED: ReadonlySet<FindingCode> = new Set(['commercial-use', 'copyleft', 'use-restriction']);

function isExpresslyAllowed({ leaves }: Subject, { license }: Saying): boolean {
  const by = leaves.find((leaf) => leaf.license === license)?.by;
  return by?.kind === 'rule' && by.rule.verdict === 'allowed' && by.rule.selector.kind === 'license';
}

/** The exception that covers the finding. */
function holderOf(
  { leaves, holding }: Subject,
  { license }: Saying,
  code: FindingCode,
  isAlongLineage: boolean,
): PolicyException | undefined {
  if (license === undefined || !leaves.some((leaf) => leaf.license === license)) return undefined;
  return holding?.covering(license, code, isAlongLineage);
}
