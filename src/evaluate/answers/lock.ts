/** Makes, prints and reads `licheck.lock`. */
import type { Component } from '../../model/component.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Inventory, LicenseText } from '../../model/inventory.ts';
import { type LicenseLock, LOCK_FILE, type LockEntry } from '../../model/lock.ts';
import { identityOf } from '../../model/purl.ts';
import type { Resolution } from '../../model/resolution.ts';
import { canonical } from '../../spdx/print.ts';

/** Locks every component that is not the project's own, as it is now. */
export function makeLock({ components, texts }: Inventory, resolutions: readonly Resolution[]): LicenseLock {
  const byName = new Map<string, LockEntry[]>();
  components.forEach((component, index) => {
    const resolution = resolutions[index];
    if (component.own || resolution === undefined) return;
    const name = identityOf(component.purl);
    const entry = {
      version: component.version ?? null,
      license: canonical(resolution.effective),
      texts: digestsOf(component, texts),
    };
    byName.set(name, [...(byName.get(name) ?? []), entry]);
  });
  const sorted = [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
  return { format: 1, components: Object.fromEntries(sorted.map(([name, entries]) => [name, entries.sort(byVersion)])) };
}

/** The digests of a component's licence texts, sorted. A README changes with every release and is left out. */
export function digestsOf({ licenseFiles }: Component, texts: readonly LicenseText[]): readonly string[] {
  const digests = licenseFiles.flatMap(({ text, role }) => {
    const digest = text === undefined || role === 'readme' ? undefined : texts[text]?.digest;
    return digest === undefined ? [] : [digest];
  });
  return [...new Set(digests)].sort();
}

/** The file's text: sorted, one component a line group, so that a change reads well in a review. */
export function printLock(lock: LicenseLock): string {
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Reads the file's text. A file that is not a lock is a diagnostic that makes the answer untrusted. */
export function parseLock(text: string): LicenseLock | Diagnostic {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return problem('lock/unreadable', 'is not JSON');
  }
  if (!isRecord(data) || data.format !== 1) return problem('lock/unreadable', 'is not a lock of format 1');
  if (!isRecord(data.components)) return problem('lock/unreadable', 'has no components');
  for (const [name, entries] of Object.entries(data.components)) {
    if (!Array.isArray(entries) || !entries.every(isEntry)) return problem('lock/unreadable', `has an odd entry for ${name}`);
  }
  return data as unknown as LicenseLock;
}

const byVersion = (a: LockEntry, b: LockEntry): number => ((a.version ?? '') < (b.version ?? '') ? -1 : 1);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isEntry(value: unknown): value is LockEntry {
  if (!isRecord(value)) return false;
  const { version, license, texts } = value;
  const isVersion = version === null || typeof version === 'string';
  return isVersion && typeof license === 'string' && Array.isArray(texts) && texts.every((text) => typeof text === 'string');
}

function problem(code: string, what: string): Diagnostic {
  return {
    code,
    severity: 'error',
    message: `${LOCK_FILE} ${what}, so changed licences cannot be told`,
    help: 'Run `licheck lock` again, or take the file from your history.',
    path: LOCK_FILE,
    incomplete: true,
  };
}
