/** What licheck could not see, as notifications of the run. */
import type { Notification } from 'sarif';
import type { Assessment } from '../../model/assessment.ts';
import { sentences } from '../text/sentences.ts';
import { plural } from '../view/tally.ts';
import { physical, sarifText } from './places.ts';

/** One notification per diagnostic, and one when results were left out. */
export function notificationsOf(assessment: Assessment, leftOut: number): Notification[] {
  const notifications: Notification[] = assessment.diagnostics.map(
    ({ code, severity, message, help, path, line, column, endColumn }) => ({
      descriptor: { id: code },
      level: severity,
      message: { text: sarifText(sentences([message, ...(help === undefined ? [] : [`To do: ${help}`])])) },
      ...(path !== undefined && { locations: [{ physicalLocation: physical(path, line, column, endColumn) }] }),
    }),
  );
  if (leftOut > 0) {
    notifications.push({
      descriptor: { id: 'report/truncated' },
      level: 'warning',
      message: {
        text: `${plural(leftOut, 'finding')} left out: code scanning shows no more. \`licheck --format json\` has them all.`,
      },
    });
  }
  return notifications;
}
