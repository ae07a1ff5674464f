/**
 * References in commands: shell scripts, Dockerfiles, CI jobs, arguments of containers. Nothing is expanded but variables
 * that the same text gives one literal value.
 */
import type { HubKind } from '../hub-name.ts';
import { MARKERS } from './api.ts';
import { type CodeReference, type Place, referencesInCode, type Unseen } from './code.ts';
import { isServer, type Program, programOf, SERVER_OPTIONS } from './shell-programs.ts';
import { environmentOf, expand, noteVariables, type Variables } from './shell-variables.ts';
import { commandsIn, type Word } from './shell-words.ts';

/** Commands of one text that are looked at. */
const MAX_COMMANDS = 20_000;

/** Everything that the commands of a text load by name. */
export function* referencesInShell(text: string): Iterable<CodeReference | Unseen> {
  const variables: Variables = new Map();
  let commands = 0;
  let image: readonly Word[] = [];
  // What `ollama create` made here is no model of Ollama's library.
  const created = new Set<string>();
  for (const words of commandsIn(text)) {
    if ((commands += 1) > MAX_COMMANDS) return;
    noteVariables(words, variables);
    const [first, ...rest] = words;
    if (first?.text === 'FROM') image = rest;
    // A container's last words (`CMD ["--model", …]`) go to the program that its image starts.
    const isForImage = first?.text === 'CMD' && isServer(image);
    for (const [i, { text: word }] of words.entries())
      if (word === 'create' && words[i - 1]?.text === 'ollama') created.add(untagged(words[i + 1]?.text));
    for (const found of referencesInWords(isForImage ? rest : words, variables)) {
      const isMadeHere = 'text' in found && found.style === 'ollama' && created.has(untagged(found.text));
      if (!isMadeHere) yield found;
    }
  }
}

/** The same for a command that is split already, such as a container's arguments. */
export function referencesInArguments(words: readonly string[], places: readonly Place[]): Iterable<CodeReference | Unseen> {
  const split = words.map((text, i) => ({
    text,
    line: places[i]?.line ?? 1,
    column: places[i]?.column ?? 1,
    made: /[$`]/.test(text),
  }));
  return referencesInWords(split, new Map());
}

function* referencesInWords(words: readonly Word[], variables: Variables): Iterable<CodeReference | Unseen> {
  const program = programOf(words);
  const type = optionValue(words, '--repo-type') ?? optionValue(words, '--repo_type');
  const kind: HubKind = type?.text === 'dataset' || type?.text === 'space' ? type.text : 'model';
  const revision = optionValue(words, '--revision');
  const asked = revision && expand(revision, variables);
  const read = (word: Word, as: HubKind, call: string): CodeReference | Unseen => {
    const text = expand(word, variables);
    const place = { line: word.line, column: word.column, endColumn: word.column + Math.max(1, word.text.length) };
    if (text === undefined) return { unseen: word.text.slice(0, 60), call, place };
    const { style = 'hub', hub = 'huggingface' } = program ?? {};
    return { text: named(text, program), kind: as, style, hub, call, place, ...(asked !== undefined && { revision: asked }) };
  };
  for (const word of program?.names ?? []) yield read(word, kind, program?.call ?? '');
  for (const [option, as] of program?.options ?? []) {
    const word = optionValue(words, option);
    if (word) yield read(word, as, program?.call ?? option);
  }
  yield* referencesInProgramText(words, variables);
  for (const [name, word] of environmentOf(words)) {
    const found = read(word, 'model', name);
    if ('text' in found && ID.test(found.text)) yield found;
  }
  if (program?.options !== undefined || !isServer(words)) return;
  for (const [option, as] of SERVER_OPTIONS) {
    const word = optionValue(words, option);
    const found = word && read(word, as, option);
    // Such options name files and services too; only an id counts, and a variable says nothing.
    if (found && 'text' in found && ID.test(found.text)) yield found;
  }
}

/** What `python -c "…"` loads: a whole program in one word. */
function* referencesInProgramText(words: readonly Word[], variables: Variables): Iterable<CodeReference | Unseen> {
  const at = words.findIndex(({ text }, i) => text === '-c' && PYTHON.test(words[i - 1]?.text ?? ''));
  const word = at < 0 ? undefined : words[at + 1];
  if (word === undefined || !MARKERS.test(word.text)) return;
  const { line, column } = word;
  const code = expand(word, variables);
  if (code === undefined) {
    yield { unseen: word.text.slice(0, 60), call: 'python -c', place: { line, column, endColumn: column + 1 } };
    return;
  }
  for (const found of referencesInCode(code.replaceAll('\\"', '"'), 'python')) {
    const { place } = found;
    const shift = place.line === 1 ? column - 1 : 0;
    const moved = { line: line + place.line - 1, column: place.column + shift, endColumn: place.endColumn + shift };
    yield { ...found, place: moved };
  }
}

const PYTHON = /(?:^|\/)python[\d.]{0,6}$/;

const untagged = (name = ''): string => name.replace(/:.*$/s, '');

const ID = /^[\w.-]+\/[\w.-]+$/;

/** `leaf/leaf-base:Q4_K_M`: a quantization after the colon, which for Ollama is the tag. */
function named(text: string, program: Program | undefined): string {
  return program?.style === 'ollama' || text.includes('://') ? text : text.replace(/:[\w.-]{1,40}$/, '');
}

/** The word after an option, or what follows its `=`. */
function optionValue(words: readonly Word[], option: string): Word | undefined {
  for (const [i, word] of words.entries()) {
    const next = words[i + 1];
    if (word.text === option && next && !next.text.startsWith('-')) return next;
    const length = option.length + 1;
    if (word.text.startsWith(`${option}=`) && word.text.length > length)
      return { ...word, text: word.text.slice(length), column: word.column + length };
  }
  return undefined;
}
