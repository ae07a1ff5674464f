import type { Severity } from '../../model/diagnostic.ts';
import { better, type Verdict } from '../../model/policy.ts';
import type { LicenseEvidence } from '../../model/resolution.ts';
import type { Check, Subject } from '../check.ts';
import { deciderLabel } from '../findings/labels.ts';
import { isMadeHere } from '../use/own-use.ts';
import { KIND_WORDS } from './say.ts';

/** Nothing says the licence, or what is said could not be understood. Reported whatever `unknown` says: silence never means yes. */
export const licenseUnknown: Check = {
  code: 'license-unknown',
  concerns: ({ component, leaves }) => !component.own && leaves.some(({ leaf: { kind } }) => kind === 'noassertion'),
  *run(subject, { policy }) {
    const leaf = subject.leaves.find(({ leaf: { kind } }) => kind === 'noassertion');
    if (!leaf) return;
    const unread = subject.resolution.evidence.filter(({ expression }) => expression.kind === 'noassertion');
    yield {
      saying: {
        severity: SEVERITIES[better(leaf.unheld, subject.ceiling)],
        license: leaf.license,
        message: say(subject, unread),
        help: advise(subject),
        notes: [...new Set(unread.flatMap(({ notes }) => notes))],
      },
      labels: deciderLabel(leaf.by, leaf.unheld, policy),
    };
  },
};

const SEVERITIES = { denied: 'error', review: 'warning', allowed: 'note' } as const satisfies Record<Verdict, Severity>;

function say({ resolution }: Subject, unread: readonly LicenseEvidence[]): string {
  const spelling = unread.find(({ raw }) => raw !== undefined && raw.trim() !== '')?.raw;
  if (spelling !== undefined) return `"${cut(spelling.trim())}" is not a licence that can be understood`;
  if (unread.some(({ view }) => view === 'detected')) return 'its licence text is not recognised';
  if (resolution.evidence.length > unread.length) return 'part of its licence is not known';
  return 'nothing says under which licence it stands';
}

function advise({ component }: Subject): string {
  const kind = KIND_WORDS[component.kind];
  if (component.kind === 'model' || component.kind === 'dataset') {
    if (isMadeHere(component)) {
      return `Find out its licence and record it as a clarification; if the project made the ${kind}, list it under \`components\` with \`own: true\`.`;
    }
    return component.nameOnly
      ? `Put the ${kind}'s card into the project, or record its licence as a clarification.`
      : `Find out the licence from the ${kind}'s publisher and record it as a clarification, or replace it.`;
  }
  return component.nameOnly
    ? 'Install the packages and scan again, so that their own metadata can be read, or record a clarification.'
    : `Read the ${kind}'s licence and record it as a clarification, or replace the ${kind}.`;
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
