/** What the names of a file stand for, as far as the file itself says: constants, defaults, and the variables of loops over lists. */
import { isHubSegment } from '../hub-name.ts';
import { callsIn, itemsFrom, propertiesFrom, type Range } from './calls.ts';
import { expressionAt, startsStatement, textAt } from './definitions.ts';
import { evaluate, type Found, namesOf } from './expressions.ts';
import type { Token } from './tokens.ts';

/** The constants of one file. */
export interface Constants {
  /** Every text that the name may stand for; several for the variable of a loop; none when nobody can tell. */
  readonly textsOf: (name: string) => readonly Found[];
}

/** All that a file gives one name. */
interface Given {
  readonly texts: Token[];
  readonly expressions: Range[];
  /** Lists that a loop takes the name through. */
  readonly loops: Range[];
}

/** From name to name that are followed: a constant defined through another, read through a third. */
const MOST_STEPS = 4;
/** Items of one list; a person loads fewer models in a loop. */
const MOST_ITEMS = 64;

/**
 * Names that a file gives a text: `NAME = "…"`, `const NAME = '…'`, `self.name = "…"`, `NAME: str = "…"`, the defaults of
 * parameters, options and fields; texts put together from such names; and `for name in NAMES`. Arguments of calls
 * (`f(model="…")`) are none. A name that is given different texts stands for nothing.
 */
export function constantsIn(tokens: readonly Token[]): Constants {
  const given = new Map<string, Given>();
  const lists = new Map<string, Range | undefined>();
  const to = (name: string): Given => {
    let known = given.get(name);
    if (known === undefined) given.set(name, (known = { texts: [], expressions: [], loops: [] }));
    return known;
  };
  const give = (name: string, value: Range): void => {
    const first = tokens[value.from];
    if (value.to === value.from + 1 && first?.kind === 'text') to(name).texts.push(first);
    // `self.model = model` says nothing of the model.
    else if (!namesOf(tokens.slice(value.from, value.to)).includes(name)) to(name).expressions.push(value);
  };
  let depth = 0;
  let parameters: number | undefined;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'sign') {
      if (token.value === '(') depth += 1;
      else if (token.value === ')') depth = Math.max(0, depth - 1);
      if (parameters !== undefined && depth < parameters) parameters = undefined;
    }
    if (token?.kind !== 'name') continue;
    if (/^(?:def|function)$/.test(token.value)) parameters = depth + 1;
    const loop = token.value === 'for' ? loopAt(tokens, i) : undefined;
    if (loop) to(loop.name).loops.push(loop.list);
    const isParameter = parameters === depth && depth > 0;
    if (!isParameter && !startsStatement(tokens, i)) continue;
    if (!isParameter) {
      for (const [name, part] of partsOf(tokens, i)) to(name).texts.push(part);
      const list = listAt(tokens, i);
      if (list) lists.set(token.value, lists.has(token.value) ? undefined : list);
    }
    const value = textAt(tokens, i) ?? fallback(tokens, i) ?? expressionAt(tokens, i);
    if (value === undefined) continue;
    give(token.value, value);
    // A field of a data class, by the type that it is given.
    if (!isParameter && tokens[i + 1]?.value === ':') give(`.${token.value}`, value);
  }
  for (const [name, value] of optionsIn(tokens)) give(name, value);
  return resolver(tokens, given, lists);
}

/** Works out what names stand for when somebody asks, each once; a circle stands for nothing. */
function resolver(
  tokens: readonly Token[],
  given: ReadonlyMap<string, Given>,
  lists: ReadonlyMap<string, Range | undefined>,
): Constants {
  const known = new Map<string, readonly Found[]>();
  const listed = new Map<string, readonly Found[]>();
  let steps = 0;
  const textsOf = (name: string): readonly Found[] => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const definition = given.get(name);
    if (definition === undefined || steps >= MOST_STEPS) return NOTHING;
    known.set(name, NOTHING);
    steps += 1;
    const texts = follow(definition);
    steps -= 1;
    known.set(name, texts);
    return texts;
  };
  const follow = ({ texts, expressions, loops }: Given): readonly Found[] => {
    if (texts.length > 0) return agreed(texts.map((token) => ({ text: token.value, token })));
    if (expressions.length > 0) return agreed(expressions.map(({ from, to }) => evaluate(tokens.slice(from, to), textsOf)));
    const all = loops.map(itemsOf);
    return all.some((items) => items.length === 0) ? NOTHING : distinct(all);
  };
  /** What a loop goes through: a list that is written there, or one that has a name. */
  const itemsOf = ({ from, to }: Range): readonly Found[] => {
    const first = tokens[from];
    if (first?.kind === 'sign') return readList({ from, to });
    const name = to === from + 1 || tokens[from + 1]?.value === '.' ? first?.value : undefined;
    const list = name === undefined ? undefined : lists.get(name);
    if (name === undefined || list === undefined || to > from + 1) return NOTHING;
    let items = listed.get(name);
    if (items === undefined) listed.set(name, (items = readList(list)));
    return items;
  };
  const readList = ({ from }: Range): readonly Found[] => {
    const items: Found[] = [];
    for (const item of itemsFrom(tokens, from + 1)) {
      const found = items.length < MOST_ITEMS ? evaluate(tokens.slice(item.from, item.to), textsOf) : undefined;
      if (found === undefined) return NOTHING;
      items.push(found);
    }
    return items;
  };
  return { textsOf };
}

const NOTHING: readonly never[] = [];

/** Each text once, however many loops come upon it. */
function distinct(lists: readonly (readonly Found[])[]): readonly Found[] {
  const byText = new Map<string, Found>();
  for (const list of lists) {
    for (const found of list) if (byText.size < MOST_ITEMS && !byText.has(found.text)) byText.set(found.text, found);
  }
  return [...byText.values()];
}

/** The first of them, where all say the same. */
function agreed(found: readonly (Found | undefined)[]): readonly Found[] {
  const [first] = found;
  return first !== undefined && found.every((one) => one?.text === first.text) ? [first] : NOTHING;
}

/** `for name in NAMES`, `for (const name of ["…", "…"])`: the variable, and where the list stands. */
function loopAt(tokens: readonly Token[], i: number): { readonly name: string; readonly list: Range } | undefined {
  let at = i + 1;
  if (tokens[at]?.value === '(') at += 1;
  if (/^(?:const|let|var)$/.test(tokens[at]?.value ?? '')) at += 1;
  const name = tokens[at];
  const isLoop = name?.kind === 'name' && /^(?:in|of)$/.test(tokens[at + 1]?.value ?? '');
  const from = at + 2;
  const first = tokens[from];
  if (!isLoop || first === undefined) return undefined;
  if (first.kind === 'sign' && '[({'.includes(first.value)) return { name: name.value, list: { from, to: from + 1 } };
  return first.kind === 'name' && /^(?:[:)\]}\n]|if|for)$/.test(tokens[from + 1]?.value ?? '\n')
    ? { name: name.value, list: { from, to: from + 1 } }
    : undefined;
}

/** The list in `NAMES = ["…", "…"]`, `NAMES: list[str] = ("…", "…")`. */
function listAt(tokens: readonly Token[], i: number): Range | undefined {
  let at = i + 1;
  if (tokens[at]?.value === ':') while (at < i + 14 && tokens[at]?.value !== '=' && tokens[at]?.kind !== 'end') at += 1;
  const open = tokens[at + 1];
  return tokens[at]?.value === '=' && open?.kind === 'sign' && '[('.includes(open.value)
    ? { from: at + 1, to: at + 2 }
    : undefined;
}

/** Defaults of options: `add_argument("--model-id", default="…")` as `.model_id`, `click.option` as the parameter that it fills. */
function* optionsIn(tokens: readonly Token[]): Iterable<readonly [string, Range]> {
  for (const call of callsIn(tokens, (name) => name === 'add_argument' || name === 'option')) {
    const value = call.named.get('default');
    const flag = call.positional
      .map((range) => tokens[range.from])
      .find((token) => token?.kind === 'text' && token.value.startsWith('--'));
    if (value === undefined || flag === undefined) continue;
    const name = flag.value.slice(2).replaceAll('-', '_');
    yield [call.at.value === 'option' ? name : `.${name}`, value];
  }
}

/** The texts of `MODELS = { small: "…" }`, as `MODELS.small`. */
function* partsOf(tokens: readonly Token[], i: number): Iterable<readonly [string, Token]> {
  const name = tokens[i];
  if (name === undefined || tokens[i + 1]?.value !== '=' || tokens[i + 2]?.value !== '{') return;
  for (const [key, { from, to }] of propertiesFrom(tokens, i + 3)) {
    const text = tokens[from];
    // A comma may stand behind the last one.
    if (text?.kind === 'text' && to === from + 1) yield [`${name.value}.${key}`, text];
  }
}

/** The id in `NAME = os.environ.get("MODEL", "leaf/leaf-base")` or `NAME = process.env.MODEL ?? 'leaf/leaf-base'`. */
function fallback(tokens: readonly Token[], i: number): Range | undefined {
  if (tokens[i + 1]?.kind !== 'sign' || tokens[i + 1]?.value !== '=') return undefined;
  let isEnvironment = false;
  let isChosen = false;
  const ids: number[] = [];
  for (let at = i + 2; at < i + 26; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'end' || token.value === ';') break;
    isEnvironment ||= token.kind === 'name' && /^(?:getenv|environ|env)$/.test(token.value);
    isChosen ||= CHOICE.test(token.value);
    if (token.kind === 'text' && isId(token.value)) ids.push(at);
  }
  const [id, ...others] = ids;
  return isEnvironment && isChosen && id !== undefined && others.length === 0 ? { from: id, to: id + 1 } : undefined;
}

/** Signs and words behind which stands what is taken when nobody says otherwise. */
export const CHOICE = /^(?:or|else|getenv|get|env|\?\?|\|\||:)$/;

/** True for `owner/name`. */
export function isId(text: string): boolean {
  const [owner = '', name = '', ...rest] = text.split('/');
  return rest.length === 0 && isHubSegment(owner) && isHubSegment(name);
}
