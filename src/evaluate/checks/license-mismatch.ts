import { licensesOf } from '../../spdx/fold.ts';
import { print, printLicense } from '../../spdx/print.ts';
import { type Check, nameOf } from '../check.ts';

/** A licence text that names what the metadata does not. */
export const licenseMismatch: Check = {
  code: 'license-mismatch',
  *run({ component, resolution }) {
    if (resolution.basis !== 'conflict') return;
    const { declared, detected, evidence } = resolution;
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
      message: `${nameOf(component)}: the metadata says ${print(declared)}, the licence text says ${print(detected)}`,
      help: 'Read the text and record a clarification, or ask the author to correct the metadata.',
      notes: ['both are held to apply until a clarification says otherwise'],
      labels: [
        ...(saying ? [{ at: saying.at, text: `the metadata says ${print(saying.expression)}`, primary: true }] : []),
        ...(showing
          ? [{ at: showing.at, text: `the text says ${print(showing.expression)}`, primary: saying === undefined }]
          : []),
      ],
    };
  },
};
