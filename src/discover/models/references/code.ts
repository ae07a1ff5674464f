/** References in code: Python, JavaScript, TypeScript. Comments, docstrings and unused texts name nothing. */

import type { HubKind } from '../hub-name.ts';
import { type Api, namesOf, PYTHON, SCRIPT, type Style } from './api.ts';
import { type Call, callsIn, propertiesFrom, type Range } from './calls.ts';
import { type Constants, constantsIn } from './constants.ts';
import { pythonTokens } from './python-tokens.ts';
import { scriptTokens } from './script-tokens.ts';
import { createPlacer, type Token } from './tokens.ts';
import { readValue, type Value } from './values.ts';

/** A name in code, with its place. */
export interface CodeReference {
  readonly text: string;
  readonly kind: HubKind;
  readonly style: Style;
  readonly hub: 'huggingface' | 'modelscope';
  readonly revision?: string;
  /** The call that loads it, for messages. */
  readonly call: string;
  readonly place: Place;
}

/** A call whose name is not to be seen. */
export interface Unseen {
  readonly unseen: string;
  readonly call: string;
  readonly place: Place;
}

/** 1-based; `endColumn` past the end, on the same line. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

const LANGUAGES = {
  python: { tokens: pythonTokens, apis: PYTHON, names: namesOf(PYTHON) },
  script: { tokens: scriptTokens, apis: SCRIPT, names: namesOf(SCRIPT) },
} as const;

/** Everything that a file of code loads by name. Linear in its length. */
export function* referencesInCode(code: string, language: keyof typeof LANGUAGES): Iterable<CodeReference | Unseen> {
  const { tokens: tokenize, apis, names } = LANGUAGES[language];
  const tokens = tokenize(code);
  const constants = constantsIn(tokens);
  const placeOf = createPlacer(code);
  const modules = language === 'python' ? importsIn(tokens) : new Map<string, string>();
  const aliases = aliasesIn(tokens, names);
  const place = (token: Token): Place => {
    const { line, column } = placeOf(token.from);
    const end = code.indexOf('\n', token.from);
    return { line, column, endColumn: column + Math.max(1, Math.min(token.to, end < 0 ? token.to : end) - token.from) };
  };
  for (const call of callsIn(tokens, (name) => names.has(name) || aliases.has(name))) {
    const known = underOwnName(call, aliases);
    const api = apis.find((row) => fits(row, known, code));
    if (api !== undefined) yield* readCall(known, api, { tokens, constants, place, hub: hubOf(call, modules, code) });
  }
  for (const token of tokens) {
    if (token.kind === 'text' && ADDRESS.test(token.value)) {
      yield { text: token.value, kind: 'model', style: 'hub', hub: 'huggingface', call: 'text', place: place(token) };
    }
  }
}

/** Texts that name a repository wherever they stand. */
const ADDRESS = /^(?:hf[-_]hub:|hf:\/\/|https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/[^\s?#]{1,300}\/resolve\/)\S/i;

function fits(api: Api, call: Call, code: string): boolean {
  const name = call.chain.at(-1) ?? '';
  if (!api.names.includes(name)) return false;
  if (api.on !== undefined && !api.on.test(call.chain.at(-2) ?? name)) return false;
  return api.needs === undefined || api.needs.test(code);
}

interface Reading {
  readonly tokens: readonly Token[];
  readonly constants: Constants;
  readonly place: (token: Token) => Place;
  readonly hub: 'huggingface' | 'modelscope';
}

function* readCall(call: Call, api: Api, { tokens, constants, place, hub }: Reading): Iterable<CodeReference | Unseen> {
  const name = call.chain.slice(-2).join('.');
  const value = firstValue(call, api, tokens, constants);
  if (value === undefined) {
    const usesDefault = api.defaults && call.positional.length > 0;
    if (usesDefault) yield { unseen: 'no model, so the library chooses one', call: name, place: place(call.at) };
    return;
  }
  if (!value.known) {
    yield { unseen: value.words, call: name, place: place(value.token) };
    return;
  }
  const revision = readValue(tokens, call.named.get('revision') ?? call.named.get('model_revision'), constants);
  for (const [text, token] of [
    [value.text, value.token] as const,
    ...(value.others ?? []).map((one) => [one.text, one.token] as const),
  ]) {
    yield {
      text,
      kind: kindOf(call, api, tokens, constants),
      style: api.style,
      hub,
      ...(revision?.known && { revision: revision.text }),
      call: name,
      place: place(token),
    };
  }
}

function firstValue(call: Call, api: Api, tokens: readonly Token[], constants: Constants): Value | undefined {
  for (const key of api.value) {
    const found = typeof key === 'number' ? call.positional[key] : call.named.get(key);
    // An object of options stands where a script's function takes its only argument.
    const isObject = found !== undefined && tokens[found.from]?.value === '{';
    const range = isObject ? (typeof key === 'number' ? undefined : propertyOf(tokens, found, 'name')) : found;
    if (range === undefined) continue;
    const value = readValue(tokens, range, constants);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `name` in `{ type: 'dataset', name: 'leaf/tea' }`. */
function propertyOf(tokens: readonly Token[], { from }: Range, wanted: string): Range | undefined {
  if (tokens[from]?.value !== '{') return undefined;
  for (const [name, range] of propertiesFrom(tokens, from + 1)) if (name === wanted) return range;
  return undefined;
}

/** `repo_type="dataset"` on functions that load any kind. */
function kindOf(call: Call, api: Api, tokens: readonly Token[], constants: Constants): HubKind {
  if (/^dataset_/.test(call.chain.at(-1) ?? '')) return 'dataset';
  const repo = call.named.get('repo');
  const said = call.named.get('repo_type') ?? call.named.get('type') ?? (repo && propertyOf(tokens, repo, 'type'));
  const type = readValue(tokens, said, constants);
  return type?.known && (type.text === 'dataset' || type.text === 'space') ? type.text : api.kind;
}

/** Functions that a file calls by another name: `import { pipeline as brew }`, `from datasets import load_dataset as load`. */
function aliasesIn(tokens: readonly Token[], names: ReadonlySet<string>): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>();
  for (let i = 1; i < tokens.length - 1; i += 1) {
    const [name, as, alias] = [tokens[i - 1], tokens[i], tokens[i + 1]];
    if (as?.value !== 'as' || as.kind !== 'name' || name?.kind !== 'name' || alias?.kind !== 'name') continue;
    if (names.has(name.value)) aliases.set(alias.value, name.value);
  }
  return aliases;
}

/** The call as the library's documentation has it. */
function underOwnName(call: Call, aliases: ReadonlyMap<string, string>): Call {
  const [name, ...rest] = call.chain;
  const own = rest.length === 0 && name !== undefined ? aliases.get(name) : undefined;
  return own === undefined ? call : { ...call, chain: [own] };
}

/** Which module each imported name came from: `from modelscope import AutoModel`. */
function importsIn(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (let i = 0; i < tokens.length; i += 1) {
    if (tokens[i]?.kind !== 'name' || tokens[i]?.value !== 'from' || tokens[i - 1]?.kind === 'name') continue;
    const module = tokens[i + 1]?.value ?? '';
    let at = i + 1;
    while (at < i + 20 && tokens[at] !== undefined && tokens[at]?.value !== 'import') at += 1;
    if (tokens[at]?.value !== 'import') continue;
    const open = tokens[at + 1]?.value === '(';
    for (let j = at + 1; j < at + 400; j += 1) {
      const token = tokens[j];
      if (token === undefined || token.value === ')' || (!open && token.kind === 'end')) break;
      if (token.kind === 'name' && token.value !== 'as') modules.set(token.value, module);
    }
  }
  return modules;
}

function hubOf(call: Call, modules: ReadonlyMap<string, string>, code: string): 'huggingface' | 'modelscope' {
  const root = call.chain[0] ?? '';
  const module = modules.get(root) ?? root;
  if (module === 'modelscope' || /^(?:MsDataset|dataset_snapshot_download|model_file_download)$/.test(root)) return 'modelscope';
  return module === root && /modelscope/.test(code) && !/transformers|huggingface_hub|diffusers|datasets/.test(code)
    ? 'modelscope'
    : 'huggingface';
}
