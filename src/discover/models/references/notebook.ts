/**
 * Jupyter notebooks (https://nbformat.readthedocs.io/en/latest/format_description.html): the code cells, and nothing that they printed.
 * Places are key paths into the JSON; `io/locate` finds their lines.
 */
import { parseJson } from '../../../io/parse/json.ts';
import { own, ownList, ownText } from '../../../io/parse/own.ts';
import type { KeyPath } from '../../../model/location.ts';
import { type CodeReference, referencesInCode, type Unseen } from './code.ts';
import { referencesInShell } from './shell.ts';

/** Cells that are looked at. */
const MAX_CELLS = 5000;

/** A reference with the key path of the source line it stands on. */
export type CellReference = (CodeReference | Unseen) & { readonly keys: KeyPath };

/** What the code cells load; nothing for a file that is no notebook. Cells share their constants, as they run in one kernel. */
export function* referencesInNotebook(text: string): Iterable<CellReference> {
  const parsed = parseJson(text);
  if (!parsed.ok) return;
  const lines: { readonly text: string; readonly keys: KeyPath }[] = [];
  for (const [i, cell] of ownList(parsed.value, 'cells').slice(0, MAX_CELLS).entries()) {
    if (own(cell, 'cell_type') !== 'code') continue;
    for (const line of sourceLines(cell, ['cells', i, 'source'])) lines.push(line);
  }
  const language = ownText(own(own(parsed.value, 'metadata'), 'kernelspec'), 'language') ?? 'python';
  const isPython = /^(?:python|ipython)/i.test(language);
  if (!isPython && !/^(?:javascript|typescript|deno)/i.test(language)) return;
  const isShell = (line: string): boolean => /^\s*[!%]/.test(line);
  const code = lines.map((line) => (isShell(line.text) ? '' : line.text)).join('\n');
  const shell = lines.map((line) => (isShell(line.text) ? line.text.replace(/^\s*(?:!|%%?\w*)/, '') : '')).join('\n');
  for (const found of referencesInCode(code, isPython ? 'python' : 'script'))
    yield { ...found, keys: lines[found.place.line - 1]?.keys ?? [] };
  for (const found of referencesInShell(shell)) yield { ...found, keys: lines[found.place.line - 1]?.keys ?? [] };
}

/** A source is a list of lines or one text; each keeps the path to where it stands. */
function sourceLines(cell: unknown, keys: KeyPath): readonly { readonly text: string; readonly keys: KeyPath }[] {
  const source = own(cell, 'source') ?? own(cell, 'input');
  if (typeof source === 'string') return source.split('\n').map((text) => ({ text, keys }));
  if (!Array.isArray(source)) return [];
  return source.flatMap((item: unknown, i) =>
    typeof item !== 'string'
      ? []
      : item
          .replace(/\n$/, '')
          .split('\n')
          .map((text) => ({ text, keys: [...keys, i] })),
  );
}
