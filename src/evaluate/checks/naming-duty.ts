import type { Component } from '../../model/component.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { LicenseFacts } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { Check, CheckContext, Saying, Sketch, Spot, Subject, SubjectLeaf } from '../check.ts';
import { declarationLabel, provenanceLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import type { LineageLink } from '../lineage/lineage.ts';
import { isMadeHere } from '../use/own-use.ts';
import { baseOf, gatherInherited, MADE } from './links.ts';
import { sayTerm } from './say.ts';

/** A name prefix or a displayed sentence that the base asks for and the derivative does not show. */
export const namingDuty: Check = {
  code: 'naming-duty',
  kinds: MADE,
  concerns: ({ component }) => !component.nameOnly,
  run(subject, context) {
    const links = context.lineage.linksOf(subject.index);
    // Bases with the same licences ask for the same names.
    const leavesOf = (link: LineageLink): Subject['leaves'] | undefined => {
      const leaves = baseOf(link, context)?.leaves;
      return leaves?.some((leaf) => namesIn(leaf).length > 0) ? leaves : undefined;
    };
    const sketches: Sketch[] = [];
    for (const { link, others } of gatherInherited(links, context, leavesOf)) {
      const base = baseOf(link, context);
      for (const leaf of base?.leaves ?? []) {
        const owed = namesIn(leaf).filter((term) => isOwed(term, link) && !isShown(term, subject.component, context.inventory));
        if (!base || owed.length === 0) continue;
        const saying = say(subject, leaf, owed, context);
        const labels = declarationLabel(base, leaf.license).map(({ at, text }) => ({ at, text, primary: false }));
        sketches.push({ saying, at: placeOfName(subject), labels, lineage: link.path, others });
      }
    }
    return sketches;
  },
};

/** The card; `project.license`, where the licence of an own model may be said, names no model. */
function placeOfName({ component, resolution }: Subject): readonly Spot[] {
  const isFromProject = resolution.evidence[0]?.method === 'project';
  return isFromProject ? provenanceLabel(component, 'its card stands here') : declarationLabel({ component, resolution });
}

/** A name before the model's, or words to be read beside it. */
const NAMES: ReadonlySet<string> = new Set(['name-prefix']);
const OF_DERIVATIVES: ReadonlySet<string> = new Set(['name-prefix', 'attribution-display']);

/** What a licence asks to be named or shown: little, and asked of every link. */
function namesIn({ facts }: SubjectLeaf): readonly LicenseTerm[] {
  if (!facts) return [];
  let terms = names.get(facts);
  if (terms === undefined)
    names.set(facts, (terms = facts.conditions.filter(({ tag, value }) => value !== undefined && MAY_NAME.has(tag))));
  return terms;
}

const MAY_NAME: ReadonlySet<string> = new Set([...OF_DERIVATIVES, 'output-training-naming']);
const names = new WeakMap<LicenseFacts, readonly LicenseTerm[]>();

function isOwed({ tag, value, threshold }: LicenseTerm, { making }: LineageLink): boolean {
  if (value === undefined || threshold !== undefined) return false;
  if (making === 'distilled' || making === 'generated-with') return tag === 'output-training-naming';
  if (making === 'trained-on') return false;
  // A quantization is the same model in another form: it is displayed, not renamed.
  return OF_DERIVATIVES.has(tag) && !(making === 'quantized' && NAMES.has(tag));
}

/** Does the name begin with the words, or does the card show them? Without a card nobody can tell, and nothing is claimed. */
function isShown({ tag, value = '' }: LicenseTerm, component: Component, { texts }: Pick<Inventory, 'texts'>): boolean {
  const words = value.split('|').map((each) => fold(each));
  const name = fold(component.name.slice(component.name.lastIndexOf('/') + 1));
  if (words.some((each) => name.startsWith(each))) return true;
  if (NAMES.has(tag)) return false;
  const cards = component.licenseFiles.filter(({ role, text }) => (role === 'card' || role === 'readme') && text !== undefined);
  return cards.length === 0 || cards.some(({ text }) => words.some((each) => fold(texts[text ?? -1]?.body ?? '').includes(each)));
}

/** Case, spaces and punctuation do not matter: `Llama 3` begins `llama-3-oolong`. */
const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What is owed to bases of one licence is said alike of all that owe the same. */
function say(subject: Subject, leaf: SubjectLeaf, owed: readonly LicenseTerm[], context: CheckContext): Saying {
  // Whoever made it owes the name; the project owes it for its own models.
  const severity = isMadeHere(subject.component) ? 'warning' : 'note';
  const key = `${severity} ${owed.map(({ tag, value }) => `${tag} ${value}`).join()}`;
  let said = sayings.get(leaf);
  if (said === undefined) sayings.set(leaf, (said = new Map()));
  let saying = said.get(key);
  if (saying === undefined) {
    const values = owed.map(({ tag, value }) =>
      NAMES.has(tag) ? `a name that begins with "${value}"` : `the words "${value?.split('|')[0]?.trim()}"`,
    );
    saying = {
      severity,
      license: leaf.license,
      message: `${sayLicense(leaf.license, context.rulebook)} of`,
      ending: ` asks for ${values.join(' and ')}`,
      help: owed.some(({ tag }) => NAMES.has(tag))
        ? 'Rename the model as the licence asks.'
        : 'Add the words where the licence wants them.',
      notes: owed.map(({ value: _, ...term }) => sayTerm(term, context)),
    };
    said.set(key, saying);
  }
  return saying;
}

const sayings = new WeakMap<SubjectLeaf, Map<string, Saying>>();
