/** The vocabulary: every tag that a rule file may use. */
import type { TermFacts } from '../../model/rulebook.ts';
import { CATEGORIES } from '../../model/terms.ts';
import type { Mistakes } from './mistakes.ts';
import type { Rules } from './rules.ts';

type TermType = TermFacts['type'];

/** Tags by type; a tag means one thing, so no tag stands under two types. */
export class Vocabulary {
  readonly all: readonly TermFacts[];
  readonly #types: ReadonlyMap<string, TermType>;

  constructor(all: readonly TermFacts[]) {
    this.all = all;
    this.#types = new Map(all.map((term) => [term.tag, term.type]));
  }

  has(tag: string, type: TermType): boolean {
    return this.#types.get(tag) === type;
  }
}

/** Reads `terms.yaml` and `restrictions.yaml`. */
export function compileTerms(rules: Rules, mistakes: Mistakes): Vocabulary {
  const { permissions, conditions, limitations, categories, restrictions } = rules.terms.data;
  const sections: readonly [TermType, Words][] = [
    ['category', categories],
    ['permission', permissions],
    ['condition', conditions],
    ['limitation', limitations],
    ['restriction', restrictions],
    ['restriction', rules.restrictions?.data.restrictions ?? {}],
  ];
  const all = sections.flatMap(([type, words]) => Object.entries(words).map(([tag, word]) => termOf(tag, type, word)));
  const seen = new Map<string, TermType>();
  for (const { tag, type } of all) {
    const other = seen.get(tag);
    if (other !== undefined) mistakes.add(`rules/terms.yaml: ${tag} stands under ${other} and under ${type}`);
    seen.set(tag, type);
  }
  const wanted: readonly string[] = CATEGORIES;
  for (const category of wanted) {
    if (seen.get(category) !== 'category') mistakes.add(`rules/terms.yaml: the category ${category} is not explained`);
  }
  for (const tag of Object.keys(categories)) if (!wanted.includes(tag)) mistakes.add(`rules/terms.yaml: ${tag} is no category`);
  return new Vocabulary(all);
}

type Words = Rules['terms']['data']['conditions'];

function termOf(tag: string, type: TermType, { title, meaning, todo, fields }: Words[string]): TermFacts {
  return { tag, type, title, meaning, ...(todo === undefined ? {} : { todo }), ...(fields === undefined ? {} : { fields }) };
}
