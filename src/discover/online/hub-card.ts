/** What a hub says of a repository, as the sightings that a card in the tree would give. */
import type { Failure } from '../../io/fetch/web.ts';
import type { RawLicense, Vocabulary } from '../../model/component.ts';
import type { LicenseText, SeenComponent, Sighting } from '../../model/inventory.ts';
import { parsePurl } from '../../model/purl.ts';
import { scoreName } from '../license-files.ts';
import { cardFacts } from '../models/card-facts.ts';
import { cardLicenses } from '../models/card-license.ts';
import { cardLineage } from '../models/card-lineage.ts';
import { isWeights } from '../models/model-folder.ts';
import { elsewhere } from '../models/naming.ts';
import type { Question } from './question.ts';

/** One hub's answer, in the words of cards. */
export interface HubCard {
  /** The front matter; what only the hub's own fields say has been put into its keys. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly vocabulary: Vocabulary;
  /** The page that a person would open. */
  readonly page: string;
  /** The day of the answer, as an ISO date. */
  readonly fetched: string;
  /** The commit that the answer speaks of. */
  readonly commit?: string;
  /** `auto` or `manual`, when terms must be accepted first. */
  readonly gated?: string;
  /** What the hub calls it now. */
  readonly renamed?: string;
  /** The names of its files, at the top. */
  readonly files: readonly string[];
  readonly text?: LicenseFile;
  /** A part of the answer that could not be had. */
  readonly trouble?: Trouble;
}

export interface Trouble {
  readonly with: 'the card of' | 'the licence text of';
  readonly failure: Failure;
}

/** A licence text that was fetched. */
export interface LicenseFile {
  readonly url: string;
  readonly name: string;
  readonly text: LicenseText;
}

/** The provenance of everything that a hub said. */
export const HUB_SOURCE = 'hub';

/** The component itself, then what it is made of. Everything points to the spot that named it: its card is not in the tree. */
export function hubSightings(question: Question, card: HubCard): readonly Sighting[] {
  const { at, kind, purl, hub } = question;
  const version = parsePurl(purl)?.version;
  const said = cardLicenses(card.data, at.path, card.vocabulary).raw;
  // A card that names no licence leaves the word to whoever knows one.
  const raw = card.text ? said : said.filter(({ text }) => !NAMELESS.test(text.trim()));
  const nameless = said.find((item) => !raw.includes(item))?.text.trim();
  const component: SeenComponent = {
    purl,
    name: question.id,
    ...(version !== undefined && { version }),
    kind,
    own: false,
    declaredRaw: raw.map((item): RawLicense => ({ ...item, at })),
    licenseFiles: card.text ? [{ ...seenFile(card.text), at }] : [],
    provenance: [{ source: HUB_SOURCE, at, origin: card.page }],
    facts: { ...factsOf(question, card), ...(nameless !== undefined && { license: nameless }) },
  };
  const mention = { source: HUB_SOURCE, at, hub };
  const related = cardLineage(card.data, kind).flatMap(({ text, kind: named, relation, how }): readonly Sighting[] => {
    const other = elsewhere(text, named, mention);
    if (other.purl === purl) return [];
    const edge = { from: purl, to: other.purl, kind: relation, ...(how !== undefined && { how }) };
    return [
      { type: 'component', component: other },
      { type: 'relation', relation: edge },
    ];
  });
  return [{ type: 'component', component }, ...related];
}

const NAMELESS = /^(?:other|unknown)$/i;

/** Plain text, like every fact. `from` tells that a hub said all this, `fetched` when. */
function factsOf({ kind, hub }: Question, card: HubCard): Readonly<Record<string, string>> {
  const formats = new Set(card.files.filter(isWeights).map((name) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()));
  return {
    ...cardFacts(card.data, kind),
    hub,
    from: 'hub',
    fetched: card.fetched,
    url: card.page,
    ...(card.commit !== undefined && { commit: card.commit }),
    ...(card.gated !== undefined && { gated: card.gated }),
    ...(card.renamed !== undefined && { 'renamed-to': card.renamed }),
    ...(formats.size > 0 && { weights: [...formats].sort().join(', ') }),
  };
}

function seenFile({ url, name, text }: LicenseFile): SeenComponent['licenseFiles'][number] {
  return { path: url, role: 'license', score: scoreName(name)?.score ?? 0.5, text };
}
