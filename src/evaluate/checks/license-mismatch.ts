import type { License } from '../../model/expression.ts';
import type { LicenseEvidence, Resolution } from '../../model/resolution.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { print, printLicense } from '../../spdx/print.ts';
import { stemOf } from '../../spdx/stem.ts';
import type { Check, CheckContext, Sketch, Subject } from '../check.ts';
import { placeOf } from '../findings/labels.ts';
import { sayExpression, sayLicense } from '../findings/say-license.ts';
import { list } from './say.ts';

/** A licence text that says what the metadata does not. */
export const licenseMismatch: Check = {
  code: 'license-mismatch',
  concerns: ({ resolution: { basis, evidence } }) => basis === 'conflict' || (basis === 'declared' && evidence.length > 1),
  *run(subject, { rulebook }) {
    const { resolution } = subject;
    if (resolution.basis === 'declared') {
      const odd = unreadText(subject);
      if (odd) yield unread(subject, odd, rulebook);
    }
    if (resolution.basis !== 'conflict') return;
    const { declared, detected, effective, evidence } = resolution;
    const named = licensesOf(declared);
    const extra = [...new Map(licensesOf(detected).map((leaf) => [printLicense(leaf), leaf]))]
      .filter(([license, leaf]) => !named.some((each) => printLicense(each) === license || isMember(leaf, each, rulebook)))
      .map(([license]) => license);
    const saying = evidence.find(({ view }) => view === 'declared');
    const seen = evidence.filter(({ view }) => view === 'detected');
    const [news, showing] = firstOf(seen, extra);
    yield {
      saying: {
        license: print(detected),
        message: `declared ${sayExpression(declared, rulebook)}, but its files ${say(resolution, extra, rulebook)}`,
        help: HELP,
        notes: [`judged as ${sayExpression(effective, rulebook)} until a clarification says otherwise`],
      },
      at: [
        ...(saying
          ? [{ at: saying.at, text: `the metadata says ${sayExpression(saying.expression, rulebook)}`, primary: true }]
          : []),
        ...(showing
          ? [{ at: placeOf(showing, news), text: sayPlace(showing, news, rulebook), primary: saying === undefined }]
          : []),
      ],
    };
  },
};

/** True when the metadata names a family (`BSD`) and the text one of it. */
function isMember({ id }: License, { id: family }: License, rulebook: CheckContext['rulebook']): boolean {
  return rulebook.facts(family)?.members?.some((member) => stemOf(member) === stemOf(id)) === true;
}

const HELP = 'Read the text and record a clarification, or ask the author to correct the metadata.';
const UNREAD = 'NOASSERTION';

/** The first piece of news and the text that holds it; what is not recognised when no licence is news. */
function firstOf(
  seen: readonly LicenseEvidence[],
  extra: readonly string[],
): readonly [string | undefined, LicenseEvidence | undefined] {
  for (const item of seen) {
    const found = licensesOf(item.expression)
      .map(printLicense)
      .find((license) => extra.includes(license));
    if (found !== undefined) return [found, item];
  }
  const odd = seen.find(({ places }) => places?.some(({ license }) => license === UNREAD));
  return odd ? [UNREAD, odd] : [undefined, seen[0]];
}

function sayPlace({ expression, places }: LicenseEvidence, news: string | undefined, rulebook: CheckContext['rulebook']): string {
  if (news === UNREAD) return 'what is not recognised stands here';
  const isPlaced = news !== undefined && places?.some(({ license }) => license === news) === true;
  return `the text says ${isPlaced ? sayLicense(news, rulebook) : sayExpression(expression, rulebook)}`;
}

/** A licence file that is no licence anybody knows, beside metadata that names one. Terms of one's own have such a text. */
function unreadText({ component, resolution }: Subject): LicenseEvidence | undefined {
  if (!licensesOf(resolution.declared).some(({ id }) => !/^(?:LicenseRef|DocumentRef)-/.test(id))) return undefined;
  const files = new Set(component.licenseFiles.filter(({ role }) => role === 'license').map(({ path }) => path as string));
  return resolution.evidence.find(
    ({ view, expression, at }) => view === 'detected' && expression.kind === 'noassertion' && files.has(at.path),
  );
}

function unread({ resolution }: Subject, odd: LicenseEvidence, rulebook: CheckContext['rulebook']): Sketch {
  const { declared, evidence } = resolution;
  const saying = evidence.find(({ view }) => view === 'declared');
  return {
    saying: {
      license: print(declared),
      message: `declared ${sayExpression(declared, rulebook)}, but its licence text is not recognised`,
      help: HELP,
      notes: odd.notes,
    },
    at: [
      { at: odd.at, text: 'the text stands here', primary: true },
      ...(saying
        ? [{ at: saying.at, text: `the metadata says ${sayExpression(saying.expression, rulebook)}`, primary: false }]
        : []),
    ],
  };
}

/** What the files say beyond the metadata, or instead of it. */
function say({ detected, effective }: Resolution, extra: readonly string[], rulebook: CheckContext['rulebook']): string {
  const agrees = licensesOf(detected).some((leaf) => !extra.includes(printLicense(leaf)));
  const isOpen = effective.kind === 'and' && effective.parts.some(({ kind }) => kind === 'noassertion');
  const open = isOpen ? ['terms that are not recognised'] : [];
  if (extra.length === 0 && isOpen) return `also hold ${open[0]}`;
  return agrees && extra.length > 0
    ? `also say ${list([...extra.map((license) => sayLicense(license, rulebook)), ...open])}`
    : `say ${sayExpression(detected, rulebook)}`;
}
