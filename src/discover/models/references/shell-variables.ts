/** Variables of a script: those that the same text gives one literal value. */
import type { Word } from './shell-words.ts';

/** Values by name; `undefined` for a name that is given different ones. */
export type Variables = Map<string, string | undefined>;

/** Variables by which servers are told their model, in a container's environment. */
export const MODEL_VARIABLE =
  /^(?:HF_)?(?:MODEL_ID|MODEL_NAME|MODEL_REPO|HF_MODEL|LLM_MODEL(?:_ID|_NAME)?|EMBEDDING_MODEL(?:_ID|_NAME)?|RERANK(?:ER|ING)?_MODEL(?:_ID|_NAME)?|BASE_MODEL|VLLM_MODEL)$/;

/** The names that a command puts into the environment of a server: `ENV MODEL_ID=…`, `export MODEL_ID=…`, `-e MODEL_ID=…`. */
export function* environmentOf(words: readonly Word[]): Iterable<readonly [string, Word]> {
  const [first, name, value] = words;
  if (first?.text === 'ENV' && name && value && MODEL_VARIABLE.test(name.text)) yield [name.text, value];
  const givesAll = first?.text === 'ENV' || first?.text === 'export';
  for (const [i, word] of words.entries()) {
    const split = /^(?:--env=)?([A-Z_]{3,40})=(.+)$/s.exec(word.text);
    // `MODEL_ID=… ./serve.sh`: a program follows.
    const isBefore = i < words.length - 1 && words.slice(0, i + 1).every(({ text }) => /^[A-Z_]{1,40}=/.test(text));
    const isGiven = givesAll || isBefore || word.text.startsWith('--env=') || /^(?:-e|--env)$/.test(words[i - 1]?.text ?? '');
    if (!split || !isGiven || !MODEL_VARIABLE.test(split[1] ?? '')) continue;
    const text = split[2] ?? '';
    yield [split[1] ?? '', { ...word, text, column: word.column + word.text.length - text.length }];
  }
}

/** Notes `MODEL=leaf/leaf-base`, `export MODEL=…`, `ENV MODEL …`, `ARG MODEL=…`. */
export function noteVariables(words: readonly Word[], variables: Variables): void {
  const [first] = words;
  const rest = words.slice(/^(?:export|readonly|local|declare|typeset|ENV|ARG|set)$/.test(first?.text ?? '') ? 1 : 0);
  const [name, value] = rest;
  if (first?.text === 'ENV' && name && value && !name.text.includes('=')) {
    note(variables, name.text, expand(value, variables));
    return;
  }
  for (const word of rest) {
    const match = /^([A-Za-z_]\w{0,60})=(.*)$/s.exec(word.text);
    if (!match) return;
    note(variables, match[1] ?? '', expand({ ...word, text: match[2] ?? '' }, variables));
  }
}

function note(variables: Variables, name: string, value: string | undefined): void {
  variables.set(name, variables.has(name) && variables.get(name) !== value ? undefined : value);
}

/** The word with its variables put in; `undefined` when one is not known. `${NAME:-default}` counts as its default. */
export function expand(word: Word, variables: ReadonlyMap<string, string | undefined>): string | undefined {
  if (!word.made) return word.text;
  let known = true;
  const text = word.text.replace(
    /\$\{(\w{1,80})(?::?[-=]([^}$]{0,300}))?\}|\$(\w{1,80})/g,
    (_, braced?: string, fallback?: string, bare?: string) => {
      const value = variables.get(braced ?? bare ?? '') ?? fallback;
      if (value === undefined) known = false;
      return value ?? '';
    },
  );
  return known && !/[$`]/.test(text) ? text : undefined;
}
