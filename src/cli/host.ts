/** What the terminal we print to can do. The only place that looks at the environment for it. */
import type { ReportOptions } from '../report/reporter.ts';

/** Flags that override what the terminal says. */
export interface LookFlags {
  readonly color?: boolean;
  readonly verbose?: boolean;
  readonly quiet?: boolean;
}

/** How a report to this stream should look; a file or a pipe gets plain text. */
export function lookOf(stream: NodeJS.WriteStream, flags: LookFlags): ReportOptions {
  const { env } = process;
  const isTerminal = stream.isTTY === true;
  return {
    color: colorLevel(stream, flags),
    ...(isTerminal && stream.columns > 0 && { width: stream.columns }),
    verbose: flags.verbose === true,
    quiet: flags.quiet === true,
    unicode: drawsUnicode(env),
    links:
      isTerminal &&
      flags.color !== false &&
      (env.TERM_PROGRAM === 'vscode' || env.WT_SESSION !== undefined || env.VTE_VERSION !== undefined),
  };
}

/** https://no-color.org and https://force-color.org; the flag beats both, a pipe has no colour. */
function colorLevel(stream: NodeJS.WriteStream, flags: LookFlags): ReportOptions['color'] {
  const { env } = process;
  if (flags.color === false) return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '')
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1;
  if ((env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb' || stream.isTTY !== true) return 0;
  const depth = stream.getColorDepth(env);
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

function drawsUnicode(env: NodeJS.ProcessEnv): boolean {
  if (process.platform === 'win32') return env.WT_SESSION !== undefined || env.TERM_PROGRAM === 'vscode' || env.CI !== undefined;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8';
  return env.TERM !== 'linux' && (/utf-?8/i.test(locale) || locale === 'C' || locale === 'POSIX');
}
