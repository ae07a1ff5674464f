/** Every report format, in the order that `--help` lists them. */
import { csv } from './csv.ts';
import { github } from './github.ts';
import { html } from './html/index.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown/index.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif/index.ts';
import { terminal } from './terminal/index.ts';

/** Every reporter; the ids are what `--format` takes. */
export const reporters: readonly Reporter[] = [terminal, json, sarif, markdown, html, junit, csv, github];

/** The reporter of an id, or `undefined`. */
export function findReporter(id: string): Reporter | undefined {
  return reporters.find((reporter) => reporter.id === id);
}
