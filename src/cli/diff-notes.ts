/** What a comparison rests on, and what it cannot tell. Said in words, since a reader of a pull request sees nothing else. */
import type { Assessment } from '../model/assessment.ts';
import type { DiffDocument } from '../model/diff.ts';
import { plural } from '../report/view/tally.ts';

/** One sentence each, the most general first. */
export function notesOf(
  { old, new: now }: Pick<DiffDocument, 'old' | 'new'>,
  was: Assessment,
  is: Assessment,
): readonly string[] {
  const kinds = [old.kind, now.kind];
  const notes: string[] = [];
  if (kinds.includes('revision')) {
    notes.push(
      kinds.includes('saved')
        ? 'one side is a saved result and the other a git revision, which holds no installed packages: licences are compared as declared, and findings that rest on licence texts may come or go for that reason alone'
        : 'both sides are read as git holds them: packages that are installed but not committed, model caches and hubs are left out, and licences are those that lock files, manifests and cards declare',
    );
    if (!kinds.includes('saved')) notes.push(`both sides are judged by the policy that is on disk now: ${policyOf(is)}`);
    const silent = is.components.filter(({ own, effective }) => !own && effective === 'NOASSERTION').length;
    if (silent > 0) {
      const are = silent === 1 ? 'component has' : 'components have';
      notes.push(
        `${plural(silent, are, are)} no licence in what git holds; to compare licence texts too, compare two results saved with \`licheck --format json\` after an install`,
      );
    }
  } else if (policyOf(was) !== policyOf(is)) {
    notes.push(`the sides were judged by different policies: ${policyOf(was)}, then ${policyOf(is)}`);
  }
  if (was.tool.rulebook !== is.tool.rulebook) {
    notes.push('the sides were judged with different versions of the licence rules, so a difference may come from them');
  }
  if (was.components.length === 0 && is.components.length > 0)
    notes.push(`${old.name} holds no components, so everything is new`);
  return [...notes, ...submodules(was, is)];
}

const policyOf = ({ policy }: Assessment): string =>
  [...policy.extends, ...(policy.path === null ? [] : [policy.path])].join(' + ') || 'the defaults';

/** Submodules that are not at the same commit on both sides may have brought anything. */
function submodules(was: Assessment, is: Assessment): string[] {
  const of = ({ diagnostics }: Assessment): string[] =>
    diagnostics.filter(({ code }) => code === 'git/submodule').map(({ message }) => message);
  const before = new Set(of(was));
  return of(is)
    .filter((message) => !before.has(message))
    .map((message) => `${message}, and was not there or elsewhere before: compare it by itself`);
}
