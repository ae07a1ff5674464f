/** The components that a person means by a word: a purl, a name, a name with a version. */
import type { AssessedComponent } from '../model/assessment.ts';
import { identityOf, makePurl, type Purl, parsePurl } from '../model/purl.ts';

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

/** Where a copy came from need not be written, nor the version. */
const byPurl: Way = (word) => {
  if (!word.startsWith('pkg:')) return () => false;
  const identity = identityOf(canonical(word));
  const version = parsePurl(word)?.version;
  return (component) => identityOf(component.purl as Purl) === identity && hasVersion(component, version);
};

const WAYS: readonly Way[] = [
  (word) => (component) => component.purl === word || component.purl === canonical(word),
  byPurl,
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

function canonical(word: string): Purl {
  const parts = parsePurl(word);
  return parts === undefined ? (word as Purl) : makePurl(parts);
}
