/** What a report format must answer. A reporter is a pure function of the document. */
import type { Assessment } from '../model/assessment.ts';

/** How the report should look; nothing here changes what it says. */
export interface ReportOptions {
  /** 0 none, 1 sixteen colours, 2 256 colours, 3 true colour. */
  readonly color: 0 | 1 | 2 | 3;
  /** Columns to fill; undefined for a file. */
  readonly width?: number;
  /** Show everything that is folded by default. */
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** Whether the terminal draws OSC 8 links. */
  readonly links?: boolean;
  /** Whether the terminal draws box characters; ASCII otherwise. */
  readonly unicode?: boolean;
  /** The exit code that was decided, to be told in the last line; a report never decides it. */
  readonly exit?: 0 | 1 | 2;
}

export interface Reporter {
  /** What `--format` takes. */
  readonly id: string;
  /** The usual file ending, without the dot. */
  readonly extension: string;
  /** One line for `--help`. */
  readonly title: string;
  render(assessment: Assessment, options: ReportOptions): Iterable<string | Uint8Array>;
}
