/** `licheck config [path]`: the effective policy, each line with where it came from. */
import { type Command, Option } from 'commander';
import { projectRoot } from '../../io/project-root.ts';
import { POLICY_FORMATS, type PolicyFormat, renderPolicy } from '../../report/policy/effective.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { traceLines } from '../../rulebook/policy/origins.ts';
import { explainDiagnostics } from '../deliver.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

interface ConfigFlags extends LookFlags {
  readonly config?: string;
  readonly policy?: string;
  readonly format: PolicyFormat;
}

/** Adds the command. */
export function addConfig(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('config')
    .argument('[path...]', 'the folder that would be scanned', ['.'])
    .description('print the effective policy: every line, where it came from, and what it overrides')
    .option('-c, --config <file>', 'configuration file, instead of the one that would be found')
    .option('-p, --policy <preset|file>', 'preset or policy file, instead of the configuration')
    .addOption(new Option('-f, --format <id>', 'format').choices(POLICY_FORMATS).default('yaml'));
  withLook(command).action(async (paths: string[], flags: ConfigFlags) => finish(await showPolicy(paths, flags)));
}

async function showPolicy(paths: readonly string[], flags: ConfigFlags): Promise<number> {
  const cwd = process.cwd();
  const place = projectRoot(paths, cwd);
  if (!place.ok) {
    explainDiagnostics(place.diagnostics, flags);
    return 2;
  }
  const { policy, diagnostics } = traceLines({
    rulebook: loadRulebook(),
    root: place.root,
    cwd,
    ...(flags.config !== undefined && { config: flags.config }),
    ...(flags.policy !== undefined && { policy: flags.policy }),
  });
  explainDiagnostics(diagnostics, flags);
  if (policy === undefined) return 2;
  await writeOut(renderPolicy(policy, flags.format, lookOf(process.stdout, flags)));
  return 0;
}
