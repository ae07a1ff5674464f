/** TOML 1.0 (https://toml.io/en/v1.0.0). */
import { createRequire } from 'node:module';
import { type Parsed, positionAt } from './parsed.ts';

/** Loaded on first use: most projects have no TOML, and start-up is counted in milliseconds. */
const load = createRequire(import.meta.url);

/** Parses TOML. Dates come back as Date objects, numbers beyond 2^53 as bigint. */
export function parseToml(text: string): Parsed {
  const { parse, TomlError } = load('smol-toml') as typeof import('smol-toml');
  try {
    return { ok: true, value: parse(text, { integersAsBigInt: 'asNeeded' }) };
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : positionAt(text, 0);
    return { ok: false, problem: { message: `is not TOML: ${message.replace(/^Invalid TOML document: /, '')}`, ...place } };
  }
}
