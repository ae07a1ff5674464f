/** What a finding code means and how to be rid of it. */
import type { CodeFacts } from '../../model/codes.ts';
import type { ReportOptions } from '../reporter.ts';
import { lookOf } from '../text/ansi.ts';
import { drawPairs, drawText, drawTitle } from './draw.ts';

/** The code as terminal text. */
export function explainCode(code: string, facts: CodeFacts, options: ReportOptions): string {
  const look = lookOf(options);
  const lines = [
    ...drawTitle(code, facts.title, look),
    ...drawText([facts.meaning], look),
    '',
    ...drawPairs(
      [
        ['to do', facts.remedy],
        ['severity', `${facts.severity} by default`],
        ['to change it', `in licheck.yaml: policy: { severity: { ${code}: warning } }  (error, warning, note or off)`],
      ],
      look,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
