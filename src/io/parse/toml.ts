/** TOML 1.0 (https://toml.io/en/v1.0.0). */
import { parse, TomlError } from 'smol-toml';
import { type Parsed, positionAt } from './parsed.ts';

/** Parses TOML. Dates come back as Date objects, numbers beyond 2^53 as bigint. */
export function parseToml(text: string): Parsed {
  try {
    return { ok: true, value: parse(text, { integersAsBigInt: 'asNeeded' }) };
  } catch (error) {
    const [message = ''] = error instanceof Error ? error.message.split('\n') : [];
    const place = error instanceof TomlError ? { line: error.line, column: error.column } : positionAt(text, 0);
    return { ok: false, problem: { message: `is not TOML: ${message.replace(/^Invalid TOML document: /, '')}`, ...place } };
  }
}
