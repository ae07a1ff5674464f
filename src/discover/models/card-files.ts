/** The files beside a card that say under which terms the model stands. */
import { isDiagnostic } from '../../io/problems.ts';
import type { Entry, ProjectFiles } from '../../io/project-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SeenFile } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { readLicenseFiles } from '../license-files.ts';

/** Licence files, notices, use policies, and the card where it speaks of licences. */
export function readModelFiles(
  entries: readonly Entry[],
  files: ProjectFiles,
  card?: { readonly path: ProjectPath; readonly speaks: boolean },
): { readonly files: readonly SeenFile[]; readonly diagnostics: readonly Diagnostic[] } {
  // The card is no README: its metadata speaks, and its prose names the licences of others.
  const beside = entries.filter((entry) => !/^readme\b/i.test(entry.name));
  const found = readLicenseFiles(beside, files);
  const all = [...found.files];
  const diagnostics = [...found.diagnostics];
  const read = (path: ProjectPath, role: SeenFile['role'], score: number): void => {
    const text = files.licenseText(path);
    if (isDiagnostic(text)) diagnostics.push(text);
    all.push({ path, role, score, ...(!isDiagnostic(text) && { text }) });
  };
  for (const entry of beside) {
    if (entry.kind === 'file' && USE_POLICY.test(entry.name) && !all.some((file) => file.path === entry.path)) {
      // Part of the terms, but no licence by itself: evidence without a vote.
      read(entry.path, 'notice', 0.6);
    }
  }
  if (card?.speaks) read(card.path, 'card', 0.3);
  return { files: all, diagnostics };
}

const USE_POLICY =
  /^(?:acceptable[-_ ])?(?:use[-_ ]?(?:policy|restrictions?)|use[-_ ]based[-_ ]restrictions)(?:[-_][\w-]{1,20})?(?:\.(?:md|txt|rst))?$/i;

/** True when the text beyond the front matter speaks of a licence at all; most bodies are kept out of memory so. */
export function speaksOfLicense(body: string): boolean {
  return /licen[cs]|copyright|terms of use|许可|协议/i.test(body);
}
