/**
 * Whether a Markdown file with front matter is a card, and of what.
 *
 * The rule, by the names of the top-level keys:
 * 1. One key that only cards have (below, per kind) makes it a card, whatever the file is called, unless keys of
 *    documentation sites outnumber such keys.
 * 2. Keys that other Markdown has too (`license`, `tags`, `language`, …) make it a card only when the file has a card's
 *    name (README.md, model-card.md, …), `license` or `datasets` is among them, and no key is foreign to cards.
 * 3. What stands at the top of a hub's folder as README.md is its card, with front matter or without.
 * Sources: hub-docs modelcard.md, datasetcard.md, spaces-config-reference; ModelScope's readme template.
 */
import type { HubKind } from './hub-name.ts';

/** Keys, spelled as they are. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const MODEL_KEYS = words(`
  base_model base_model_relation base_models co2_eq_emissions finetuned_from inference instance_prompt library_name
  license_link license_name mask_token model-index model_name model_type model_creator new_version pipeline_tag
  prompt_template quantized_by widget eval_results licence_name
`);
const DATASET_KEYS = words(`
  annotations_creators dataset_info dataset_name language_bcp47 language_creators language_details license_details
  multilinguality paperswithcode_id pretty_name size_categories source_datasets task_categories task_ids
  train-eval-index
`);
const SPACE_KEYS = words(`
  app_build_command app_file app_port colorFrom colorTo sdk_version suggested_hardware suggested_storage
`);
const MODELSCOPE_KEYS = words(`
  backbone containers customized-quickstart domain finetune-support frameworks framworks integrating model-backbone
  model-type studios tasks
`);
const SHARED_KEYS = words(`
  buckets configs datasets dataset duplicated_from emoji language languages licence license licenses metrics models
  pinned sdk tags thumbnail viewer arxiv short_description version
`);
const SITE_KEYS = words(`
  aliases author authors bibliography categories category date description draft head hide id keywords layout lastmod
  nav_order order output parent permalink published redirect_from sidebar sidebar_label sidebar_position slug status
  summary template title toc type weight allowed-tools name about labels assignees
`);

/** What the keys say. `modelscope` tells whose keys they are. */
export interface CardKind {
  readonly kind: HubKind;
  readonly modelscope: boolean;
}

/** What a card of these keys is about, or `undefined` when the file is ordinary Markdown. */
export function cardKind(keys: ReadonlySet<string>, fileName: string): CardKind | undefined {
  const count = (set: ReadonlySet<string>): number => {
    let found = 0;
    for (const key of keys) if (set.has(key)) found += 1;
    return found;
  };
  const gated = [...keys].some((key) => key.startsWith('extra_gated_')) ? 1 : 0;
  const model = count(MODEL_KEYS);
  const dataset = count(DATASET_KEYS);
  const site = count(SITE_KEYS);
  // Two of them, since one ('tasks', 'domain') also heads to-do lists and pages about domains.
  const modelscope = count(MODELSCOPE_KEYS) >= 2 || (count(MODELSCOPE_KEYS) === 1 && hasLicense(keys) && site === 0);
  // A Space has a title, and often a description: they do not speak against it.
  const space = count(SPACE_KEYS);
  // `sdk` is required of a Space and means nothing to the hub elsewhere; with a title alone it may be a page about an SDK.
  const plainSpace = keys.has('sdk') && isCardName(fileName) && [...keys].every((key) => key === 'title' || isCardKey(key));
  if (space >= 2 || (space === 1 && keys.has('sdk')) || (plainSpace && hasLicense(keys)))
    return { kind: 'space', modelscope: false };
  const sure = model + dataset + gated + (modelscope ? 2 : 0);
  const kind: HubKind = isDataset(keys, model, dataset) ? 'dataset' : 'model';
  if (sure > 0 && (site === 0 || sure >= site)) return { kind, modelscope };
  const foreign = [...keys].some((key) => !isCardKey(key));
  const claims = hasLicense(keys) || keys.has('datasets');
  return claims && !foreign && isCardName(fileName) ? { kind, modelscope } : undefined;
}

/** Base models and pipelines are a model's; everything else of a dataset card stands in model cards only by mistake. */
function isDataset(keys: ReadonlySet<string>, model: number, dataset: number): boolean {
  if (dataset === 0) return keys.has('configs') && model === 0;
  const firm = ['base_model', 'library_name', 'pipeline_tag', 'model-index'].some((key) => keys.has(key));
  return !firm || (dataset > model && DATASET_MARKS.some((key) => keys.has(key)));
}

const DATASET_MARKS = ['task_categories', 'size_categories', 'dataset_info', 'annotations_creators'];

/** True for the names that cards go by; the Hub itself reads README.md only. */
export function isCardName(fileName: string): boolean {
  return /^(?:readme(?:[-_.][A-Za-z-]{2,10})?|(?:model|data|dataset)[-_ ]?(?:card|sheet)|datasheet)\.(?:md|markdown)$/i.test(
    fileName,
  );
}

/** True for templates of cards: they describe no model. */
export function isTemplate(path: string, yaml: string): boolean {
  return /(?:^|\/|[-_.])templates?(?:[-_./]|$)/i.test(path) || /\{\{|\{%/.test(yaml);
}

const hasLicense = (keys: ReadonlySet<string>): boolean =>
  ['license', 'licenses', 'license_name', 'licence'].some((key) => keys.has(key));

const isCardKey = (key: string): boolean =>
  key.startsWith('extra_gated_') || [MODEL_KEYS, DATASET_KEYS, MODELSCOPE_KEYS, SHARED_KEYS].some((set) => set.has(key));

/** The names of the top-level keys, read without parsing: also of a block that is not valid YAML. */
export function topLevelKeys(yaml: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const match of yaml.matchAll(/^["']?([A-Za-z_][\w-]{0,60})["']?[ \t]{0,20}:(?=\s|$)/gm)) keys.add(match[1] ?? '');
  return keys;
}
