/** The diagnostics of this room: what could not be read, and why. */
import type { Diagnostic, Severity } from '../model/diagnostic.ts';

type Slug = keyof typeof PROBLEMS;

/** A diagnostic `io/<slug>` about one path. `detail` is added to the message. */
export function problem(slug: Slug, path: string, detail = ''): Diagnostic {
  const { severity, says, help } = PROBLEMS[slug];
  return { code: `io/${slug}`, severity, message: `${shown(path)} ${says}${detail}`, help, path, incomplete: false };
}

/** A name that the user gave is empty, as where a shell's variable is not set. */
export function noName(what: string): Diagnostic {
  const { severity } = PROBLEMS.missing;
  return {
    code: 'io/missing',
    severity,
    message: `an empty name is no ${what}`,
    help: 'Check that the variable which holds the name is set.',
    incomplete: false,
  };
}

/** The diagnostic for an error that the operating system gave. */
export function fromSystem(error: unknown, path: string): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT') return problem('missing', path);
  if (code === 'ENOTDIR') return problem('not-a-directory', path);
  if (code === 'ELOOP') return problem('link-loop', path);
  if (code === 'EISDIR') return problem('not-a-file', path);
  return problem('unreadable', path, `: ${code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code}`);
}

/** True for what a read answers instead of its content. */
export function isDiagnostic(answer: unknown): answer is Diagnostic {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'incomplete' in answer;
}

/** The root has no name of its own in a message. */
function shown(path: string): string {
  return path === '' ? 'the scanned folder' : path;
}

const PROBLEMS = {
  missing: { severity: 'error', says: 'does not exist', help: 'Check the path.' },
  'not-a-directory': { severity: 'error', says: 'is not a folder', help: 'Name the folder that holds the project.' },
  'not-a-file': { severity: 'error', says: 'is not a file', help: 'Replace it by a regular file, or put it under `ignore`.' },
  unreadable: { severity: 'error', says: 'cannot be read', help: 'Give the user who runs the scan permission to read it.' },
  'file-too-large': {
    severity: 'warning',
    says: 'is larger than a scan reads',
    help: 'Make the file smaller, or put it under `ignore`.',
  },
  'not-text': { severity: 'warning', says: 'is not text', help: 'Save the file as UTF-8.' },
  'not-utf8': {
    severity: 'warning',
    says: 'is not valid UTF-8; the bytes that could not be read were replaced',
    help: 'Save the file as UTF-8.',
  },
  'link-leaves-root': {
    severity: 'warning',
    says: 'is a link that leads out of the scanned folder, and was not followed',
    help: 'Scan a folder that holds both the link and its target, or put the link under `ignore`.',
  },
  'link-loop': { severity: 'warning', says: 'is a link that leads back to itself', help: 'Remove the link.' },
  'link-broken': { severity: 'note', says: 'is a link to something that does not exist', help: 'Remove the link.' },
  'outside-root': { severity: 'error', says: 'is outside the scanned folder', help: 'Name a path inside the scanned folder.' },
  'too-many-files': {
    severity: 'error',
    says: 'was not opened: the scan has read as many files as it may',
    help: 'Scan a smaller folder, or put large ones under `ignore`.',
  },
  'too-many-entries': {
    severity: 'error',
    says: 'was not listed: the scan has seen as many names as it may',
    help: 'Scan a smaller folder, or put large ones under `ignore`.',
  },
  'too-deep': {
    severity: 'error',
    says: 'lies deeper than a scan goes',
    help: 'Scan a folder further down, or put this one under `ignore`.',
  },
  'not-written': {
    severity: 'error',
    says: 'could not be written',
    help: 'Choose a file in a folder that exists and may be written.',
  },
} as const satisfies Record<string, { severity: Severity; says: string; help: string }>;
