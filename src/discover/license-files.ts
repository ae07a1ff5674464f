/** Which files of a component may carry its licence, told by their names; and their texts. */
import { baseName, ROOT } from '../io/paths.ts';
import { isDiagnostic } from '../io/problems.ts';
import type { Entry, ProjectFiles } from '../io/project-files.ts';
import type { LicenseFileRole, RawLicense } from '../model/component.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { SeenFile } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';

/** What a file name promises. */
export interface NameScore {
  readonly role: LicenseFileRole;
  /** How surely the name says "licence", 0 to 1. */
  readonly score: number;
}

/** The licence files among a directory's entries and in its `licenses/` folders, read; the README only when there is nothing better. */
export function readLicenseFiles(
  entries: readonly Entry[],
  files: ProjectFiles,
): { readonly files: readonly SeenFile[]; readonly diagnostics: readonly Diagnostic[] } {
  const found: SeenFile[] = [];
  const diagnostics: Diagnostic[] = [];
  let readme: Entry | undefined;
  for (const entry of entries) {
    if (entry.kind === 'file') {
      const named = scoreName(entry.name);
      if (named?.role === 'readme') readme ??= entry;
      else if (named) read(entry, named, files, found, diagnostics);
    } else if (entry.kind === 'directory' && LICENSE_FOLDER.test(entry.name)) {
      const inside = files.list(entry.path);
      diagnostics.push(...inside.diagnostics);
      for (const child of inside.entries) {
        const named = child.kind === 'file' ? scoreNamed(child.name) : undefined;
        if (named) read(child, named, files, found, diagnostics);
      }
    } else if (entry.kind === 'directory' && entry.name === REUSE_FOLDER) {
      const { entries: inside } = files.list(entry.path, (name) => name === 'dep5');
      for (const child of inside) if (child.kind === 'file') read(child, REUSE, files, found, diagnostics);
    }
  }
  if (readme && !found.some((file) => file.role === 'license')) read(readme, README, files, found, diagnostics);
  return { files: found, diagnostics };
}

/** With the texts in a component's folder that its declarations point to (`SEE LICENSE IN docs/EULA.md`) and that are not `known` yet. */
export function withLinked(
  declared: readonly RawLicense[],
  folder: ProjectPath,
  known: readonly SeenFile[],
  files: ProjectFiles,
): readonly SeenFile[] {
  // Of thousands of packages nearly none points to one.
  if (!declared.some(({ link }) => link !== undefined)) return known;
  const all = [...known];
  for (const { link = '' } of declared) {
    const bare = link.trim().replace(/^[<"'(]|[>"')]$/g, '');
    const path = bare === '' || bare.length > 400 || /^[a-z][a-z+.-]*:/i.test(bare) ? undefined : files.join(folder, bare);
    if (path === undefined || (folder !== ROOT && !path.startsWith(`${folder}/`))) continue;
    if (all.some((file) => file.path === path) || !scoreNamed(baseName(path)) || !files.isFile(path)) continue;
    const text = files.licenseText(path);
    all.push({ path, role: 'license', score: 0.9, ...(!isDiagnostic(text) && { text }) });
  }
  return all;
}

function read(entry: Entry, { role, score }: NameScore, files: ProjectFiles, into: SeenFile[], diagnostics: Diagnostic[]): void {
  const text = files.licenseText(entry.path);
  if (isDiagnostic(text)) {
    diagnostics.push(text);
    into.push({ path: entry.path, role, score });
  } else into.push({ path: entry.path, role, score, text });
}

/** What a file name promises; `undefined` when it promises nothing. */
export function scoreName(name: string): NameScore | undefined {
  const known = remembered.get(name);
  if (known !== undefined) return known ?? undefined;
  const lower = name.toLowerCase();
  const isReuse = lower === 'reuse.toml' || lower === REUSE_FOLDER;
  const isHint = !isReuse && HINT.test(lower) && !NOT_PROSE.test(lower);
  const promises = isReuse ? REUSE : isHint ? TABLE.find(([pattern]) => pattern.test(lower))?.[1] : undefined;
  if (remembered.size > MEMORY) remembered.clear();
  remembered.set(name, promises ?? null);
  return promises;
}

/** True for a name that `readLicenseFiles` would look at. */
export function mayCarryLicense(name: string): boolean {
  return scoreName(name) !== undefined;
}

/** Packages give their files the same few hundred names. */
const remembered = new Map<string, NameScore | null>();
const MEMORY = 10_000;

/** In a folder of licences, or where metadata names it as one, every text is a licence, except lists of people. */
export function scoreNamed(name: string): NameScore | undefined {
  if (NOT_PROSE.test(name.toLowerCase())) return undefined;
  return scoreName(name) ?? (/^(?:authors|contributors|credits|maintainers)/i.test(name) ? PEOPLE : license(0.75));
}

const README: NameScore = { role: 'readme', score: 0.2 };
const PEOPLE: NameScore = { role: 'copyright', score: 0.3 };
const license = (score: number): NameScore => ({ role: 'license', score });
const notice = (score: number): NameScore => ({ role: 'notice', score });

/** https://reuse.software/spec-3.3/: `REUSE.toml`, and before it `.reuse/dep5`, say by path which licences files stand under. */
const REUSE: NameScore = { role: 'copyright', score: 0.6 };
const REUSE_FOLDER = '.reuse';

const LICENSE_FOLDER = /^licen[cs]es?$/i;
/** A cheap first look: most names of a package are none of these. Lower case. */
const HINT = /licen[cs]|copy|notice|readme|lisez|eula|third|3rd|^ofl|^patents|^legal/;
/** Programs, data and pictures named after licences (`license.js`, `licenses.json`). */
const NOT_PROSE =
  /\.(?:[cm]?[jt]sx?|json5?|jsonl|map|py[ci]?|css|scss|less|svg|png|jpe?g|gif|ico|xml|ya?ml|toml|sh|bat|ps1|rb|php|java|go|rs|c|cc|h|hpp|cpp|cs|vue|svelte|node|wasm|lock|zip|gz|tgz|sig|asc|sha\d+|spdx|in|tmpl|template|pdf|docx?)$/;
const PROSE = '(?:\\.(?:md|markdown|mkd|txt|rst|adoc|asciidoc|textile|org|html?|rtf))?';

/** The first row that fits decides. Names are lower-cased. */
const TABLE: readonly (readonly [RegExp, NameScore])[] = [
  [/^licen[cs]e$/, license(1)],
  [new RegExp(`^licen[cs]e${PROSE}$`), license(0.95)],
  [new RegExp(`^(?:un-?licen[cs]e|copying)${PROSE}$`), license(0.95)],
  [new RegExp(`^copying\\.lesser${PROSE}$`), license(0.9)],
  [/third.?part|3rd.?part/, notice(0.5)],
  [new RegExp(`^notices?${PROSE}$`), notice(0.7)],
  [new RegExp(`^(?:readme|lisez-?moi)(?:[-._][a-z-]{2,10})?${PROSE}$`), README],
  [/^copying[-._]/, license(0.85)],
  [/^licen[cs]e[-._]/, license(0.85)],
  [new RegExp(`[-._]licen[cs]e${PROSE}$`), license(0.85)],
  [new RegExp(`^licen[cs]es${PROSE}$`), license(0.8)],
  [new RegExp(`^copyright${PROSE}$`), { role: 'copyright', score: 0.6 }],
  [/^copyright/, { role: 'copyright', score: 0.5 }],
  [/^ofl(?:[-._]|$)/, license(0.8)],
  [/^eula(?:[-._]|$)/, license(0.7)],
  [/licen[cs]/, license(0.6)],
  [/^patents(?:[-._]|$)/, notice(0.4)],
  [/^legal(?:[-._]|$)/, notice(0.4)],
  [/notice/, notice(0.4)],
];
