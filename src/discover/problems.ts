/** The diagnostics of this room: what of the project's inventory could not be seen. */

import type { ParseProblem } from '../io/parse/parsed.ts';
import { baseName } from '../io/paths.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { Sighting } from '../model/inventory.ts';

/** Where a diagnostic stands, and what differs from the usual. */
export interface ProblemSpot {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly help?: string;
  readonly incomplete?: boolean;
  readonly severity?: Severity;
}

/** A diagnostic `discover/<slug>`, as a sighting. The message is lower case and names the thing. */
export function trouble(slug: Slug, message: string, spot: ProblemSpot): Sighting {
  return { type: 'diagnostic', diagnostic: { ...problem(slug, message), ...spot } };
}

/** A diagnostic `discover/<slug>` that no one file is to blame for. */
export function problem(slug: Slug, message: string): Diagnostic {
  return { code: `discover/${slug}`, ...PROBLEMS[slug], message };
}

/** A file that could not be parsed. */
export function unparsable(slug: Slug, path: string, { message, line, column }: ParseProblem, incomplete: boolean): Sighting {
  return trouble(slug, `${baseName(path)} ${message}`, { path, line, column, incomplete });
}

/** A diagnostic of the files room passed on, with what it means for the answer. */
export function passOn(diagnostic: Diagnostic, incomplete = diagnostic.incomplete): Sighting {
  return { type: 'diagnostic', diagnostic: { ...diagnostic, incomplete } };
}

/** The first names of a list, for a message. */
export function few(names: readonly string[]): string {
  const [first = '', second, third] = names;
  if (names.length > 3) return `${first}, ${second}, ${third} and ${names.length - 3} more`;
  return third === undefined
    ? [first, second].filter((name) => name !== undefined).join(' and ')
    : `${first}, ${second} and ${third}`;
}

type Slug = keyof typeof PROBLEMS;

const PROBLEMS = {
  'nothing-found': {
    severity: 'error',
    incomplete: true,
    help: 'Name the folder that holds the project, or pass `--allow-incomplete`.',
  },
  'lockfile-unreadable': {
    severity: 'error',
    incomplete: true,
    help: 'Write the lock file again with the package manager, then scan again.',
  },
  'lockfile-unsupported': {
    severity: 'error',
    incomplete: true,
    help: 'Install the packages with the package manager, then scan again.',
  },
  'lockfile-outdated': {
    severity: 'error',
    incomplete: true,
    help: 'Write the lock file again with the package manager, then scan again.',
  },
  'lockfile-duplicate': {
    severity: 'warning',
    incomplete: true,
    help: 'Write the lock file again with the package manager.',
  },
  'lockfile-disagrees': {
    severity: 'warning',
    incomplete: false,
    help: 'Install from the lock file, so that what was scanned is what ships.',
  },
  'manifest-unreadable': {
    severity: 'error',
    incomplete: true,
    help: 'Correct the file, or install the package again.',
  },
  'manifest-missing': {
    severity: 'note',
    incomplete: false,
    help: 'Remove the folder, or install the package again.',
  },
  'not-installed': {
    severity: 'error',
    incomplete: true,
    help: 'Install the packages or commit a lock file, then scan again; or put the folder under `ignore`.',
  },
  'not-read': {
    severity: 'warning',
    incomplete: false,
    help: 'Look at those packages with another tool, or put the file under `ignore`.',
  },
  'include-outside': {
    severity: 'error',
    incomplete: true,
    help: 'Scan a folder that holds both files.',
  },
  'requirement-unreadable': {
    severity: 'warning',
    incomplete: true,
    help: 'Correct the row, so that the package it asks for can be seen.',
  },
  'dependency-missing': {
    severity: 'warning',
    incomplete: true,
    help: 'Install the packages, then scan again.',
  },
} as const satisfies Record<string, { severity: Severity; incomplete: boolean; help: string }>;
