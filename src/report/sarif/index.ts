/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as code scanning reads it: one result per
 * finding, at the line that the finding is about.
 */
import type { Log, Run } from 'sarif';
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { Reporter } from '../reporter.ts';
import { jsonText } from '../text/escape.ts';
import { isOpen, SEVERITIES } from '../view/groups.ts';
import { namesOf } from '../view/names.ts';
import { notificationsOf } from './notifications.ts';
import { resultOf } from './results.ts';
import { rulesOf } from './rules.ts';

/** Code scanning shows no more results of one run than this. */
const MOST_RESULTS = 5000;

export const sarif: Reporter = {
  id: 'sarif',
  extension: 'sarif',
  title: 'SARIF 2.1.0 for code scanning',
  *render(assessment) {
    const log: Log = {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [runOf(assessment)],
    };
    yield `${jsonText(log)}\n`;
  },
};

function runOf(assessment: Assessment): Run {
  const ranked = rank(assessment.findings);
  const shown = ranked.slice(0, MOST_RESULTS);
  const rules = rulesOf(shown);
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const names = namesOf(assessment);
  const notifications = notificationsOf(assessment, ranked.length - shown.length);
  return {
    tool: {
      driver: {
        name: 'licheck',
        version: assessment.tool.version,
        rules,
        notifications: [...new Set(notifications.map((one) => one.descriptor?.id ?? ''))].sort().map((id) => ({ id })),
      },
    },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The scanned folder.' } } },
    invocations: [{ executionSuccessful: assessment.complete, toolExecutionNotifications: notifications }],
    results: shown.map((finding) => ({ ...resultOf(finding, assessment, names), ruleIndex: index.get(finding.code) ?? -1 })),
    properties: { complete: assessment.complete, summary: assessment.summary, rulebook: assessment.tool.rulebook },
  };
}

/** What matters most first, so that a cut loses the least: open before held, errors before warnings before notes. */
function rank(findings: readonly AssessedFinding[]): AssessedFinding[] {
  const weight = (finding: AssessedFinding): number =>
    (isOpen(finding) ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(finding.severity);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}
