/** What an exception after WITH changes; every SPDX exception id is known, most of them by name alone. */
import type { ExceptionFacts } from '../../model/rulebook.ts';
import type { Mistakes } from './mistakes.ts';
import type { Rules } from './rules.ts';
import type { SpdxIds } from './spdx.ts';
import type { Vocabulary } from './terms.ts';

/** Facts by exception id. */
export function compileExceptions(
  rules: Rules,
  spdx: SpdxIds,
  vocabulary: Vocabulary,
  mistakes: Mistakes,
): ReadonlyMap<string, ExceptionFacts> {
  const facts = new Map<string, ExceptionFacts>();
  for (const { path, data, wrong } of rules.exceptions) {
    if (path !== `exceptions/${data.id}.yaml`) wrong(['id'], `the file of ${data.id} is exceptions/${data.id}.yaml`);
    if (!spdx.exceptions.has(data.id) && !data.id.startsWith('AdditionRef-')) {
      wrong(['id'], `${data.id} is neither an SPDX exception id nor an AdditionRef-`);
    }
    data.lifts.forEach((tag, index) => {
      if (!vocabulary.has(tag, 'condition')) wrong(['lifts', index], `${tag} is no condition that rules/ defines`);
    });
    if (facts.has(data.id)) mistakes.add(`rules/${path}: ${data.id} is described twice`);
    facts.set(data.id, {
      id: data.id,
      name: data.name,
      lifts: data.lifts,
      verified: data.verified,
      sources: data.sources,
      ...(data.category === undefined ? {} : { category: data.category }),
      ...(data.when === undefined ? {} : { when: data.when }),
    });
  }
  for (const id of spdx.exceptions) {
    if (facts.has(id)) continue;
    const sources = [`https://spdx.org/licenses/${id}.html`];
    facts.set(id, { id, name: id, lifts: [], verified: 'unverified', sources });
  }
  return facts;
}
