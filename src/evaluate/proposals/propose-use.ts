/** From three answers to a preset, a licence and a use: the first half of what `licheck init` proposes. */
import type { LicenseExpression } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Distribution } from '../../model/policy.ts';
import type { ProposedRule, ProposedUse, ShippingAnswers, SuggestedAnswers } from '../../model/proposal.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import type { LicenseCategory } from '../../model/terms.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { print } from '../../spdx/print.ts';
import { outboundLicense } from '../compatibility/outbound.ts';
import { isMadeHere } from '../use/own-use.ts';
import { WITHHOLDING_CATEGORIES } from '../use/terms.ts';

/** What a scan saw, before any policy. */
export interface ProposalGround {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly rulebook: Rulebook;
}

/** The name for a product whose licence nobody but its customers sees. */
export const CLOSED = 'LicenseRef-Proprietary';

/** Answers read off the project itself; where it says nothing, the strictest. */
export function suggestAnswers({ inventory, resolutions, rulebook }: ProposalGround): SuggestedAnswers {
  const declared = outboundLicense({}, inventory, resolutions);
  const isPrivate = inventory.roots.some((root) => inventory.components[root]?.isPrivate === true);
  const categories = declared ? categoriesOf(declared, rulebook) : [];
  const isOpen = categories.length > 0 && categories.every(isOpenCategory);
  const license = declared ? print(declared) : CLOSED;
  if (isOpen && !isPrivate) {
    return { shipped: ['open-source'], commercial: true, license, because: `the project declares ${license} and is not private` };
  }
  const because = declared
    ? `the project is ${isPrivate ? 'private' : `under ${license}`}`
    : 'the project declares no licence of its own';
  return { shipped: ['product'], commercial: true, license, because };
}

/** The preset and the use that the answers lead to. Where several ways to ship are named, the strictest decides. */
export function proposeUse(answers: ShippingAnswers, { inventory, rulebook }: ProposalGround): ProposedUse {
  const parsed = answers.license === undefined ? undefined : parseExpression(answers.license, rulebook.spdxIds);
  const categories = parsed?.ok ? categoriesOf(parsed.expression, rulebook) : [];
  const models = inventory.components.filter(({ kind }) => kind === 'model');
  const preset = presetFor(answers, { isCopyleft: isCopyleft(categories), hasModels: models.length > 0 });
  const { distribution, notes } = distributionOf(answers, inventory);
  return {
    preset,
    license: parsed?.ok ? print(parsed.expression) : (answers.license ?? null),
    commercial: answers.commercial,
    distribution,
    notes,
    rules: extraRules(answers, preset, categories),
  };
}

function presetFor(
  { shipped, commercial }: ShippingAnswers,
  { isCopyleft, hasModels }: { readonly isCopyleft: boolean; readonly hasModels: boolean },
): string {
  const isProduct = shipped.includes('product');
  const isOpen = shipped.includes('open-source') || (shipped.includes('research') && commercial);
  if (isOpen && !(isProduct && isCopyleft)) return isCopyleft ? 'open-source-copyleft' : 'open-source-permissive';
  if (isProduct) return 'commercial-distributed';
  if (shipped.includes('service')) return commercial && hasModels ? 'ai-product' : 'commercial-saas';
  return shipped.every((way) => way === 'research') ? 'research' : 'internal';
}

/** What reaches others, and what of it the tree itself suggests. */
function distributionOf({ shipped }: ShippingAnswers, { components }: Inventory): Pick<ProposedUse, 'distribution' | 'notes'> {
  const made = (kind: 'model' | 'dataset'): readonly string[] =>
    components.filter((component) => component.kind === kind && isMadeHere(component)).map(({ name }) => name);
  const isPublished = shipped.includes('open-source') || shipped.includes('research');
  const [model] = made('model');
  const [dataset] = made('dataset');
  const anyModel = components.find(({ kind }) => kind === 'model')?.name;
  const ways: readonly (readonly [Distribution, boolean, string?])[] = [
    ['source', isPublished],
    ['binary', shipped.includes('product') || shipped.includes('open-source')],
    ['saas', shipped.includes('service')],
    ['weights', isPublished && model !== undefined, `\`weights\`, because the model ${model} is made here`],
    ['dataset', isPublished && dataset !== undefined, `\`dataset\`, because the dataset ${dataset} is made here`],
    ['outputs', shipped.includes('service') && anyModel !== undefined, `\`outputs\`, because ${anyModel} answers the users`],
  ];
  const taken = ways.filter(([, isTaken]) => isTaken);
  return {
    distribution: taken.length === 0 ? ['none'] : taken.map(([way]) => way),
    notes: taken.flatMap(([, , note]) => note ?? []),
  };
}

/** Lines in which the answers and the preset part. */
function extraRules(
  { commercial }: ShippingAnswers,
  preset: string,
  categories: readonly LicenseCategory[],
): readonly ProposedRule[] {
  const rules: ProposedRule[] = [];
  if (!commercial && SOLD.has(preset)) {
    const why = 'the use is declared as not commercial; what counts as commercial differs from text to text';
    rules.push({ list: 'review', category: 'non-commercial', why });
  }
  if (preset === 'open-source-copyleft' && categories.includes('network-copyleft')) {
    rules.push({ list: 'allow', category: 'network-copyleft', why: 'the project itself is under such a licence' });
  }
  return rules;
}

/** Presets that deny non-commercial licences because of how they are used. */
const SOLD: ReadonlySet<string> = new Set(['commercial-distributed', 'commercial-saas', 'ai-product', 'internal']);

const isOpenCategory = (category: LicenseCategory): boolean => category !== 'unknown' && !WITHHOLDING_CATEGORIES.has(category);

/** A project that may be taken under a permissive licence as well has to keep to what that permits. */
const isCopyleft = (categories: readonly LicenseCategory[]): boolean =>
  categories.length > 0 && categories.every((category) => category === 'strong-copyleft' || category === 'network-copyleft');

function categoriesOf(expression: LicenseExpression, rulebook: Rulebook): readonly LicenseCategory[] {
  return licensesOf(expression).map(({ id }) => rulebook.facts(id)?.category ?? 'unknown');
}
