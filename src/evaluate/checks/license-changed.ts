import { LOCK_FILE, type LockEntry } from '../../model/lock.ts';
import { identityOf } from '../../model/purl.ts';
import { canonical } from '../../spdx/print.ts';
import { digestsOf } from '../answers/lock.ts';
import type { Check, Sketch, Subject } from '../check.ts';
import { declarationLabel } from '../findings/labels.ts';

/** A licence, or a text under the same version, that differs from what `licheck.lock` records. */
export const licenseChanged: Check = {
  code: 'license-changed',
  isNeeded: ({ lock }) => lock !== undefined,
  *run(subject, context) {
    const { component, resolution } = subject;
    if (context.lock === undefined || component.own) return;
    const key = identityOf(component.purl);
    const entries = Object.hasOwn(context.lock.components, key) ? context.lock.components[key] : undefined;
    // What nobody locked is judged by the policy alone.
    if (entries === undefined || entries.length === 0) return;
    const now = canonical(resolution.effective);
    const same = entries.find((entry) => entry.version === (component.version ?? null));
    if (!entries.some((entry) => entry.license === now)) {
      yield sketch(subject, key, now, `the licence was ${said(entries)}, and is ${now}`);
    } else if (same !== undefined && same.license !== now) {
      yield sketch(subject, key, now, `the licence of this version was ${same.license}, and is ${now}`);
    } else if (same !== undefined && !sameTexts(same, digestsOf(component, context.inventory.texts))) {
      yield sketch(subject, key, now, 'the licence text is not the one that was locked, though the version is');
    } else if (same === undefined && (component.kind === 'model' || component.kind === 'dataset')) {
      const was = [...new Set(entries.map((entry) => entry.version ?? 'not pinned'))].join(', ');
      yield sketch(subject, key, now, `the revision was ${was}, and is ${component.version ?? 'not pinned'}`, 'warning');
    }
  },
};

const said = (entries: readonly LockEntry[]): string => [...new Set(entries.map((entry) => entry.license))].join(' or ');

/** A lock or a scan without texts (a lock file without an install) tells nothing about them. */
function sameTexts(entry: LockEntry, digests: readonly string[]): boolean {
  if (entry.texts.length === 0 || digests.length === 0) return true;
  return entry.texts.length === digests.length && entry.texts.every((text, i) => text === digests[i]);
}

function sketch(subject: Subject, key: string, license: string, message: string, severity?: 'warning'): Sketch {
  return {
    saying: {
      ...(severity && { severity }),
      license,
      message,
      help: 'Review the change, then run `licheck lock` to record it.',
    },
    at: declarationLabel(subject),
    labels: [{ at: { path: LOCK_FILE, keys: ['components', key] }, text: 'locked here', primary: false }],
  };
}
