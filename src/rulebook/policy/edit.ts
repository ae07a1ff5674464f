/**
 * Adds and renews exceptions in the text of a configuration. The `yaml` package's Document tells where things stand; the
 * text itself is spliced, so that comments, layout and every other byte stay as they were.
 */
import type { YAMLMap } from 'yaml';
import { parsePlacedYaml } from '../../io/parse/placed-yaml.ts';
import type { PolicyValue } from '../../model/effective-policy.ts';
import { compilePattern, splitPattern } from '../../model/pattern.ts';
import type { Purl } from '../../model/purl.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { canonical } from '../../spdx/print.ts';
import { insertIntoBlock } from './edit-block.ts';
import { insertIntoFlow } from './edit-flow.ts';
import { applied, type Edit } from './edit-text.ts';
import { plain } from './sayings.ts';

/** An exception as the file will say it, in this order. */
export interface WrittenException {
  readonly component: string;
  readonly license: string;
  /** The only finding codes that it holds. */
  readonly covers?: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** ISO date. */
  readonly expires: string;
}

/** The new text, and the 1-based line on which the entry begins; or why there is none, lower case. */
export type Edited = { readonly text: string; readonly line: number } | { readonly problem: string };

/** The configuration that a project without one gets: the default preset, as before, and the exception. */
export async function configWithException(preset: string, exception: WrittenException): Promise<Edited> {
  return addException(
    `# \`licheck config\` prints the whole policy; \`licheck explain ${preset}\` the preset.\nextends: ${preset}\n`,
    [],
    exception,
  );
}

/** Adds an exception behind those that are there. `keys` leads to the policy inside the document. */
export async function addException(text: string, keys: readonly string[], exception: WrittenException): Promise<Edited> {
  const policy = await policyMap(text, keys);
  if ('problem' in policy) return policy;
  const yaml = await import('yaml');
  const edit = (policy.map.flow ? insertIntoFlow : insertIntoBlock)(text, policy.map, exception, yaml);
  if ('problem' in edit) return edit;
  const wanted = withException(dataOf(text, keys), exception);
  return finish(text, [edit], keys, wanted);
}

/** Where an exception for the component under the licence stands in this file, whatever its date. */
export async function findException(
  text: string,
  keys: readonly string[],
  about: { readonly purl: string; readonly license: string },
  rulebook: Pick<Rulebook, 'spdxIds'>,
): Promise<{ readonly index: number; readonly written: Partial<WrittenException> } | undefined> {
  const entries = dataOf(text, keys)?.exceptions;
  const keyOf = (license: string): string => {
    const parsed = parseExpression(license, rulebook.spdxIds);
    return parsed.ok ? canonical(parsed.expression) : license;
  };
  const list: readonly PolicyValue[] = Array.isArray(entries) ? entries : [];
  const index = list.findIndex((entry) => {
    const { component, license } = textsOf(entry);
    if (component === undefined || license === undefined || keyOf(license) !== keyOf(about.license)) return false;
    return compilePattern(splitPattern(component))(about.purl as Purl);
  });
  return index < 0 ? undefined : { index, written: textsOf(list[index]) };
}

/** Gives the exception at `index` other words or another date. */
export async function renewException(
  text: string,
  keys: readonly string[],
  index: number,
  changes: Partial<Pick<WrittenException, 'reason' | 'owner' | 'expires'>>,
): Promise<Edited> {
  const policy = await policyMap(text, keys);
  if ('problem' in policy) return policy;
  const { isMap, isScalar, isSeq, stringify } = await import('yaml');
  const list = policy.map.get('exceptions', true);
  const item = isSeq(list) ? list.items[index] : undefined;
  if (!isMap(item)) return { problem: 'the exception is written in a way that cannot be changed here' };
  const edits: Edit[] = [];
  for (const [key, value] of Object.entries(changes)) {
    const node = item.get(key, true);
    if (!isScalar(node) || !node.range) return { problem: `the exception has no plain \`${key}\`` };
    const [start, end] = node.range;
    const isQuoted = node.type === 'QUOTE_DOUBLE' || item.flow === true;
    const written = isQuoted ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
    edits.push({ start, end, text: written + (text[end - 1] === '\n' ? '\n' : '') });
  }
  const data = dataOf(text, keys);
  const entries = Array.isArray(data?.exceptions) ? [...data.exceptions] : [];
  entries[index] = { ...(entries[index] as Record<string, PolicyValue>), ...changes };
  return finish(text, edits, keys, { ...data, exceptions: entries });
}

async function policyMap(
  text: string,
  keys: readonly string[],
): Promise<{ readonly map: YAMLMap } | { readonly problem: string }> {
  const { isMap, parseDocument } = await import('yaml');
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0) return { problem: 'the file cannot be read as YAML' };
  const map = keys.length === 0 ? document.contents : document.getIn(keys, true);
  return isMap(map) ? { map } : { problem: 'the file holds no policy that could be added to' };
}

/** Applies the edits and looks whether they said what was meant, and nothing else. */
function finish(text: string, edits: readonly Edit[], keys: readonly string[], wanted: unknown): Edited {
  const edited = applied(text, edits);
  if (JSON.stringify(dataOf(edited, keys)) !== JSON.stringify(wanted)) {
    return { problem: 'the file is written in a way that an entry cannot be added to without changing something else' };
  }
  const first = edits.reduce((one, other) => (other.start < one.start ? other : one));
  const lead = /^[\s,]*/.exec(first.text)?.[0].length ?? 0;
  return { text: edited, line: edited.slice(0, first.start + lead).split('\n').length };
}

/** The policy as plain data, read as a scan reads it. */
function dataOf(text: string, keys: readonly string[]): Record<string, PolicyValue> | undefined {
  const { root, problems } = parsePlacedYaml(text);
  if (root === undefined || problems.length > 0) return undefined;
  let value: PolicyValue | undefined = plain(root);
  for (const key of keys) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isRecord(value) ? value : undefined;
}

function withException(data: Record<string, PolicyValue> | undefined, exception: WrittenException): unknown {
  const before = Array.isArray(data?.exceptions) ? data.exceptions : [];
  return { ...data, exceptions: [...before, { ...exception }] };
}

const isRecord = (value: PolicyValue | undefined): value is Record<string, PolicyValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textsOf(entry: PolicyValue | undefined): Partial<WrittenException> {
  if (!isRecord(entry)) return {};
  const pairs = ['component', 'license', 'reason', 'owner', 'expires'].flatMap((key) => {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined;
    return typeof value === 'string' ? [[key, value.trim()] as const] : [];
  });
  return Object.fromEntries(pairs);
}
