/** What one file says, before the files are laid over one another. */
import type { PlacedMap } from '../../io/parse/placed-yaml.ts';
import { FINDING_CODES } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Place } from '../../model/location.ts';
import type { Policy, Verdict } from '../../model/policy.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import type { PolicyDocument } from './document.ts';
import { readChoices, readClarifications, readComponents, readExceptions } from './entries.ts';
import { readExpression } from './expressions.ts';
import { entryOf, mapOf, textOf, textsOf } from './read.ts';
import { readAcknowledged, readRules } from './selectors.ts';
import { checkShape } from './shape.ts';
import { readUse } from './use.ts';

/** The sayings of one file. Lists may be empty; what was not said is absent. */
export interface Layer
  extends Pick<
    Policy,
    'use' | 'useAt' | 'rules' | 'acknowledge' | 'severity' | 'components' | 'exceptions' | 'clarifications' | 'choices' | 'ignore'
  > {
  readonly projectLicense?: LicenseExpression;
  readonly projectLicenseAt?: Place;
  readonly unknown?: { readonly verdict: Verdict; readonly at: Place };
  readonly dev?: Verdict;
}

/** Reads a file; its mistakes are noted in the document. */
export function readLayer(document: PolicyDocument, root: PlacedMap, rulebook: Rulebook): Layer {
  checkShape(document, root);
  const context = { document, rulebook };
  const policy = mapOf(root, 'policy');
  const project = mapOf(root, 'project');
  const license = textOf(project, 'license');
  const licenseEntry = entryOf(project, 'license');
  const projectLicense = license && readExpression(license, document, rulebook);
  const dev = verdictOf(policy, 'dev');
  const unknown = verdictOf(policy, 'unknown');
  const unknownEntry = entryOf(policy, 'unknown');
  return {
    ...(projectLicense && { projectLicense }),
    ...(licenseEntry && { projectLicenseAt: document.place({ start: licenseEntry.at.start, end: licenseEntry.value.end }) }),
    ...readUse(mapOf(root, 'use'), document, rulebook),
    rules: readRules(policy, document, rulebook),
    ...(unknown !== undefined &&
      unknownEntry && {
        unknown: { verdict: unknown, at: document.place({ start: unknownEntry.at.start, end: unknownEntry.value.end }) },
      }),
    acknowledge: readAcknowledged(policy, document, rulebook),
    ...(dev !== undefined && { dev }),
    severity: readSeverity(mapOf(policy, 'severity')),
    components: readComponents(root, context),
    exceptions: readExceptions(root, context),
    clarifications: readClarifications(root, context),
    choices: readChoices(root, context),
    ignore: readIgnored(root, document),
  };
}

const VERDICT_WORDS: Readonly<Record<string, Verdict>> = { allow: 'allowed', review: 'review', deny: 'denied' };

function verdictOf(policy: PlacedMap | undefined, key: string): Verdict | undefined {
  const word = textOf(policy, key)?.text;
  return word !== undefined && Object.hasOwn(VERDICT_WORDS, word) ? VERDICT_WORDS[word] : undefined;
}

const SEVERITY_WORDS: readonly (Severity | 'off')[] = ['error', 'warning', 'note', 'off'];

function readSeverity(section: PlacedMap | undefined): Readonly<Record<string, Severity | 'off'>> {
  const entries = FINDING_CODES.flatMap((code) => {
    const word = textOf(section, code)?.text;
    const severity = SEVERITY_WORDS.find((candidate) => candidate === word);
    return severity === undefined ? [] : [[code, severity] as const];
  });
  return Object.fromEntries(entries);
}

/** Globs stay inside the project; there is no way to take one back. */
function readIgnored(root: PlacedMap, document: PolicyDocument): readonly string[] {
  return textsOf(root, 'ignore').flatMap(({ text, node }) => {
    const wrong = text.startsWith('!')
      ? 'a glob cannot be taken back'
      : text.split('/').includes('..')
        ? 'a glob cannot leave the project'
        : undefined;
    if (wrong === undefined && text.replace(/[*/.]/g, '') !== '') return [text];
    const message = wrong ?? `"${text}" would leave everything out`;
    document.mistake(node, { slug: 'bad-glob', message, help: 'Write a path below the project, such as third_party/golden/**.' });
    return [];
  });
}
