/**
 * Ollama Modelfiles (https://github.com/ollama/ollama/blob/main/docs/modelfile.md): `FROM`, `ADAPTER`, `LICENSE`.
 * A Modelfile cannot tell the licence of what it builds on; a tag without digest moves.
 */
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { RawLicense } from '../../../model/component.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Artifact, Unreadable } from './artifact.ts';

const LIMIT = 1024 * 1024;
/** Longer values are licence texts, shorter ones name a licence. */
const NAME = 120;

export interface Instruction {
  readonly word: string;
  readonly value: string;
  /** 1-based line on which the instruction begins. */
  readonly line: number;
}

/** What a Modelfile builds on, and the licence it states. */
export interface Modelfile extends Artifact {
  readonly builds: readonly Instruction[];
}

/** Reads the instructions; unreadable when there is no `FROM`. */
export function readModelfile(path: ProjectPath, files: ProjectFiles): Modelfile | Unreadable {
  const text = files.text(path, LIMIT);
  if (typeof text !== 'string') return { unreadable: 'is not text' };
  const instructions = [...instructionsIn(text)];
  if (!instructions.some(({ word }) => word === 'FROM')) return { unreadable: 'has no FROM' };
  const licenses = instructions.filter(({ word }) => word === 'LICENSE');
  return {
    licenses: licenses.filter(({ value }) => value.length <= NAME && !value.includes('\n')).map((item) => declare(item, path)),
    lineage: [],
    facts: {},
    builds: instructions.filter(({ word }) => word === 'FROM' || word === 'ADAPTER'),
    ...(licenses.some(({ value }) => value.length > NAME) && { carriesText: true }),
  };
}

const declare = ({ value, line }: Instruction, path: string): RawLicense => ({
  text: value,
  field: 'LICENSE',
  vocabulary: 'free-text',
  rank: 0,
  at: { path, line },
});

/** An instruction a line; a value in three quotes runs to the next three. */
function* instructionsIn(text: string): Iterable<Instruction> {
  const lines = text.split(/\r\n|\n|\r/, 20_000);
  for (let i = 0; i < lines.length; i += 1) {
    const match = /^\s*([A-Za-z]{4,12})[ \t]+(\S.*)$/.exec((lines[i] ?? '').slice(0, 4000));
    const word = match?.[1]?.toUpperCase() ?? '';
    let value = (match?.[2] ?? '').trim();
    if (!match || !WORDS.has(word)) continue;
    const line = i + 1;
    if (value.startsWith('"""')) {
      const parts = [value.slice(3)];
      while (!(parts.at(-1) ?? '').includes('"""') && i + 1 < lines.length) parts.push(lines[(i += 1)] ?? '');
      value = parts.join('\n').split('"""', 1)[0] ?? '';
    } else value = value.replace(/^"(.*)"$/, '$1');
    if (value.trim() !== '') yield { word, value: value.trim(), line };
  }
}

const WORDS = new Set(['FROM', 'ADAPTER', 'LICENSE', 'SYSTEM', 'TEMPLATE', 'PARAMETER', 'MESSAGE']);
