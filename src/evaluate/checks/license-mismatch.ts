import type { Resolution } from '../../model/resolution.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { print, printLicense } from '../../spdx/print.ts';
import { type Check, type CheckContext, nameOf } from '../check.ts';
import { sayExpression, sayLicense } from '../findings/say-license.ts';
import { list } from './say.ts';

/** A licence text that names what the metadata does not. */
export const licenseMismatch: Check = {
  code: 'license-mismatch',
  *run({ component, resolution }, { rulebook }) {
    if (resolution.basis !== 'conflict') return;
    const { declared, detected, effective, evidence } = resolution;
    const named = new Set(licensesOf(declared).map(printLicense));
    const extra = [...new Set(licensesOf(detected).map(printLicense))].filter((license) => !named.has(license));
    const saying = evidence.find(({ view }) => view === 'declared');
    const showing =
      evidence.find(
        ({ view, expression }) =>
          view === 'detected' && licensesOf(expression).some((leaf) => extra.includes(printLicense(leaf))),
      ) ?? evidence.find(({ view }) => view === 'detected');
    yield {
      license: print(detected),
      message: `${nameOf(component)}: declared ${sayExpression(declared, rulebook)}, but its files ${say(resolution, extra, rulebook)}`,
      help: 'Read the text and record a clarification, or ask the author to correct the metadata.',
      notes: [`judged as ${print(effective)} until a clarification says otherwise`],
      labels: [
        ...(saying ? [{ at: saying.at, text: `the metadata says ${print(saying.expression)}`, primary: true }] : []),
        ...(showing
          ? [{ at: showing.at, text: `the text says ${print(showing.expression)}`, primary: saying === undefined }]
          : []),
      ],
    };
  },
};

/** What the files say beyond the metadata, or instead of it. */
function say({ declared, detected }: Resolution, extra: readonly string[], rulebook: CheckContext['rulebook']): string {
  const shown = new Set(licensesOf(detected).map(printLicense));
  const agrees = licensesOf(declared).some((leaf) => shown.has(printLicense(leaf)));
  return agrees && extra.length > 0
    ? `also say ${list(extra.map((license) => sayLicense(license, rulebook)))}`
    : `say ${sayExpression(detected, rulebook)}`;
}
