import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { discover } from '../../../src/discover/discover.ts';
import type { Source } from '../../../src/discover/source.ts';
import { openProject } from '../../../src/io/open-project.ts';
import type { Component } from '../../../src/model/component.ts';
import type { Inventory } from '../../../src/model/inventory.ts';
import { relationAt } from '../../../src/model/relations.ts';

/** What a small tree holds: text, bytes, or a link to another path (`-> target`). */
export type Tree = Readonly<Record<string, string | Uint8Array>>;

const made: string[] = [];
afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** Writes the tree into a folder named `tea-house`; the answer is its absolute path. */
export function plant(tree: Tree): string {
  const parent = mkdtempSync(join(tmpdir(), 'licheck-models-'));
  made.push(parent);
  const root = join(parent, 'tea-house');
  mkdirSync(root);
  for (const [path, content] of Object.entries(tree)) {
    const absolute = join(root, path);
    mkdirSync(dirname(absolute), { recursive: true });
    if (typeof content === 'string' && content.startsWith('-> ')) symlinkSync(content.slice(3), absolute);
    else writeFileSync(absolute, content);
  }
  return root;
}

/** What the sources see in the tree, and which files they opened. */
export function scan(tree: Tree, ...sources: readonly Source[]): Seen {
  const opened: string[] = [];
  const files = openProject(plant(tree), { onOpen: (path) => opened.push(path) });
  return { ...look(discover(files, { ignore: [], sources })), opened };
}

export interface Seen {
  readonly inventory: Inventory;
  readonly purls: readonly string[];
  /** `from kind[:how] to`, purls without `pkg:`. */
  readonly edges: readonly string[];
  readonly codes: readonly string[];
  readonly opened: readonly string[];
  component(purl: string): Component;
  /** The licences of a component as `field=text`. */
  licenses(purl: string): readonly string[];
}

/** An inventory in words that a test can compare. */
export function look(inventory: Inventory): Seen {
  const bare = (index: number): string => inventory.components[index]?.purl.slice(4) ?? '?';
  const component = (purl: string): Component => {
    const found = inventory.components.find((candidate) => candidate.purl === purl);
    if (!found) throw new Error(`${purl} was not seen; seen: ${inventory.components.map((one) => one.purl).join(', ')}`);
    return found;
  };
  return {
    inventory,
    component,
    opened: [],
    purls: inventory.components.map((one) => one.purl),
    codes: inventory.diagnostics.map((one) => one.code),
    licenses: (purl) => component(purl).declaredRaw.map((raw) => `${raw.field}=${raw.text}`),
    edges: Array.from(inventory.relations.from, (_, i) => relationAt(inventory.relations, i)).map(
      ({ from, to, kind, how }) => `${bare(from)} ${kind}${how === undefined ? '' : `:${how}`} ${bare(to)}`,
    ),
  };
}

/** A card with this front matter. */
export const card = (yaml: string, body = '# Card\n'): string => `---\n${yaml.trim()}\n---\n\n${body}`;
