/** Small worlds for the tests: a few licences, a few components, one policy. */

import { type Evaluation, evaluate } from '../../src/evaluate/evaluate.ts';
import type { Component } from '../../src/model/component.ts';
import { type LicenseExpression, NOASSERTION } from '../../src/model/expression.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import type { Anchor, Place } from '../../src/model/location.ts';
import { splitPattern } from '../../src/model/pattern.ts';
import type { ComponentPattern, Policy, PolicyRule, Selector, Verdict } from '../../src/model/policy.ts';
import { makePurl, type Purl } from '../../src/model/purl.ts';
import { packRelations, type Relation, type Scope } from '../../src/model/relations.ts';
import type { LicenseEvidence, Resolution } from '../../src/model/resolution.ts';
import type { ExceptionFacts, IdTable, LicenseFacts, Rulebook } from '../../src/model/rulebook.ts';
import type { LicenseCategory } from '../../src/model/terms.ts';
import { parseExpression } from '../../src/spdx/parse.ts';
import { EXCEPTIONS, LICENSES, TERMS } from './facts.ts';

/** Ids as they are written: the tests spell canonically. */
const AS_WRITTEN: IdTable = {
  license: (spelling) => (/^[A-Za-z0-9.-]+$/.test(spelling) ? spelling : undefined),
  exception: (spelling) => spelling,
  replacement: () => undefined,
  orLater: () => undefined,
};

/** An expression from its text. */
export function expression(text: string): LicenseExpression {
  const parsed = parseExpression(text, AS_WRITTEN);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.message}`);
  return parsed.expression;
}

/** A rulebook of a few licences; `extra` adds to or replaces the usual ones. */
export function rulebook(extra: readonly LicenseFacts[] = [], exceptions: readonly ExceptionFacts[] = EXCEPTIONS): Rulebook {
  const facts = new Map([...LICENSES, ...extra].map((entry) => [entry.id, entry]));
  const exceptionFacts = new Map(exceptions.map((entry) => [entry.id, entry]));
  const terms = new Map(TERMS.map((entry) => [entry.tag, entry]));
  return {
    digest: 'sha256:test',
    spdxVersion: '3.29',
    textsVersion: '3.29',
    spdxIds: AS_WRITTEN,
    facts: (id) => facts.get(id),
    exception: (id) => exceptionFacts.get(id),
    term: (tag) => terms.get(tag),
    alias: () => undefined,
    matrixRow: () => undefined,
    ids: [...facts.keys()].sort(),
    exceptionIds: [...exceptionFacts.keys()].sort(),
    terms: TERMS,
    presets: {},
  };
}

/** A line of `licheck.yaml`. */
export function place(line: number): Place {
  return { path: 'licheck.yaml', line, column: 5, endColumn: 20, excerpt: `line ${line}` };
}

export const pattern = (text: string): ComponentPattern => ({ ...splitPattern(text), text, at: place(50) });

type Words = {
  readonly allow?: readonly string[];
  readonly review?: readonly string[];
  readonly deny?: readonly string[];
} & Partial<Omit<Policy, 'rules'>>;

/** A policy in the words of `licheck.yaml`, with nothing declared unless said. */
export function policy({ allow = [], review = [], deny = [], ...rest }: Words = {}): Policy {
  let line = 0;
  const lines = (texts: readonly string[], verdict: Verdict): PolicyRule[] =>
    texts.map((text) => {
      line += 1;
      return { selector: selector(text), verdict, text, at: place(line) };
    });
  return {
    extends: [],
    use: {},
    useAt: {},
    unknown: 'denied',
    acknowledge: [],
    dev: 'denied',
    severity: {},
    components: [],
    exceptions: [],
    clarifications: [],
    choices: [],
    ignore: [],
    rules: [...lines(allow, 'allowed'), ...lines(review, 'review'), ...lines(deny, 'denied')],
    ...rest,
  };
}

function selector(text: string): Selector {
  const match = /^(category|restriction|term):(.+)$/.exec(text);
  if (match?.[1] === 'category') return { kind: 'category', category: match[2] as LicenseCategory };
  if (match?.[1] === 'restriction' || match?.[1] === 'term') return { kind: match[1], tag: match[2] ?? '' };
  return { kind: 'license', expression: expression(text) };
}

/** One component: its licence as text, and what else is special about it. */
export interface Part extends Partial<Omit<Component, 'purl' | 'name'>> {
  readonly license?: string;
  readonly scope?: Scope;
  readonly basis?: Resolution['basis'];
  readonly declared?: string;
  readonly detected?: string;
  /** Where the text says each of its licences. */
  readonly places?: LicenseEvidence['places'];
}

export type Edge = readonly [from: string, to: string, rest?: Partial<Pick<Relation, 'kind' | 'how' | 'scope'>>];

/** A project: components by name (`npm/kettle`), edges between them. The own components are the roots. */
export function project(
  parts: Readonly<Record<string, Part>>,
  edges: readonly Edge[] = [],
): { inventory: Inventory; resolutions: readonly Resolution[] } {
  const names = Object.keys(parts);
  const index = new Map(names.map((name, i) => [name, i]));
  const at = (name: string): number => index.get(name) ?? raise(`no component ${name}`);
  const components = names.map((name): Component => componentOf(name, parts[name] ?? {}));
  const inventory: Inventory = {
    components,
    relations: packRelations(
      edges.map(([from, to, rest]) => ({ from: at(from), to: at(to), kind: 'depends-on', ...rest })),
      names.length,
    ),
    scopes: names.map((name) => parts[name]?.scope ?? 'runtime'),
    roots: components.flatMap((component, i) => (component.own ? [i] : [])),
    texts: [],
    diagnostics: [],
  };
  return { inventory, resolutions: names.map((name, i) => resolutionOf(i, name, parts[name] ?? {})) };
}

/** The purl of a component by its name in `project`. */
export function purlOf(name: string): Purl {
  const [type = 'npm', ...rest] = name.split('/');
  const last = rest.pop() ?? '';
  const [bare = '', version] = last.split('@');
  return makePurl({ type, name: bare, namespace: rest.join('/'), version });
}

function componentOf(name: string, part: Part): Component {
  const purl = purlOf(name);
  const { license: _, scope: __, basis: ___, declared: ____, detected: _____, places: ______, ...rest } = part;
  const [bare = '', version] = (name.split('/').at(-1) ?? '').split('@');
  return {
    purl,
    name: bare,
    ...(version !== undefined && { version }),
    kind: 'library',
    own: false,
    declaredRaw: [],
    licenseFiles: [],
    provenance: [{ source: 'test', at: anchor(name, ['name']) }],
    ...rest,
  };
}

const anchor = (name: string, keys: readonly string[]): Anchor => ({ path: `${name}/package.json`, keys });

function resolutionOf(component: number, name: string, part: Part): Resolution {
  const effective = part.license === undefined ? NOASSERTION : expression(part.license);
  const declared = part.declared === undefined ? effective : expression(part.declared);
  const detected = part.detected === undefined ? NOASSERTION : expression(part.detected);
  return {
    component,
    declared,
    detected,
    effective,
    basis: part.basis ?? (part.license === undefined ? 'unknown' : 'declared'),
    evidence: [
      ...(part.license === undefined && part.declared === undefined
        ? []
        : [
            {
              view: 'declared' as const,
              expression: declared,
              method: 'spdx' as const,
              confidence: 1,
              at: anchor(name, ['license']),
              raw: part.declared ?? part.license ?? '',
              notes: [],
            },
          ]),
      ...(part.detected === undefined
        ? []
        : [
            {
              view: 'detected' as const,
              expression: detected,
              method: 'text' as const,
              confidence: 1,
              at: { path: `${name}/LICENSE`, line: 1 },
              ...(part.places && { places: part.places }),
              notes: [],
            },
          ]),
    ],
    copyrights: [],
  };
}

/** Evaluates a project on 24 November 2026. */
export function judge(
  world: ReturnType<typeof project>,
  rules: Policy,
  { book = rulebook(), today = '2026-11-24' }: { readonly book?: Rulebook; readonly today?: string } = {},
): Evaluation {
  return evaluate({ ...world, rulebook: book, policy: rules, today });
}

/** The verdict on one licence under a policy. */
export function verdictOn(license: string, rules: Policy, book: Rulebook = rulebook()): Verdict {
  const world = project({ 'npm/kettle@1.0.0': { license } });
  return judge(world, rules, { book }).verdicts[0]?.verdict ?? raise('no verdict');
}

/** `code license` of each finding, sorted. */
export function codes({ findings }: Evaluation): readonly string[] {
  return findings.map(({ code, license }) => `${code} ${license ?? ''}`.trim()).sort();
}

export function raise(message: string): never {
  throw new Error(message);
}
