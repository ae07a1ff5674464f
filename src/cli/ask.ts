/**
 * Questions on a terminal, one line each. Plain readline and not a library of widgets: answers are lines, so a pipe, a screen
 * reader, a dumb terminal and a test answer in the same way (@clack/prompts 1.9.0 waits for key presses, and hangs on a pipe).
 */
import type { Look } from '../report/text/ansi.ts';
import { clipped } from '../report/text/escape.ts';
import { widthOf } from '../report/text/width.ts';
import { wrap } from '../report/text/wrap.ts';

/** One of several answers. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly says: string;
}

/** What an answer is checked by: the value as it will be used, or what is wrong with it. */
export type Check = (text: string) => { readonly value: string } | { readonly problem: string };

/** Asks questions. Every answer is undefined when the input ended or the person stopped. */
export interface Asker {
  /** Prints words of its own between questions. */
  say(text: string): void;
  /** One answer or, with `several`, some: by number or by name, separated by commas. */
  choose<T extends string>(
    question: string,
    choices: readonly Choice<T>[],
    options: { readonly initial: readonly T[]; readonly several?: boolean },
  ): Promise<readonly T[] | undefined>;
  /** A line that passes the check; an empty one takes `initial`, when there is one. */
  text(question: string, options: { readonly initial?: string; readonly check: Check }): Promise<string | undefined>;
  confirm(question: string, initial: boolean): Promise<boolean | undefined>;
  /** True once something was asked. */
  hasAsked(): boolean;
  close(): void;
}

/** A person can be asked: both ends are terminals. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Opens the questions; `output` shows them. Close it, or the process waits for more. */
export function openAsker(input: NodeJS.ReadStream, output: NodeJS.WriteStream, look: Look): Asker {
  const isTerminal = input.isTTY === true && output.isTTY === true;
  const lines = lineReader(input, output, isTerminal);
  const print = (line: string): boolean => output.write(`${line}\n`);

  let hasAsked = false;
  const ask = async (prompt: string): Promise<string | undefined> => {
    hasAsked = true;
    const line = await lines.next(prompt);
    // A person sees what was typed; a log of a pipe should show it too.
    if (!isTerminal) print(line === undefined ? '' : clipped(line, 200));
    return line?.trim();
  };
  const complain = (problem: string): void => {
    for (const line of wrap(clipped(problem), look.prose - 4)) print(`    ${look.severity.warning(line)}`);
  };
  const until = async <T>(prompt: string, read: (line: string) => { value: T } | { problem: string }): Promise<T | undefined> => {
    for (;;) {
      const line = await ask(prompt);
      if (line === undefined) return undefined;
      const answer = read(line);
      if ('value' in answer) return answer.value;
      complain(answer.problem);
    }
  };
  const head = (question: string): string => `${look.accent('?')} ${look.strong(question)}`;

  return {
    say: (text) => void print(text),
    async choose(question, choices, { initial, several = false }) {
      print(head(question));
      const column = Math.max(...choices.map(({ value }) => widthOf(value)));
      for (const [i, { value, says }] of choices.entries()) {
        const room = Math.max(20, look.prose - column - 10);
        const [first = '', ...more] = wrap(says, room);
        print(`    ${look.accent(String(i + 1))}  ${value.padEnd(column)}  ${look.dim(first)}`);
        for (const line of more) print(`${' '.repeat(column + 9)}${look.dim(line)}`);
      }
      const usual = initial.map((value) => choices.findIndex((choice) => choice.value === value) + 1).join(',');
      const how = several ? 'a number, or several with commas' : 'a number';
      return until(`  ${how} ${look.dim(`[${usual}]`)}: `, (line) => pick(line, choices, initial, several));
    },
    text: (question, { initial, check }) =>
      until(`${head(question)} ${initial === undefined ? '' : look.dim(`[${clipped(initial, 120)}] `)}`, (line) =>
        check(line === '' ? (initial ?? '') : line),
      ),
    confirm: (question, initial) =>
      until(`${head(question)} ${look.dim(initial ? '[Y/n]' : '[y/N]')} `, (line) => {
        if (line === '') return { value: initial };
        if (/^(?:y|yes)$/i.test(line)) return { value: true };
        return /^(?:n|no)$/i.test(line) ? { value: false } : { problem: 'answer y or n' };
      }),
    hasAsked: () => hasAsked,
    close: lines.close,
  };
}

function pick<T extends string>(
  line: string,
  choices: readonly Choice<T>[],
  initial: readonly T[],
  several: boolean,
): { value: readonly T[] } | { problem: string } {
  if (line === '') return { value: initial };
  const words = line.split(/[\s,]+/).filter((word) => word !== '');
  const picked: T[] = [];
  for (const word of words) {
    const found = /^\d+$/.test(word) ? choices[Number(word) - 1] : choices.find(({ value }) => value === word.toLowerCase());
    if (found === undefined) return { problem: `"${word}" is none of them: type a number from 1 to ${choices.length}` };
    if (!picked.includes(found.value)) picked.push(found.value);
  }
  return picked.length > 1 && !several ? { problem: 'choose one' } : { value: picked };
}

/** Lines in the order in which they come: a pipe may deliver all of them before the first question. */
function lineReader(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  isTerminal: boolean,
): { next(prompt: string): Promise<string | undefined>; close(): void } {
  // Loaded for those who are asked: a scan asks nobody.
  const reader = process.getBuiltinModule('node:readline').createInterface({ input, output, terminal: isTerminal });
  const early: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isOver = false;
  const hand = (line: string | undefined): void => {
    const take = waiting;
    waiting = undefined;
    take?.(line);
  };
  reader.on('line', (line) => (waiting ? hand(line) : early.push(line)));
  reader.on('close', () => {
    isOver = true;
    hand(undefined);
  });
  reader.on('SIGINT', () => {
    output.write('\n');
    reader.close();
  });
  return {
    next(prompt) {
      reader.setPrompt(prompt);
      if (!isOver || early.length > 0) {
        if (isTerminal) reader.prompt();
        else output.write(prompt);
      }
      const line = early.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (isOver) return Promise.resolve(undefined);
      return new Promise((take) => (waiting = take));
    },
    close: () => reader.close(),
  };
}
