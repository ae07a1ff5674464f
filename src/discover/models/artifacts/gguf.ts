/**
 * GGUF (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md): magic, version, counts, then keys and values.
 * The header names base models and datasets as their converter knew them; it cannot tell whether the licence is the file's own or its base's.
 */
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { RawLicense } from '../../../model/component.ts';
import type { KeyPath, ProjectPath } from '../../../model/location.ts';
import type { Named } from '../card-lineage.ts';
import { isPlaceholder } from '../placeholder.ts';
import { type Artifact, brief, type Unreadable } from './artifact.ts';
import { openWindow, type Window } from './window.ts';

/** Reads the metadata that says something of licence or lineage. */
export function readGguf(path: ProjectPath, files: ProjectFiles): Artifact | Unreadable {
  const window = openWindow(path, files);
  const header = readHeader(window);
  if (header === undefined) return { unreadable: 'is not GGUF' };
  const values = new Map<string, string | readonly string[]>();
  const end = walk(window, header, values);
  const facts = {
    ...fact('architecture', values, 'general.architecture'),
    ...fact('title', values, 'general.name'),
    ...fact('quantized-by', values, 'general.quantized_by'),
    ...(end ? {} : { header: 'cut short' }),
  };
  return { licenses: licenses(values, path), lineage: [...bases(values), ...datasets(values)], facts };
}

type Values = ReadonlyMap<string, string | readonly string[]>;

interface Header {
  readonly little: boolean;
  readonly keys: number;
  readonly from: number;
}

function readHeader(window: Window): Header | undefined {
  const head = window.at(0, 24);
  if (head === undefined || head.getUint32(0) !== 0x47475546) return undefined;
  const little = head.getUint32(4, true) < 0x10000;
  const version = head.getUint32(4, little);
  if (version === 1) return { little, keys: head.getUint32(12, little), from: 16 };
  return version > 100 ? undefined : { little, keys: Number(head.getBigUint64(16, little)), from: 24 };
}

/** Keys that are looked at; real files have fewer than a hundred. */
const MAX_KEYS = 10_000;
const MAX_TEXT = 64 * 1024;
/** Bytes of a value by type; strings and lists have none. */
const SIZES = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
const STRING = 8;
const LIST = 9;

/** Collects wanted values. False when the header breaks off, or goes on for longer than is read. */
function walk(window: Window, { little, keys, from }: Header, values: Map<string, string | readonly string[]>): boolean {
  let at = from;
  const count = (): number | undefined => {
    const view = window.at(at, 8);
    at += 8;
    return view && Number(view.getBigUint64(0, little));
  };
  const word = (): number | undefined => {
    const view = window.at(at, 4);
    at += 4;
    return view?.getUint32(0, little);
  };
  const string = (wanted: boolean): string | undefined => {
    const length = count();
    if (length === undefined || !Number.isSafeInteger(length)) return undefined;
    const text = wanted ? window.text(at, Math.min(length, MAX_TEXT)) : '';
    at += length;
    return text;
  };
  for (let i = 0; i < Math.min(keys, MAX_KEYS); i += 1) {
    const key = string(true);
    const type = word();
    if (key === undefined || type === undefined) return false;
    const wanted = key.startsWith('general.');
    if (type === STRING) {
      const text = string(wanted);
      if (text === undefined) return false;
      if (wanted) values.set(key, text);
    } else if (type === LIST) {
      const items = list(word(), count(), wanted);
      if (items === undefined) return false;
      if (wanted) values.set(key, items);
    } else {
      const size = SIZES[type];
      if (size === undefined) return false;
      if (wanted && size === 4) values.set(key, String(window.at(at, 4)?.getUint32(0, little) ?? ''));
      at += size;
    }
  }
  return keys <= MAX_KEYS;

  function list(type: number | undefined, length: number | undefined, wanted: boolean): readonly string[] | undefined {
    if (type === undefined || length === undefined) return undefined;
    const size = SIZES[type];
    if (size !== undefined) {
      at += size * length;
      return [];
    }
    if (type !== STRING) return undefined;
    const items: string[] = [];
    for (let i = 0; i < length; i += 1) {
      const keep = wanted && items.length < 500;
      const text = string(keep);
      if (text === undefined) return undefined;
      if (keep) items.push(text);
    }
    return items;
  }
}

function licenses(values: Values, path: string): readonly RawLicense[] {
  const name = text(values, 'general.license.name');
  const link = text(values, 'general.license.link');
  const said = text(values, 'general.license');
  const declare = (spelled: string, key: string): RawLicense => ({
    text: spelled,
    field: key,
    vocabulary: 'huggingface',
    rank: 0,
    at: { path },
    ...(link !== undefined && { link }),
  });
  if (name !== undefined && (said === undefined || /^(?:other|unknown)$/i.test(said)))
    return [declare(name, 'general.license.name')];
  return said === undefined ? [] : [declare(said, 'general.license')];
}

/** `general.base_model.0.repo_url`, or its organization and name. */
function bases(values: Values): readonly Named[] {
  const found: Named[] = [];
  for (let i = 0; i < 100; i += 1) {
    const key = `general.base_model.${i}`;
    const [owner, name] = [text(values, `${key}.organization`), text(values, `${key}.name`)];
    const spelled = text(values, `${key}.repo_url`) ?? (name && (owner === undefined ? name : `${owner} ${name}`));
    if (spelled === undefined) break;
    const keys: KeyPath = [text(values, `${key}.repo_url`) === undefined ? `${key}.name` : `${key}.repo_url`];
    found.push({ text: spelled, keys, kind: 'model', relation: 'derived-from', how: 'quantized' });
  }
  return found;
}

/** `general.datasets`, and the later `general.dataset.0.repo_url`. */
function datasets(values: Values): readonly Named[] {
  const listed = values.get('general.datasets');
  const names = typeof listed === 'object' ? [...listed] : [];
  for (let i = 0; i < 100; i += 1) {
    const address = text(values, `general.dataset.${i}.repo_url`);
    if (address === undefined) break;
    names.push(address);
  }
  return names
    .filter((name) => !isPlaceholder(name))
    .map((name) => ({ text: name, keys: ['general.datasets'], kind: 'dataset', relation: 'trained-on' }));
}

function text(values: Values, key: string): string | undefined {
  const value = values.get(key);
  return typeof value === 'string' && !isPlaceholder(value) ? brief(value) : undefined;
}

function fact(name: string, values: Values, key: string): Record<string, string> {
  const value = text(values, key);
  return value === undefined ? {} : { [name]: value };
}
