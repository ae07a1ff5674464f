/** What `licheck diff` prints. */
import type { Assessment } from '../../model/assessment.ts';
import type { DiffDocument } from '../../model/diff.ts';
import type { ReportOptions } from '../reporter.ts';
import { jsonText } from '../text/escape.ts';
import { diffMarkdown } from './markdown.ts';
import { diffTerminal } from './terminal.ts';

export const DIFF_FORMATS = ['terminal', 'json', 'markdown'] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** The comparison as text. `after` is the document of the new side. */
export function renderDiff(diff: DiffDocument, after: Assessment, format: DiffFormat, options: ReportOptions): string {
  switch (format) {
    case 'json':
      return `${jsonText(diff)}\n`;
    case 'markdown':
      return diffMarkdown(diff, after, options);
    case 'terminal':
      return diffTerminal(diff, after, options);
  }
}
