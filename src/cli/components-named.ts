/** The components that a person means by a word: a purl, a name, a name with a version. */
import type { AssessedComponent } from '../model/assessment.ts';
import { makePurl, type Purl, parsePurl, withoutVersion } from '../model/purl.ts';

/** Does the component answer to the word? The exact ways come first; the first way that meets anything counts. */
type Way = (word: string) => (component: AssessedComponent) => boolean;

const folded = (text: string): string => text.toLowerCase();
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** `name@version`, where a scope's own `@` is no version. */
function split(word: string): { readonly name: string; readonly version?: string } {
  const at = word.lastIndexOf('@');
  return at > 0 ? { name: word.slice(0, at), version: word.slice(at + 1) } : { name: word };
}

/** A revision may be cut short, as reports print it. */
const hasVersion = ({ version }: AssessedComponent, wanted: string | undefined): boolean =>
  wanted === undefined || version === wanted || (/^[0-9a-f]{7,}$/.test(wanted) && version?.startsWith(wanted) === true);

const byName =
  (same: (name: string, wanted: string) => boolean): Way =>
  (word) => {
    const { name, version } = split(word);
    return (component) => same(component.name, name) && hasVersion(component, version);
  };

const WAYS: readonly Way[] = [
  (word) => (component) => component.purl === word || component.purl === canonical(word),
  (word) => (component) => word.startsWith('pkg:') && withoutVersion(component.purl as Purl) === canonical(word),
  byName((name, wanted) => name === wanted),
  byName((name, wanted) => folded(name) === folded(wanted)),
  byName((name, wanted) => folded(lastPart(name)) === folded(wanted)),
];

/** The components meant, in the document's order; none when nothing answers to the word. */
export function componentsNamed(word: string, components: readonly AssessedComponent[]): readonly AssessedComponent[] {
  for (const way of WAYS) {
    const found = components.filter(way(word));
    if (found.length > 0) return found;
  }
  return [];
}

function canonical(word: string): string {
  const parts = parsePurl(word);
  return parts === undefined ? word : makePurl(parts);
}
