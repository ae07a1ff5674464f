/** Selectors of allow, review and deny: a licence, a category, a use restriction or a term. */
import type { PlacedMap, PlacedNode, Span } from '../../io/parse/placed-yaml.ts';
import type { PolicyRule, Selector, Verdict } from '../../model/policy.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { CATEGORIES } from '../../model/terms.ts';
import type { PolicyDocument } from './document.ts';
import { readExpression } from './expressions.ts';
import { suggestion } from './nearest.ts';
import { asText, itemsOf, type PlacedText, textOf, textsOf } from './read.ts';

const LISTS = { allow: 'allowed', review: 'review', deny: 'denied' } as const satisfies Record<string, Verdict>;
const KINDS = ['category', 'restriction', 'term', 'license'] as const;
type Kind = (typeof KINDS)[number];

/** The rules of one file, in the order allow, review, deny. */
export function readRules(policy: PlacedMap | undefined, document: PolicyDocument, rulebook: Rulebook): readonly PolicyRule[] {
  return Object.entries(LISTS).flatMap(([list, verdict]) =>
    itemsOf(policy, list).flatMap((node): PolicyRule[] => {
      const written = node.kind === 'map' ? fromKeys(node, document) : fromText(node);
      if (written === undefined) return [];
      const { kind, value, span, why } = written;
      const selector = readSelector(kind, value, document, rulebook);
      const text = kind === 'license' ? value.text : `${kind}:${value.text}`;
      return selector ? [{ selector, verdict, text, at: document.place(span), ...(why !== undefined && { why }) }] : [];
    }),
  );
}

/** The tags of `acknowledge`. */
export function readAcknowledged(policy: PlacedMap | undefined, document: PolicyDocument, rulebook: Rulebook): readonly string[] {
  return textsOf(policy, 'acknowledge').flatMap(({ text, node }) => {
    const tag = text.replace(/^restriction\s*:\s*/, '');
    const kind = /^(category|term|license)\s*:/.exec(text)?.[1];
    if (kind !== undefined) {
      const message = `only use restrictions can be acknowledged, not a ${kind}`;
      document.mistake(node, { slug: 'wrong-selector', message, help: 'Write restriction:<tag>.' });
      return [];
    }
    return isTag('restriction', { text: tag, node }, document, rulebook) ? [tag] : [];
  });
}

interface Written {
  readonly kind: Kind;
  readonly value: PlacedText;
  readonly span: Span;
  readonly why?: string;
}

/** `category:permissive`, or an expression. */
function fromText(node: PlacedNode): Written | undefined {
  const placed = asText(node);
  if (placed === undefined) return undefined;
  const match = /^(category|restriction|term|license)\s*:\s*(.*)$/.exec(placed.text);
  const kind = KINDS.find((candidate) => candidate === match?.[1]) ?? 'license';
  return { kind, value: match ? { text: match[2] ?? '', node } : placed, span: node };
}

/** `category: permissive`, perhaps with a `why`. */
function fromKeys(node: PlacedMap, document: PolicyDocument): Written | undefined {
  const keys = [...KINDS, 'why'];
  for (const { key, at, value } of node.entries) {
    if (!keys.includes(key)) {
      document.mistake(at, {
        slug: 'unknown-key',
        message: `a selector has no key "${key}"`,
        help: suggestion(key, keys, 'key'),
      });
    } else if (asText(value) === undefined) {
      document.mistake(value, { slug: 'wrong-type', message: `${key} wants text`, help: 'Write text.' });
    }
  }
  const named = KINDS.flatMap((kind) => {
    const entry = node.entries.find(({ key }) => key === kind);
    const value = textOf(node, kind);
    return entry && value ? [{ kind, value, span: { start: entry.at.start, end: value.node.end } }] : [];
  });
  const [only, second] = named;
  if (second !== undefined) {
    document.mistake(second.span, {
      slug: 'wrong-selector',
      message: 'a selector names one thing',
      help: 'Write a line for each.',
    });
    return undefined;
  }
  if (only === undefined) {
    if (node.entries.every(({ key }) => key === 'why')) {
      const help = 'Add license, category, restriction or term.';
      document.mistake(node, { slug: 'wrong-selector', message: 'the selector names nothing', help });
    }
    return undefined;
  }
  const why = textOf(node, 'why')?.text;
  return { ...only, ...(why !== undefined && { why }) };
}

function readSelector(kind: Kind, value: PlacedText, document: PolicyDocument, rulebook: Rulebook): Selector | undefined {
  if (kind === 'category') {
    const category = CATEGORIES.find((candidate) => candidate === value.text);
    if (category !== undefined) return { kind, category };
    const message = `"${value.text}" is not a category of licences`;
    document.mistake(value.node, { slug: 'unknown-category', message, help: suggestion(value.text, CATEGORIES, 'category') });
    return undefined;
  }
  if (kind !== 'license') return isTag(kind, value, document, rulebook) ? { kind, tag: value.text } : undefined;
  const bare = bareWord(value, document, rulebook);
  if (bare) return undefined;
  const expression = readExpression(value, document, rulebook);
  if (expression?.kind !== 'noassertion') return expression && { kind, expression };
  const message = 'NOASSERTION is not a licence: nobody knows what it permits';
  document.mistake(value.node, { slug: 'wrong-selector', message, help: 'Say under `unknown` what becomes of it.' });
  return undefined;
}

/** `permissive` without `category:` is a slip that deserves its own word. */
function bareWord({ text, node }: PlacedText, document: PolicyDocument, rulebook: Rulebook): boolean {
  const wanted = CATEGORIES.some((category) => category === text) ? 'category' : rulebook.term(text)?.type;
  if (wanted === undefined || rulebook.spdxIds.license(text) !== undefined) return false;
  const kind = wanted === 'category' || wanted === 'restriction' ? wanted : 'term';
  document.mistake(node, { slug: 'unknown-license', message: `"${text}" is not a licence`, help: `Write \`${kind}:${text}\`.` });
  return true;
}

function isTag(kind: 'restriction' | 'term', { text, node }: PlacedText, document: PolicyDocument, rulebook: Rulebook): boolean {
  const fits = (type: string): boolean => (kind === 'restriction' ? type === 'restriction' : type !== 'category');
  const term = rulebook.term(text);
  if (term !== undefined && fits(term.type)) return true;
  const known = rulebook.terms.filter(({ type }) => fits(type)).map(({ tag }) => tag);
  const what = kind === 'restriction' ? 'use restriction' : 'term';
  const message = `"${text}" is not a known ${what}`;
  document.mistake(node, { slug: `unknown-${kind}`, message, help: suggestion(text, known, what) });
  return false;
}
