/** The files that make a policy: the one that was found, and before it everything that it extends. */
import { type ConfigFile, configText, extendedConfig } from '../../io/config-files.ts';
import { isDiagnostic } from '../../io/problems.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { type Mistake, openDocument, type PolicyDocument } from './document.ts';
import { type Layer, readLayer } from './layer.ts';
import { nearest } from './nearest.ts';
import { asText, entryOf, itemsOf, type PlacedText } from './read.ts';

/** Layers, parents first, with the words that named them. */
export interface Layers {
  readonly layers: readonly Layer[];
  /** The file of each layer. */
  readonly documents: readonly PolicyDocument[];
  /** Presets and files as written, outermost first. */
  readonly written: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where relative names start from. */
export interface Ground {
  readonly rulebook: Rulebook;
  /** Absolute. */
  readonly root: string;
  readonly cwd: string;
}

/** Files one within another. */
const DEEPEST = 20;

/** Where to start: a preset, or a file; with `text`, as if the file held that. */
export type LayersStart = { readonly preset: string } | { readonly file: ConfigFile; readonly text?: string };

/** Reads a preset or a file with all that it extends. A file that is extended twice is laid down once. */
export function collectLayers(start: LayersStart, ground: Ground): Layers {
  const { rulebook, root, cwd } = ground;
  const layers: Layer[] = [];
  const documents: PolicyDocument[] = [];
  const written: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();

  const lay = (document: PolicyDocument, file: ConfigFile | undefined, trail: readonly string[]): void => {
    if (document.root !== undefined) {
      for (const { text, node } of referencesOf(document)) {
        const wrong = follow(text, file, trail);
        if (wrong === undefined) written.push(text);
        else document.mistake(node, wrong);
      }
      layers.push(readLayer(document, document.root, rulebook));
      documents.push(document);
    }
    diagnostics.push(...inOrder(document.diagnostics));
  };

  const preset = (name: string, trail: readonly string[]): void => {
    const path = `preset:${name}`;
    if (!done.has(path)) lay(openDocument(rulebook.presets[name] ?? '', path), undefined, [...trail, path]);
    done.add(path);
  };

  /** Lays what the reference names; answers what is wrong with it. */
  const follow = (text: string, from: ConfigFile | undefined, trail: readonly string[]): Mistake | undefined => {
    if (isPreset(text, rulebook)) {
      if (trail.includes(`preset:${text}`)) return cycle(`${text} extends itself`);
      preset(text, trail);
      return undefined;
    }
    const sought = from === undefined ? { problem: 'a preset extends presets only' } : extendedConfig(from, text, cwd, root);
    if ('problem' in sought) {
      return { slug: 'bad-extends', message: `"${text}" cannot be extended: ${sought.problem}`, help: helpFor(text, rulebook) };
    }
    if (trail.includes(sought.file.absolute)) return cycle(`"${text}" leads back to ${sought.file.path}`);
    if (trail.length >= DEEPEST) return cycle(`more than ${DEEPEST} files extend one another`);
    open(sought.file, trail);
    return undefined;
  };

  const open = (file: ConfigFile, trail: readonly string[], draft?: string): void => {
    if (done.has(file.absolute)) return;
    done.add(file.absolute);
    const text = draft ?? configText(file);
    if (isDiagnostic(text)) diagnostics.push(text);
    else lay(openDocument(text, file.path, file.keys), file, [...trail, file.absolute]);
  };

  if ('file' in start) open(start.file, [], start.text);
  else {
    preset(start.preset, []);
    written.push(start.preset);
  }
  return { layers, documents, written: [...new Set(written)], diagnostics };
}

const cycle = (message: string): Mistake => ({ slug: 'extends-cycle', message, help: 'Remove one of the lines.' });

/** True for the name of a preset. */
export const isPreset = (name: string, { presets }: Rulebook): boolean => Object.hasOwn(presets, name);

/** Points to the preset that was meant, or lists them. */
export function helpFor(name: string, { presets }: Rulebook): string {
  const near = nearest(name, Object.keys(presets));
  return near === undefined
    ? `Name a preset (${Object.keys(presets).sort().join(', ')}), a relative path or a package.`
    : `Write \`${near}\` if that is what you mean.`;
}

function referencesOf({ root }: PolicyDocument): readonly PlacedText[] {
  const alone = asText(entryOf(root, 'extends')?.value);
  return alone === undefined ? itemsOf(root, 'extends').flatMap((item) => asText(item) ?? []) : [alone];
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
