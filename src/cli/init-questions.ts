/** The questions of `licheck init`: three about the project, then what only a person can say of what was found. */
import type { ProposedDecisions, Shipping, ShippingAnswers } from '../model/proposal.ts';
import { type AgreedDecisions, isReadable } from '../report/policy/file.ts';
import { clipped } from '../report/text/escape.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { readProjectLicense } from '../rulebook/policy/edit-values.ts';
import type { Asker, Choice } from './ask.ts';

const WAYS: readonly Choice<Shipping>[] = [
  { value: 'product', says: 'closed, given to customers: an app, a binary, a device, an installation of their own' },
  { value: 'service', says: 'offered over a network; the software stays on your own servers' },
  { value: 'internal', says: 'used inside the organisation only' },
  { value: 'open-source', says: 'published with its source, under an open licence' },
  { value: 'research', says: 'published research: code, weights or data' },
];

/** More are counted: nobody agrees to what is not shown, but nobody reads a thousand lines either. */
const MOST = 60;

/** The three questions; what a flag answered is not asked. Undefined when the person stopped. */
export async function askUse(
  asker: Asker,
  suggested: ShippingAnswers,
  flags: { readonly shipped?: unknown; readonly commercial?: unknown; readonly license?: unknown },
): Promise<ShippingAnswers | undefined> {
  const shipped =
    flags.shipped === undefined
      ? await asker.choose('How is it shipped?', WAYS, { initial: suggested.shipped, several: true })
      : suggested.shipped;
  if (shipped === undefined) return undefined;
  const isResearch = shipped.every((way) => way === 'research');
  const commercial =
    flags.commercial === undefined
      ? await asker.confirm('Is it commercial: sold, or used in a business?', suggested.commercial && !isResearch)
      : suggested.commercial;
  if (commercial === undefined) return undefined;
  const { license } = suggested;
  const answer =
    flags.license === undefined
      ? await asker.text('Under which licence? An SPDX expression, or `closed`', {
          ...(license !== undefined && { initial: license }),
          check: (text) => readProjectLicense(text, loadRulebook()),
        })
      : license;
  return answer === undefined ? undefined : { shipped, commercial, license: answer };
}

/** What needs a person's word. No is the answer of whoever does not know. */
export async function askDecisions(asker: Asker, decisions: ProposedDecisions): Promise<AgreedDecisions | undefined> {
  const texts = decisions.clarifications.filter(isReadable);
  const clarifications = await agree(
    asker,
    'Licence texts in the tree that settle what the metadata leaves open, or gets wrong:',
    texts.map(({ component, license, file, problem }) => `${component}: ${file} is ${license} (${problem})`),
    'Have you read them, and do they hold whatever the metadata says? Then each is concluded, as long as its text stays.',
  );
  if (clarifications === undefined) return undefined;
  const acknowledgements = await agree(
    asker,
    'Uses that licences found here forbid:',
    decisions.acknowledgements.map(({ tag, title, components }) => `${tag}: ${title} (${components.slice(0, 2).join(', ')})`),
    'Does the project undertake to respect all of them?',
  );
  return acknowledgements === undefined ? undefined : { clarifications, acknowledgements };
}

async function agree(asker: Asker, heading: string, items: readonly string[], question: string): Promise<boolean | undefined> {
  if (items.length === 0) return false;
  asker.say(`\n${heading}`);
  for (const item of items.slice(0, MOST)) asker.say(`    ${clipped(item, 240)}`);
  if (items.length > MOST) asker.say(`    + ${items.length - MOST} more`);
  return asker.confirm(question, false);
}
