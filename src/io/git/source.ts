/** What of a project git holds, ready to be scanned: a revision, or the working tree as it would be committed. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import { isDiagnostic } from '../problems.ts';
import type { ProjectFiles } from '../project-files.ts';
import { openRevision } from './revision.ts';
import { openTracked } from './tracked-files.ts';

/** Which tree is meant. A revision is a branch, tag or commit as a user typed it. */
export type GitTree = { readonly revision: string } | 'working-tree';

/** A tree being scanned: look, fetch what the look asked for, and look again until a fetch answers false. */
export interface GitFiles {
  look(): ProjectFiles;
  fetch(): Promise<boolean>;
  /** The commit's id; absent for the working tree. */
  readonly commit?: string;
}

/** Opens the tree for the folder `root`, absolute. */
export async function openGitTree(root: string, tree: GitTree): Promise<GitFiles | Diagnostic> {
  if (tree !== 'working-tree') return openRevision(root, tree.revision);
  const files = await openTracked(root);
  return isDiagnostic(files) ? files : { look: () => files, fetch: async () => false };
}
