/** YAML 1.2 (https://yaml.org/spec/1.2.2/). */
import { createRequire } from 'node:module';
import { type Parsed, positionAt } from './parsed.ts';

/** Loaded on first use: start-up is counted in milliseconds. */
const load = createRequire(import.meta.url);

/** Bounds what aliases may expand to. */
const MAX_ALIASES = 100;

/** Parses one YAML document as plain values: no custom tags, no merge keys, aliases bounded. */
export function parseYaml(text: string): Parsed {
  const { parseDocument } = load('yaml') as typeof import('yaml');
  try {
    const document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      logLevel: 'silent',
      prettyErrors: false,
      uniqueKeys: true,
    });
    const [error] = document.errors;
    if (error)
      return { ok: false, problem: { message: `is not YAML: ${firstLine(error.message)}`, ...positionAt(text, error.pos[0]) } };
    return { ok: true, value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    // Nesting beyond the parser's stack, or aliases beyond the bound.
    return {
      ok: false,
      problem: { message: `is not YAML: ${error instanceof Error ? firstLine(error.message) : ''}`, line: 1, column: 1 },
    };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
