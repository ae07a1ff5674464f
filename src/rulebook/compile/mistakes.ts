/** Reads a rule file; a mistake names the file, the line and the key. */
import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { RuleFile } from '../../io/rule-files.ts';

/** Everything wrong in the rules, collected so that one build shows it all. */
export class Mistakes {
  readonly #lines: string[] = [];

  add(line: string): void {
    this.#lines.push(line);
  }

  /** Throws when anything was wrong. */
  check(): void {
    if (this.#lines.length > 0) throw new Error(`the rules have mistakes:\n  ${this.#lines.join('\n  ')}`);
  }
}

/** A rule file read and found to have its shape. */
export interface Read<T> {
  readonly path: string;
  readonly data: T;
  /** Records a mistake at a key of this file. */
  wrong(keys: readonly (string | number)[], message: string): void;
}

/** Parses and checks one file; `undefined` when it has no usable shape (the mistakes say why). */
export function readRules<const S extends v.GenericSchema>(
  file: RuleFile,
  schema: S,
  mistakes: Mistakes,
): Read<v.InferOutput<S>> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: counter, merge: false });
  const wrong = (keys: readonly (string | number)[], message: string): void => {
    let node: unknown = document.contents;
    for (let depth = keys.length; depth > 0; depth--) {
      const found = document.getIn(keys.slice(0, depth), true);
      if (!isNode(found)) continue;
      node = found;
      break;
    }
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    const { line, col } = counter.linePos(offset);
    mistakes.add(`rules/${file.path}:${line}:${col} ${keys.join('.') || '(file)'}: ${message}`);
  };
  for (const error of document.errors) {
    const at = error.linePos?.[0];
    mistakes.add(`rules/${file.path}:${at?.line ?? 1}:${at?.col ?? 1} ${error.message.split('\n')[0]}`);
  }
  if (document.errors.length > 0) return undefined;
  const result = v.safeParse(schema, document.toJS({ maxAliasCount: 0 }));
  if (result.success) return { path: file.path, data: result.output, wrong };
  for (const issue of result.issues) {
    const keys = (issue.path ?? []).map((step) => step.key).filter((key) => typeof key === 'string' || typeof key === 'number');
    wrong(keys, sentenceOf(issue));
  }
  return undefined;
}

/** Plain words for the two mistakes that are made most. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type !== 'strict_object') return issue.message;
  if (issue.expected === 'never') return 'no such key';
  return issue.input === undefined || issue.received === 'undefined' ? 'the key is missing' : issue.message;
}
