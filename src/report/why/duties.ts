/** What one component asks for, by licence and by what sets it off. */
import type { AssessedObligation } from '../../model/assessment.ts';
import { sayClause } from '../../model/clause.ts';
import { drawSection } from '../explain/draw.ts';
import { whenHappens } from '../explain/words.ts';
import type { Page } from '../terminal/page.ts';
import { phrase } from '../text/sentences.ts';
import { groupBy } from '../view/group-by.ts';

/** A section for each licence and trigger. */
export function drawDuties(obligations: readonly AssessedObligation[], { look, licenses }: Page): string[] {
  const groups = groupBy(obligations, ({ license, trigger }) => JSON.stringify([license, trigger]));
  return [...groups.values()].flatMap((duties) => {
    const [first] = duties;
    if (first === undefined) return [];
    const entries = duties.map(({ what, tag, clause, value }) => ({
      title: value === null ? phrase(what) : `${phrase(what)} (${value})`,
      aside: [...(clause === null ? [] : [sayClause(clause)]), tag].join(', '),
    }));
    return drawSection(`${licenses.say(first.license)} asks of you, ${whenHappens(first.trigger)}`, entries, look);
  });
}
