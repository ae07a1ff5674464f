/** What every document format answers when it is asked where something stands. */
import type { KeyPath } from '../../model/location.ts';

/** Offsets into a text, 0-based, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Finds a key path in one document: the deepest part of it that is there, or `undefined` when none is. */
export type FindKeys = (keys: KeyPath) => Range | undefined;
