/** How a terminal report looks: colours by meaning, and box characters with an ASCII twin. The one place that loads chalk. */
import { Chalk } from 'chalk';
import type { Severity } from '../../model/diagnostic.ts';
import type { Verdict } from '../../model/policy.ts';
import type { ReportOptions } from '../reporter.ts';
import { clipped } from './escape.ts';

/** Colours a text that is already escaped. */
export type Paint = (text: string) => string;

/** The look of one rendering: a function of the report options, nothing else. */
export interface Look {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly verdict: Readonly<Record<Verdict, Paint>>;
  readonly strong: Paint;
  readonly dim: Paint;
  /** Gutters, arrows and secondary underlines. */
  readonly frame: Paint;
  readonly accent: Paint;
  /** A badge that must not be overlooked. */
  readonly alarm: Paint;
  readonly glyph: Readonly<Record<keyof typeof UNICODE, string>>;
  /** Columns for drawn things: snippets and tables. */
  readonly width: number;
  /** Columns for prose, which is hard to read when long. */
  readonly prose: number;
  readonly verbose: boolean;
  /** An OSC 8 link where the terminal draws them, else the text alone. `text` is already escaped. */
  readonly link: (text: string, url: string) => string;
}

const UNICODE = {
  corner: '┌─',
  bar: '│',
  tee: '├',
  end: '╰',
  gap: '·',
  primary: '━',
  secondary: '─',
  arrow: '→',
  dot: '·',
  bullet: '•',
  ok: '✓',
  bad: '✗',
  doubt: '?',
  block: '█',
  half: '▌',
  more: '…',
  rule: '─',
  branch: '├─',
  last: '└─',
};

const ASCII: Record<keyof typeof UNICODE, string> = {
  corner: '-->',
  bar: '|',
  tee: '=',
  end: '=',
  gap: ':',
  primary: '^',
  secondary: '-',
  arrow: '->',
  dot: '-',
  bullet: '*',
  ok: 'ok',
  bad: 'x',
  doubt: '?',
  block: '#',
  half: '',
  more: '...',
  rule: '-',
  branch: '|-',
  last: '`-',
};

/** The look that the options ask for. */
export function lookOf(options: ReportOptions): Look {
  const chalk = new Chalk({ level: options.color });
  // Chalk joins all its arguments; a paint takes one, so that it can be handed to `map`.
  const paint =
    (style: Paint): Paint =>
    (text) =>
      text === '' ? '' : style(text);
  const width = Math.min(240, Math.max(30, options.width ?? 100));
  return {
    severity: { error: paint(chalk.red.bold), warning: paint(chalk.yellow.bold), note: paint(chalk.cyan) },
    verdict: { allowed: paint(chalk.green), review: paint(chalk.yellow), denied: paint(chalk.red) },
    strong: paint(chalk.bold),
    dim: paint(chalk.dim),
    frame: paint(chalk.blueBright),
    accent: paint(chalk.cyan),
    alarm: paint(chalk.black.bgYellow),
    glyph: options.unicode === false ? ASCII : UNICODE,
    width,
    prose: Math.min(width, 110),
    verbose: options.verbose,
    link: (text, url) =>
      options.links === true && options.color > 0 && /^https?:\/\//.test(url)
        ? `\u001b]8;;${encodeURI(clipped(url, 2000))}\u001b\\${text}\u001b]8;;\u001b\\`
        : text,
  };
}
