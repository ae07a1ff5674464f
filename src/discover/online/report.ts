/** What the hubs did not tell, as diagnostics: one for each repository, or one for a host that told nothing at all. */
import { type WebSlug, webProblem } from '../../io/fetch/problems.ts';
import type { Failure, FailureKind } from '../../io/fetch/web.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Question } from './question.ts';

export interface Report {
  /** `part` names what of the repository it was, when it was not the whole. */
  failed(question: Question, failure: Failure, part?: string): void;
  /** Repositories that were not asked about, because there were too many or the lineage was too deep. */
  leftOut(count: number): void;
  diagnostics(): readonly Diagnostic[];
}

export function createReport(): Report {
  const single: Diagnostic[] = [];
  const silent = new Map<string, { readonly failure: Failure; count: number }>();
  let left = 0;
  return {
    failed: (question, failure, part) => {
      const slug = ABOUT_HOST[failure.kind];
      if (slug === undefined) return void single.push(aboutRepository(question, failure, part));
      const key = `${slug} ${failure.host}`;
      const group = silent.get(key);
      if (group) group.count += 1;
      else silent.set(key, { failure, count: 1 });
    },
    leftOut: (count) => {
      left += count;
    },
    diagnostics: () => [
      ...single,
      ...[...silent.values()].map(({ failure, count }) => aboutHost(failure, count)),
      ...(left === 0 ? [] : [tooMany(left)]),
    ],
  };
}

const ABOUT_HOST: Readonly<Partial<Record<FailureKind, WebSlug>>> = { offline: 'offline', deadline: 'online-timeout' };

function aboutHost({ kind, host, detail }: Failure, count: number): Diagnostic {
  const stay = `${things(count)} ${count === 1 ? 'stays' : 'stay'} unknown`;
  return kind === 'offline'
    ? webProblem('offline', host, ` (${detail}); ${stay}`)
    : webProblem('online-timeout', host, `; ${stay}`);
}

function aboutRepository({ id, at }: Question, { kind, host, detail }: Failure, part?: string): Diagnostic {
  const what = part === undefined ? id : `${part} ${id}`;
  const spot = {
    ...(at.path !== '' && { path: at.path }),
    ...(at.line !== undefined && { line: at.line }),
    ...(at.column !== undefined && { column: at.column }),
  };
  if (kind === 'not-found') return webProblem('hub-not-found', what, ` (${host})`, spot);
  if (kind === 'denied') return webProblem('hub-denied', what, ` (${host})`, spot);
  return webProblem('hub-error', what, `: ${host} was asked, and ${detail}`, spot);
}

function tooMany(count: number): Diagnostic {
  return {
    code: 'discover/hub-limit',
    severity: 'warning',
    message: `${things(count)} further up the lineage ${count === 1 ? 'was' : 'were'} not asked about: a scan asks about so many, and no more`,
    help: 'Put the cards of the models in question into the project.',
    incomplete: true,
  };
}

const things = (count: number): string => (count === 1 ? 'one model or dataset' : `${count} models or datasets`);
