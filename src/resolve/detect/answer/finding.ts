/** What one matcher found, before the findings are put together. */
import type { DetectionMethod } from '../../../model/detection.ts';
import type { LicenseExpression } from '../../../model/expression.ts';

export interface Finding {
  /** NOASSERTION when a licence is spoken of that the words do not fix. */
  readonly expression: LicenseExpression;
  /** What the stretch itself says, where `expression` is a choice whose other licences stand elsewhere in the text. */
  readonly own?: LicenseExpression;
  readonly method: DetectionMethod;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  /** Of a choice that was made of a licence's text and what stands beside it: that licence. Another text of it is no part of the choice. */
  readonly textOf?: LicenseExpression;
  /** Stretches inside it that are not its own: what a copy says between title and text, a choice that stands among the conditions. */
  readonly holes?: readonly Hole[];
  /** Sentences that stand in a licence's text and are none of it. */
  readonly putIn?: readonly Stretch[];
}

/** UTF-16 offsets. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  /** True when it begins with "alternatively": it should name the other licence. */
  readonly isChoice: boolean;
}

/** A stretch of a text, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What of the text a finding has read: what it explains, but for sentences that were put in. */
export function readBy({ start, end, holes = [], putIn = [] }: Pick<Finding, 'start' | 'end' | 'holes' | 'putIn'>): Stretch[] {
  const closed = putIn.map((stretch): Hole => ({ ...stretch, isChoice: false }));
  return stretchesOf({ start, end, holes: [...holes, ...closed].sort((a, b) => a.start - b.start) });
}

/** What of the text a finding explains: all of it but its holes. */
export function stretchesOf({ start, end, holes = [] }: Stretch & { readonly holes?: readonly Hole[] }): Stretch[] {
  const stretches: Stretch[] = [];
  let from = start;
  for (const hole of holes) {
    if (hole.start > from) stretches.push({ start: from, end: hole.start });
    from = hole.end;
  }
  return [...stretches, { start: from, end }];
}
