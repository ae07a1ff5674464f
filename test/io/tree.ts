import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A link to a target as written, or a directory without anything in it. */
export type Node = string | Uint8Array | { readonly link: string } | { readonly directory: true };

/** Lays files out in a temporary folder that goes away with the test; answers its path. */
export function tree(nodes: Readonly<Record<string, Node>>): string {
  const root = mkdtempSync(join(tmpdir(), 'licheck-tree-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, node] of Object.entries(nodes)) {
    const at = join(root, path);
    mkdirSync(dirname(at), { recursive: true });
    if (typeof node === 'string' || node instanceof Uint8Array) writeFileSync(at, node);
    else if ('link' in node) symlinkSync(node.link, at);
    else mkdirSync(at, { recursive: true });
  }
  return root;
}

/** A package.json as text. */
export function manifest(name: string, version: string, more: object = {}): string {
  return JSON.stringify({ name, version, license: 'MIT', ...more }, null, 2);
}
