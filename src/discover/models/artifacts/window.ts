/** A file of any size seen through a window: only the pieces that are asked for are read, and only so many. */
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { ProjectPath } from '../../../model/location.ts';

/** Bytes read ahead; the first window holds nearly every header. */
const FIRST = 64 * 1024;
const NEXT = 1024 * 1024;
/** Bytes of one header that are read in all. */
const BUDGET = 32 * 1024 * 1024;

export interface Window {
  /** Bytes at an offset; `undefined` when the file ends before, or the budget is spent. */
  at(offset: number, length: number): DataView | undefined;
  /** Bytes at an offset as UTF-8; what is not UTF-8 becomes replacement characters. */
  text(offset: number, length: number): string | undefined;
}

/** Opens a window on a file. Nothing is read before it is asked for. */
export function openWindow(path: ProjectPath, files: ProjectFiles): Window {
  let start = 0;
  let held: Uint8Array = new Uint8Array(0);
  let spent = 0;
  const at = (offset: number, length: number): DataView | undefined => {
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0) return undefined;
    if (offset < start || offset + length > start + held.length) {
      if (spent + length > BUDGET) return undefined;
      const piece = files.bytes(path, offset, Math.max(length, spent === 0 ? FIRST : NEXT));
      if (!(piece instanceof Uint8Array)) return undefined;
      spent += Math.max(piece.length, 1024);
      start = offset;
      held = piece;
    }
    const from = offset - start;
    return from + length > held.length ? undefined : new DataView(held.buffer, held.byteOffset + from, length);
  };
  const text = (offset: number, length: number): string | undefined => {
    const view = at(offset, length);
    return view && UTF8.decode(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  };
  return { at, text };
}

const UTF8 = new TextDecoder('utf-8');
