/** What a policy says about single components: facts, exceptions, clarifications and choices. */
import type { PlacedMap } from '../../io/parse/placed-yaml.ts';
import { FINDING_CODES, type FindingCode } from '../../model/codes.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Choice, Clarification, ComponentUse, PolicyException } from '../../model/policy.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { canonical } from '../../spdx/print.ts';
import type { PolicyDocument } from './document.ts';
import { readExpression } from './expressions.ts';
import { readPattern } from './patterns.ts';
import { entryOf, mapsOf, scalarOf, textOf, textsOf } from './read.ts';

interface Context {
  readonly document: PolicyDocument;
  readonly rulebook: Rulebook;
}

/** `components` */
export function readComponents(root: PlacedMap, { document }: Context): readonly ComponentUse[] {
  return mapsOf(root, 'components').flatMap((item): ComponentUse[] => {
    const component = readPattern(item, document);
    if (component === undefined) return [];
    const linking = scalarOf(item, 'linking');
    const modified = scalarOf(item, 'modified');
    const name = textOf(item, 'name')?.text;
    const own = scalarOf(item, 'own');
    return [
      {
        component,
        ...((linking === 'static' || linking === 'dynamic') && { linking }),
        ...(typeof modified === 'boolean' && { modified }),
        ...(entryOf(item, 'used-for') && { usedFor: textsOf(item, 'used-for').map(({ text }) => text) }),
        ...(name !== undefined && { name }),
        ...(typeof own === 'boolean' && { own }),
      },
    ];
  });
}

/** `exceptions` */
export function readExceptions(root: PlacedMap, context: Context): readonly PolicyException[] {
  return mapsOf(root, 'exceptions').flatMap((item): PolicyException[] => {
    const component = readPattern(item, context.document);
    const license = expressionOf(item, 'license', context);
    const expires = dateOf(item, 'expires', context.document);
    const reason = textOf(item, 'reason')?.text;
    const owner = textOf(item, 'owner')?.text;
    const covers = entryOf(item, 'covers') && textsOf(item, 'covers').flatMap(({ text }) => codeOf(text) ?? []);
    const isWhole = component && license && expires !== undefined && reason !== undefined && owner !== undefined;
    return isWhole ? [{ component, license, ...(covers && { covers }), reason, owner, expires }] : [];
  });
}

const codeOf = (text: string): FindingCode | undefined => FINDING_CODES.find((code) => code === text);

/** `clarifications` */
export function readClarifications(root: PlacedMap, context: Context): readonly Clarification[] {
  const { document } = context;
  return mapsOf(root, 'clarifications').flatMap((item): Clarification[] => {
    const component = readPattern(item, document);
    const license = expressionOf(item, 'license', context);
    const reason = textOf(item, 'reason')?.text;
    const file = textOf(item, 'file');
    const digest = entryOf(item, 'sha256')?.value;
    const sha256 = textOf(item, 'sha256')
      ?.text.replace(/^sha256[:-]/, '')
      .toLowerCase();
    if (digest?.kind === 'scalar' && digest.value !== null && !/^[0-9a-f]{64}$/.test(sha256 ?? '')) {
      const message = 'the value is not a SHA-256 digest';
      document.mistake(digest, { slug: 'bad-sha256', message, help: 'Write the 64 hexadecimal digits that `sha256sum` prints.' });
    }
    if (file !== undefined && digest === undefined) {
      const message = 'a file without its digest pins nothing';
      document.mistake(file.node, { slug: 'missing-key', message, help: 'Add `sha256`, as `sha256sum` prints it.' });
    }
    if (!component || !license || reason === undefined) return [];
    return [{ component, license, reason, ...(file && { file: file.text }), ...(sha256 !== undefined && { sha256 }) }];
  });
}

/** `choices` */
export function readChoices(root: PlacedMap, context: Context): readonly Choice[] {
  return mapsOf(root, 'choices').flatMap((item): Choice[] => {
    const component = readPattern(item, context.document);
    const from = expressionOf(item, 'from', context);
    const choose = expressionOf(item, 'choose', context);
    const chosen = textOf(item, 'choose');
    if (from && choose && chosen && !offers(from, choose)) {
      const message = `"${textOf(item, 'from')?.text}" does not offer ${chosen.text}`;
      context.document.mistake(chosen.node, { slug: 'bad-choice', message, help: 'Choose one side of an OR.' });
      return [];
    }
    return component && from && choose ? [{ component, from, choose }] : [];
  });
}

/** A choice takes one side of an OR. */
function offers(from: LicenseExpression, choose: LicenseExpression): boolean {
  return from.kind === 'or' && from.parts.some((part) => canonical(part) === canonical(choose));
}

function expressionOf(item: PlacedMap, key: string, { document, rulebook }: Context): LicenseExpression | undefined {
  const placed = textOf(item, key);
  return placed && readExpression(placed, document, rulebook);
}

/** An ISO date that is in the calendar. */
function dateOf(item: PlacedMap, key: string, document: PolicyDocument): string | undefined {
  const placed = textOf(item, key);
  if (placed === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d{2}-\d{2}$/.test(placed.text) ? placed.text.split('-').map(Number) : [];
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (year > 1900 && day >= 1 && day <= days) return placed.text;
  const message = `"${placed.text}" is not a day of the calendar`;
  document.mistake(placed.node, { slug: 'bad-date', message, help: 'Write the date as 2027-03-31.' });
  return undefined;
}
