/**
 * Cards of models, datasets and Spaces: the YAML front matter of Markdown files.
 * https://huggingface.co/docs/hub/model-cards, https://huggingface.co/docs/hub/datasets-cards,
 * https://huggingface.co/docs/hub/spaces-config-reference, https://modelscope.cn/docs (readme template)
 * A card cannot tell its own id, the revision of its base, or whether the licence it names is the one its files carry.
 * Which Markdown is a card: `models/card-kind.ts`. What it is called, and whether it is the project's own: `models/folder-identity.ts`.
 */
import type { FrontMatter } from '../../io/parse/front-matter.ts';
import { isRecord } from '../../io/parse/own.ts';
import { type PlainYaml, parsePlainYaml } from '../../io/parse/plain-yaml.ts';
import { baseName } from '../../io/paths.ts';
import { isDiagnostic } from '../../io/problems.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SeenComponent, Sighting } from '../../model/inventory.ts';
import type { Anchor, ProjectPath } from '../../model/location.ts';
import { withLinked } from '../license-files.ts';
import { mergesInCard } from '../models/artifacts/mergekit.ts';
import { bodyBase, bodyLicense } from '../models/card-body.ts';
import { cardFacts } from '../models/card-facts.ts';
import { readModelFiles, speaksOfLicense } from '../models/card-files.ts';
import { type CardHead, readCardHead } from '../models/card-head.ts';
import { type CardKind, cardKind, isCardName, isTemplate, topLevelKeys } from '../models/card-kind.ts';
import { cardLicenses, repeatedLicenses } from '../models/card-license.ts';
import { cardLineage } from '../models/card-lineage.ts';
import {
  blankTemplate,
  blankValue,
  duplicateKey,
  invalidBlock,
  misplacedBlock,
  notMapping,
  tooLarge,
} from '../models/card-trouble.ts';
import { type Identity, identify, identifyFile, renamed } from '../models/folder-identity.ts';
import { type HubKind, isCommit } from '../models/hub-name.ts';
import { type PlainCard, placeLicenses, readPlainCard } from '../models/license-spots.ts';
import { isOneModel } from '../models/model-folder.ts';
import { componentKind, type Mention, named } from '../models/naming.ts';
import { openParts } from '../models/open-parts.ts';
import { placeFacts } from '../models/place-facts.ts';
import { around, relate } from '../models/surroundings.ts';
import type { ReadContext, Source } from '../source.ts';

export const modelCard: Source = {
  id: 'model-card',
  title: 'Hugging Face and ModelScope cards of models, datasets and Spaces (Markdown with YAML front matter)',
  readers: [{ matches: ['*.md', '*.markdown', '*.MD'], read: readCard }],
};

/** What a card is read from: its text, the line its YAML begins on, and where its body begins. */
interface Text {
  readonly text: string;
  readonly line: number;
  readonly end: number;
  /** The YAML, where a key stands in it twice. */
  readonly again?: string;
  /** The YAML, where it is of the plainest kind. */
  readonly plain?: PlainCard;
}

function* readCard(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  const { files, siblings } = context;
  const head = readCardHead(path, files);
  if (isDiagnostic(head)) return void (yield diagnosed(head));
  const { block, text } = head;
  const isNamedCard = isCardName(baseName(path));
  // Asked only where it decides: naming a folder may look at its neighbours.
  const home = (): CardKind | undefined => {
    if (!isNamedCard) return undefined;
    const { hub, kind = PLAIN.kind } = identify(files.parent(path), around(path, context));
    return hub !== undefined || isOneModel(siblings) ? { ...PLAIN, kind } : undefined;
  };
  if (block.state !== 'found') {
    if (!isNamedCard) return;
    const trouble = block.state === 'none' ? misplacedBlock(path, text) : unclosed(path, block, head);
    if (trouble) yield diagnosed(trouble);
    const kind = home() ?? (trouble && PLAIN);
    if (kind) yield* component(path, context, kind, undefined, { text: head.tooLarge ? '' : text, line: 1, end: 0 });
    return;
  }
  // Nearly every card is plain, and its keys are then at hand.
  const plain = readPlainCard(block.yaml);
  const keys = plain ? new Set(Object.keys(plain.data)) : topLevelKeys(block.yaml);
  const kind = cardKind(keys, baseName(path)) ?? home();
  const template = isTemplate(path, block.yaml);
  if (kind === undefined && (keys.size > 0 || !isNamedCard || template)) return;
  const parsed: PlainYaml = plain ? { ok: true, value: plain.data } : parsePlainYaml(block.yaml);
  const shape = parsed.ok ? shapeOf(parsed.value) : 'invalid';
  const blanks = template || (shape === 'invalid' && BLANK.test(block.yaml));
  if (!parsed.ok) yield diagnosed(invalidBlock(path, block, parsed.problem, block.yaml, blanks));
  else if (shape === 'a list' || shape === 'a single value') yield diagnosed(notMapping(path, block.line, shape));
  else if (template && isNamedCard && !isTemplate(path, '')) yield diagnosed(blankTemplate(path, block.line));
  else if (parsed.duplicate && !blanks) yield diagnosed(duplicateKey(path, block.line, parsed.duplicate));
  if (kind === undefined || blanks) return;
  const data = parsed.ok && shape === 'a mapping' ? parsed.value : undefined;
  const again = parsed.ok && parsed.duplicate ? block.yaml : undefined;
  const { line, end } = block;
  yield* component(path, context, kind, data, {
    text,
    line,
    end,
    ...(plain && { plain }),
    ...(again !== undefined && { again }),
  });
}

const PLAIN: CardKind = { kind: 'model', modelscope: false };
/** `license: {license}`: a blank without quotes is a mapping to YAML, and often breaks it. */
const BLANK = /:[ \t]{1,20}\{[\w-]{1,60}\}/;

/** The card's component, what it names, and the relations between them. */
function component(path: ProjectPath, context: ReadContext, card: CardKind, data: unknown, text: Text): readonly Sighting[] {
  const { files, siblings } = context;
  const identity = identityOf(path, card.kind, context);
  const directory = files.parent(path);
  if (identity.root !== directory && isInWhole(path, identity, files)) return [];
  // A list, not a generator: of a hundred thousand cards these would be half of what has to be cleared away.
  const found: Sighting[] = [];
  const modelscope = card.modelscope || identity.hub?.hub === 'modelscope';
  const kind = identity.kind ?? card.kind;
  const vocabulary = modelscope ? 'modelscope' : 'huggingface';
  const declared = cardLicenses(data, path, vocabulary);
  const repeated = text.again === undefined ? [] : repeatedLicenses(text.again, path, text.line, vocabulary);
  for (const keys of declared.blanks) found.push(diagnosed(blankValue(path, keys, text.text)));
  const inBody = declared.raw.length === 0 ? bodyLicense(text.text, text.end, path) : undefined;
  const body = text.text.slice(text.end);
  const speaks = speaksOfLicense(body);
  const own = isCardName(baseName(path)) ? siblings : [];
  const beside = readModelFiles(own, files, { path, speaks });
  for (const diagnostic of beside.diagnostics) found.push(diagnosed(diagnostic));
  const { purl, name, hub } = identity;
  const revision = hub?.revision;
  const facts: Record<string, string> = placeFacts(identity, own);
  Object.assign(facts, cardFacts(data, kind), kind === 'model' ? openParts(data, body, own) : undefined);
  const component: SeenComponent = {
    purl,
    name,
    kind: componentKind(kind),
    own: identity.own,
    declaredRaw: inBody
      ? [inBody]
      : repeated.length > 0
        ? repeated
        : text.plain
          ? placeLicenses(declared.raw, text.plain, text.line)
          : declared.raw,
    licenseFiles: withLinked(declared.raw, directory, beside.files, files),
    provenance: [{ source: modelCard.id, at: { path, line: text.line } }],
    facts,
    root: identity.root,
  };
  const version = revision !== undefined && isCommit(revision) ? { version: revision } : undefined;
  found.push({ type: 'component', component: version ? { ...component, ...version } : component });
  const mention = (at: Anchor): Mention => ({
    source: modelCard.id,
    at,
    directory,
    hub: modelscope ? 'modelscope' : undefined,
  });
  const place = around(path, context);
  const lineage = cardLineage(data, kind);
  for (const item of lineage) {
    const other = named(item.text, item.kind, mention({ path, keys: item.keys }), place);
    found.push(...relate(identity, item, other));
  }
  for (const item of mergesInCard(body)) {
    found.push(...relate(identity, item, named(item.text, 'model', mention({ path }), place)));
  }
  const base =
    kind === 'model' && !lineage.some((item) => item.relation === 'derived-from')
      ? bodyBase(text.text, text.end, path)
      : undefined;
  if (base) found.push(...relate(identity, BASE_LINE, named(base.text, 'model', mention(base.at), place)));
  return found;
}

const BASE_LINE = { relation: 'derived-from', how: 'finetune' } as const;

/** A card under a name of its own (`cards/oolong-7b.md`) is named by it, unless the folder is a model's. */
function identityOf(path: ProjectPath, kind: HubKind, context: ReadContext): Identity {
  const { files, siblings } = context;
  const identity = identify(files.parent(path), around(path, context));
  const shared = identity.basis === 'project' && !isCardName(baseName(path)) && !isOneModel(siblings);
  return renamed(shared ? identifyFile(path, files) : identity, kind);
}

/** Cards in folders inside a model (`checkpoint-500/README.md`) speak only when the model has none. */
function isInWhole(path: ProjectPath, identity: Identity, files: ProjectFiles): boolean {
  const card = files.join(identity.root, 'README.md');
  return card !== undefined && card !== path && files.isFile(card);
}

function unclosed(path: ProjectPath, block: FrontMatter & { line: number }, head: CardHead): Diagnostic | undefined {
  if (head.tooLarge) return tooLarge(path, block.line);
  // A README may begin with a rule across the page.
  const rest = head.text.slice(0, 4096).replace(/^\s*---[\r\n]+/, '');
  if (cardKind(topLevelKeys(rest), baseName(path)) === undefined) return undefined;
  return invalidBlock(path, block, { message: 'is never closed', line: 1, column: 1 }, rest, false);
}

function shapeOf(value: unknown): 'a mapping' | 'a list' | 'a single value' | 'nothing' {
  if (value === undefined || value === null) return 'nothing';
  return Array.isArray(value) ? 'a list' : isRecord(value) ? 'a mapping' : 'a single value';
}

const diagnosed = (diagnostic: Diagnostic): Sighting => ({ type: 'diagnostic', diagnostic });
