/** Every ecosystem and inventory format that a scan knows. To add one: its file, and its line here. */
import type { Source } from '../source.ts';

export const SOURCES: readonly Source[] = [];
