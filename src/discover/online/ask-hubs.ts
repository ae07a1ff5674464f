/** Asks the hubs about everything that is only named, and about what that is made of, level by level. */
import type { Hubs } from '../../io/fetch/hubs.ts';
import type { Answer } from '../../io/fetch/web.ts';
import type { Inventory, Sighting } from '../../model/inventory.ts';
import { type HubCard, hubSightings } from './hub-card.ts';
import { askHuggingFace } from './hugging-face.ts';
import { askModelScope } from './modelscope.ts';
import { type Question, questionOf, questionsOf, sameName } from './question.ts';
import { createReport } from './report.ts';

/** How far up a lineage is followed, and how many repositories are asked about in one scan. */
export interface AskLimits {
  readonly depth: number;
  readonly repositories: number;
}

const LIMITS: AskLimits = { depth: 10, repositories: 2000 };

/**
 * Everything the hubs add to what was seen, and what they would not tell. Each repository is asked about once, so a
 * lineage that runs in a circle ends. Never rejects.
 */
export async function* askHubs(inventory: Inventory, hubs: Hubs, limits: AskLimits = LIMITS): AsyncIterable<Sighting> {
  const report = createReport();
  const known = new Set(inventory.components.map(({ purl }) => sameName(purl)));
  let level = questionsOf(inventory);
  let asked = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const now = depth > limits.depth ? [] : level.slice(0, Math.max(0, limits.repositories - asked));
    report.leftOut(level.length - now.length);
    asked += now.length;
    const answers = await Promise.all(now.map((question) => askOne(question, hubs)));
    const next = new Map<string, Question>();
    for (const [index, answer] of answers.entries()) {
      const question = now[index];
      if (question === undefined || answer === undefined) continue;
      if (!answer.ok) report.failed(question, answer.failure);
      else {
        const { trouble } = answer.value;
        if (trouble) report.failed(question, trouble.failure, trouble.with);
        for (const sighting of hubSightings(question, answer.value)) {
          yield sighting;
          if (sighting.type !== 'component' || known.has(sameName(sighting.component.purl))) continue;
          known.add(sameName(sighting.component.purl));
          const further = questionOf(sighting.component, question.at);
          if (further) next.set(further.purl, further);
        }
      }
    }
    level = [...next.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  }
  for (const diagnostic of [...hubs.diagnostics, ...report.diagnostics()]) yield { type: 'diagnostic', diagnostic };
}

/** `undefined` for a hub that may not be asked: why has been said already. */
async function askOne(question: Question, { web, endpoints }: Hubs): Promise<Answer<HubCard> | undefined> {
  const endpoint = endpoints[question.hub];
  if (endpoint === undefined) return undefined;
  return question.hub === 'huggingface' ? askHuggingFace(question, endpoint, web) : askModelScope(question, endpoint, web);
}
