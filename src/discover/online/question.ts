/** What a hub is asked, and about whom: models and datasets of which the tree shows the name and no card. */
import type { AskedHub } from '../../io/fetch/hubs.ts';
import type { Component } from '../../model/component.ts';
import type { Inventory, SeenComponent } from '../../model/inventory.ts';
import type { Anchor } from '../../model/location.ts';
import { type Purl, parsePurl, withoutVersion } from '../../model/purl.ts';
import { isHubSegment } from '../models/hub-name.ts';

/** One repository on a hub. Its parts are safe in an address. */
export interface Question {
  readonly purl: Purl;
  readonly hub: AskedHub;
  readonly kind: 'model' | 'dataset';
  /** `owner/name`; the few names of the Hub's first days have no owner. */
  readonly id: string;
  /** The commit that the name is pinned to, else the branch or tag that was named. */
  readonly revision?: string;
  /** The spot in the project that named it, or a model that is made of it. */
  readonly at: Anchor;
}

/** What to ask about an inventory, in the order of its purls. */
export function questionsOf({ components }: Inventory): readonly Question[] {
  return components.flatMap((component) => (isSilent(component) ? (questionOf(component) ?? []) : []));
}

/** The question about one component; `undefined` when no hub that answers hosts it. */
export function questionOf(component: Pick<SeenComponent, 'purl' | 'provenance' | 'facts'>, at?: Anchor): Question | undefined {
  const parts = parsePurl(component.purl);
  if (parts?.type !== 'huggingface') return undefined;
  const hub = hubOf(parts.qualifiers);
  const segments = [...(parts.namespace?.split('/') ?? []), parts.name];
  if (segments[0] === 'spaces' && segments.length > 1) return undefined;
  const kind = segments[0] === 'datasets' && segments.length > 1 ? 'dataset' : 'model';
  const id = kind === 'dataset' ? segments.slice(1) : segments;
  if (hub === undefined || id.length > 2 || !id.every(isHubSegment)) return undefined;
  const revision = parts.version ?? component.facts?.['revision-name'];
  return {
    purl: component.purl,
    hub,
    kind,
    id: id.join('/'),
    ...(revision !== undefined && isRevision(revision) && { revision }),
    at: at ?? component.provenance[0]?.at ?? { path: '' },
  };
}

/** The same thing under any spelling and revision: what has been asked about is not asked about again. */
export function sameName(purl: Purl): string {
  return withoutVersion(purl).toLowerCase();
}

/** A card, a text or a declaration in the tree speaks for the component, even when it says little. */
function isSilent(component: Component): boolean {
  if (component.own || (component.kind !== 'model' && component.kind !== 'dataset')) return false;
  if (component.nameOnly === true) return true;
  const isCarded = component.provenance.some(({ source }) => source === 'model-card');
  return !isCarded && component.declaredRaw.length === 0 && component.licenseFiles.length === 0;
}

/** What git takes for a name, without the dots that climb. */
const isRevision = (text: string): boolean => /^[\w./-]{1,200}$/.test(text) && !/\.\.|^[./-]|[./]$/.test(text);

function hubOf(qualifiers: Readonly<Record<string, string>> | undefined): AskedHub | undefined {
  const where = qualifiers && Object.hasOwn(qualifiers, 'repository_url') ? qualifiers.repository_url : undefined;
  if (where === undefined) return 'huggingface';
  return /^https:\/\/(?:www\.)?modelscope\.(?:cn|ai)\/?$/i.test(where) ? 'modelscope' : undefined;
}
