/**
 * What the dated registry knows of a model or dataset that is only named: no card, no text, no metadata is at hand.
 * A card or a text always wins; what nobody verified is mentioned, and decides nothing.
 */
import type { Component } from '../model/component.ts';
import { NOASSERTION } from '../model/expression.ts';
import { parsePurl } from '../model/purl.ts';
import type { ModelRegistryEntry, Rulebook } from '../model/rulebook.ts';
import { parseExpression } from '../spdx/parse.ts';
import type { Declared } from './declared.ts';

/** Makes a look-up of components by their name on a hub. */
export function createRegistryReader(
  rulebook: Pick<Rulebook, 'modelFamily' | 'spdxIds'>,
): (component: Component) => Declared | undefined {
  return (component) => {
    if (component.kind !== 'model' && component.kind !== 'dataset') return undefined;
    const name = hubName(component.purl);
    const entry = name === undefined ? undefined : rulebook.modelFamily?.(name, component.kind);
    return entry === undefined ? undefined : witness(component, entry, rulebook);
  };
}

function witness(component: Component, entry: ModelRegistryEntry, rulebook: Pick<Rulebook, 'spdxIds'>): Declared {
  const parsed = parseExpression(entry.license, rulebook.spdxIds);
  const isTrusted = entry.verified !== 'unverified' && parsed.ok;
  const expression = isTrusted ? parsed.expression : NOASSERTION;
  const known = `licheck's registry, ${entry.date}: ${entry.pattern} is under ${entry.license} (${entry.source})`;
  return {
    expression,
    evidence: [
      {
        view: 'declared',
        expression,
        method: 'registry',
        confidence: isTrusted ? 0.7 : 0,
        at: component.provenance[0]?.at ?? { path: '' },
        notes: [
          isTrusted ? known : `${known}; nobody verified it, so it decides nothing`,
          ...(entry.note === undefined ? [] : [entry.note]),
        ],
      },
    ],
  };
}

/** `owner/name` on a model hub; datasets stand below `datasets/` there. What Ollama keeps in its own library has Ollama for an owner. */
function hubName(purl: string): string | undefined {
  const parts = parsePurl(purl);
  if (parts?.namespace === 'library' && parts.qualifiers?.repository_url === 'https://ollama.com')
    return `ollama.com/${parts.name}`;
  if (parts?.type !== 'huggingface') return undefined;
  const owner = parts.namespace?.replace(/^datasets(\/|$)/, '');
  return owner ? `${owner}/${parts.name}` : parts.name;
}
