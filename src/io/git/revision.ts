/** Opens one revision of the repository that a folder stands in, without a checkout. */
import { basename } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { ProjectPath } from '../../model/location.ts';
import { isDiagnostic } from '../problems.ts';
import type { ProjectFiles } from '../project-files.ts';
import { type ObjectLimits, openObjects } from './objects.ts';
import { gitProblem, submodule } from './problems.ts';
import { revisionFiles } from './revision-files.ts';
import { type Git, openGit, refusalOf } from './run.ts';
import { parseTree } from './tree.ts';

/** A revision that is being scanned. A scan looks, fetches what it lacked, and looks again until nothing was lacking. */
export interface Revision {
  /** The full id of the commit. */
  readonly commit: string;
  /** A fresh look at the files: answers given before a fetch are forgotten. */
  look(): ProjectFiles;
  /** Reads what the last look asked for and did not get; false when there was nothing, or nothing more can be had. */
  fetch(): Promise<boolean>;
  /** True when the folder does not exist in this revision. */
  readonly isAbsent: boolean;
}

/** Bytes of a listing: a million files take about 100 MB. */
const LISTING = 256 * 1024 * 1024;
/** A scan asks for files that other files name; chains of them are short. */
const MOST_LOOKS = 60;

/** Opens `revision` (a branch, tag or commit as a user typed it) for the folder `root`, absolute. */
export async function openRevision(root: string, revision: string, limits?: ObjectLimits): Promise<Revision | Diagnostic> {
  const git = openGit(root);
  const place = await locate(git);
  if (isDiagnostic(place)) return place;
  const commit = await resolveRevision(git, revision, place.isShallow);
  if (isDiagnostic(commit)) return commit;
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit, ...(place.prefix === '' ? [] : ['--', place.prefix])];
  const listing = await git(args, { limit: LISTING });
  if (isDiagnostic(listing)) return listing;
  if (listing.code !== 0) return refusalOf(listing, revision);

  const tree = parseTree(listing.output, place.prefix);
  const objects = openObjects(git, limits);
  for (const link of tree.links) objects.get(link);
  const doubts = [...tree.submodules].map(([path, at]) => submodule(path, at));
  const fetch = async (): Promise<boolean> => {
    const got = await objects.fetch();
    if (isDiagnostic(got)) doubts.push(got);
    return got !== false;
  };
  await fetch();
  let looks = 0;
  return {
    commit,
    look: () => revisionFiles({ tree, objects, name: basename(root) || 'project', starts: ['' as ProjectPath], doubts }),
    fetch: async () => {
      looks += 1;
      if (looks < MOST_LOOKS) return fetch();
      doubts.push(gitProblem('too-much', revision));
      return false;
    },
    isAbsent: tree.root.nodes.size === 0,
  };
}

/** Where in its repository the folder stands, as a prefix of paths that is empty or ends in a slash. */
async function locate(git: Git): Promise<{ readonly prefix: string; readonly isShallow: boolean } | Diagnostic> {
  const answer = await git(['rev-parse', '--is-shallow-repository', '--show-prefix']);
  if (isDiagnostic(answer)) return answer;
  if (answer.code !== 0) return refusalOf(answer, 'the scanned folder');
  const [shallow, prefix = ''] = answer.output.toString('utf8').split('\n');
  return { prefix, isShallow: shallow === 'true' };
}

async function resolveRevision(git: Git, revision: string, isShallow: boolean): Promise<string | Diagnostic> {
  // A leading dash would be an option to git, whatever the user meant.
  if (revision === '' || revision.startsWith('-') || revision.length > 1000 || /[\0\n\r]/.test(revision)) {
    return gitProblem('bad-revision', shown(revision));
  }
  const answer = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (isDiagnostic(answer)) return answer;
  const commit = answer.output.toString('latin1').trim();
  if (answer.code === 0 && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
  if (answer.error.includes('promisor')) return gitProblem('object-missing', shown(revision));
  return gitProblem(isShallow ? 'shallow' : 'unknown-revision', shown(revision));
}

const shown = (revision: string): string => (revision === '' ? 'an empty word' : revision.slice(0, 200));
