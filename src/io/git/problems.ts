/** The diagnostics of reading through git. Each makes the answer untrusted unless it says otherwise. */
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';

type Slug = keyof typeof PROBLEMS;

/** A diagnostic `git/<slug>`. `subject` is what the message speaks of: a revision, a path, a folder; `detail` is added at its end. */
export function gitProblem(slug: Slug, subject: string, detail = ''): Diagnostic {
  const { severity, says, help, incomplete } = PROBLEMS[slug];
  return { code: `git/${slug}`, severity, message: `${subject} ${says}${detail}`, help, incomplete };
}

/** What a submodule holds is not in the repository's own trees. The commit tells whether it moved. */
export function submodule(path: string, commit: string): Diagnostic {
  return { ...gitProblem('submodule', path, `; it is at ${commit.slice(0, 10)}`), path };
}

const PROBLEMS = {
  'not-installed': {
    severity: 'error',
    says: 'is not installed, or not on the PATH outside the scanned folder',
    help: 'Install git, or compare two saved results: `licheck diff old.json new.json`.',
    incomplete: true,
  },
  'not-a-repository': {
    severity: 'error',
    says: 'is not in a git repository, so no revision of it can be read',
    help: 'Name a folder of a repository with `--path`, or compare two saved results: `licheck diff old.json new.json`.',
    incomplete: true,
  },
  'unsafe-repository': {
    severity: 'error',
    says: 'is in a repository of another user, which git does not trust',
    help: 'Run `git config --global --add safe.directory <folder>` if you trust it.',
    incomplete: true,
  },
  'bad-revision': {
    severity: 'error',
    says: 'cannot be a revision',
    help: 'Name a branch, a tag or a commit; write `refs/heads/<name>` for a branch with an odd name.',
    incomplete: true,
  },
  'unknown-revision': {
    severity: 'error',
    says: 'is neither a file nor a revision of this repository',
    help: 'Name a saved result, a branch, a tag or a commit.',
    incomplete: true,
  },
  shallow: {
    severity: 'error',
    says: 'is not in this clone, which is shallow',
    help: 'Fetch more history first: `git fetch --unshallow`, or `fetch-depth: 0` where a workflow checks out.',
    incomplete: true,
  },
  'object-missing': {
    severity: 'error',
    says: 'is not in this clone',
    help: 'Fetch the whole repository: a partial clone does not hold every file, and a scan fetches nothing.',
    incomplete: true,
  },
  'too-much': {
    severity: 'error',
    says: 'was not read: the revision holds more than a scan reads',
    help: 'Name a smaller folder with `--path`.',
    incomplete: true,
  },
  submodule: {
    severity: 'warning',
    says: 'is a submodule and was not entered',
    help: 'Compare the submodule by itself: `licheck diff <old> <new> --path <submodule>`.',
    incomplete: false,
  },
  failed: {
    severity: 'error',
    says: 'failed',
    help: 'Run the same git command by hand to see why.',
    incomplete: true,
  },
} as const satisfies Record<string, { severity: Severity; says: string; help: string; incomplete: boolean }>;
