/** Finding codes as SARIF rules: what each means and what to do about it. */
import type { ReportingDescriptor } from 'sarif';
import type { AssessedFinding } from '../../model/assessment.ts';
import { CODES, type FindingCode } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';

/** Codes about models and datasets, for filtering. */
const ABOUT_AI: readonly FindingCode[] = [
  'dataset-conflict',
  'lineage-conflict',
  'lineage-unresolved',
  'naming-duty',
  'output-restriction',
  'restriction-not-passed-on',
  'use-restriction',
];

/** The rules that the findings name, sorted by code. */
export function rulesOf(findings: readonly AssessedFinding[]): ReportingDescriptor[] {
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  return codes.map((code) => {
    const { severity, title, meaning, remedy } = CODES[code];
    return {
      id: code,
      name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      shortDescription: { text: sentence(title) },
      fullDescription: { text: meaning },
      help: {
        text: `${meaning} ${remedy}`,
        markdown: `${meaning}\n\n**What to do:** ${remedy}\n\n\`licheck explain ${code}\` says more.`,
      },
      defaultConfiguration: { level: severity },
      properties: {
        tags: [
          'license',
          'compliance',
          ...(ABOUT_AI.includes(code) ? ['ai'] : []),
          ...(code.startsWith('exception') ? ['policy'] : []),
        ],
        precision: 'high',
        'problem.severity': ({ error: 'error', warning: 'warning', note: 'recommendation' } satisfies Record<Severity, string>)[
          severity
        ],
      },
    };
  });
}

const sentence = (title: string): string => `${title.charAt(0).toUpperCase()}${title.slice(1)}.`;
