/** pyproject.toml (https://packaging.python.org/en/latest/specifications/pyproject-toml/), Poetry's own section included. */
import { isRecord, own, ownText } from '../../../io/parse/own.ts';
import type { ParseProblem } from '../../../io/parse/parsed.ts';
import { parseToml } from '../../../io/parse/toml.ts';
import { baseName, ROOT } from '../../../io/paths.ts';
import { isDiagnostic } from '../../../io/problems.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { Diagnostic } from '../../../model/diagnostic.ts';
import type { KeyPath, ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import type { Scope } from '../../../model/relations.ts';
import { remembered } from '../../remember.ts';
import { asName, asVersion, parseRequirement, pypiPurl } from './names.ts';

/** A project as its pyproject.toml describes it. */
export interface PythonProject {
  readonly name: string;
  readonly version: string | undefined;
  readonly purl: Purl;
  /** The table that describes it, and where it stands. */
  readonly table: unknown;
  readonly keys: KeyPath;
  readonly document: unknown;
}

export type ProjectReading =
  | { readonly ok: true; readonly project?: PythonProject }
  | { readonly ok: false; readonly diagnostic?: Diagnostic; readonly problem?: ParseProblem };

/** Reads a folder's pyproject.toml, once. Without `project` it only configures tools. */
export const readProject = remembered(read);

/** The purl of the project in a folder; `undefined` when there is none. */
export function projectPurl(directory: ProjectPath, files: ProjectFiles): Purl | undefined {
  const path = (directory === ROOT ? 'pyproject.toml' : `${directory}/pyproject.toml`) as ProjectPath;
  const reading = files.isFile(path) ? readProject(directory, files) : undefined;
  return reading?.ok ? reading.project?.purl : undefined;
}

/** Folders in which people keep code of others. */
export function isOwnFolder(directory: ProjectPath): boolean {
  return !directory.split('/').some((segment) => /^(?:vendor|vendored|_vendor|third[-_]?party|externals?)$/i.test(segment));
}

/** One thing that a project asks for. */
export interface Wanted {
  readonly name: string;
  readonly scope: Scope;
  /** True when it is only asked for on some platforms or versions: a lock file may leave it out. */
  readonly isConditional: boolean;
  /** Where it is asked for. */
  readonly keys: KeyPath;
}

/** What the project asks for, by name. */
export function* wantedBy({ document, table, keys }: PythonProject): Iterable<Wanted> {
  yield* requirements(own(table, 'dependencies'), 'runtime', [...keys, 'dependencies']);
  yield* inEach(own(table, 'optional-dependencies'), 'optional', [...keys, 'optional-dependencies']);
  yield* inEach(own(document, 'dependency-groups'), 'dev', ['dependency-groups']);
  const tool = own(document, 'tool');
  yield* requirements(own(own(tool, 'uv'), 'dev-dependencies'), 'dev', ['tool', 'uv', 'dev-dependencies']);
  const poetry = own(tool, 'poetry');
  yield* poetryNames(own(poetry, 'dependencies'), 'runtime', ['tool', 'poetry', 'dependencies']);
  yield* poetryNames(own(poetry, 'dev-dependencies'), 'dev', ['tool', 'poetry', 'dev-dependencies']);
  for (const [group, list] of entries(own(poetry, 'group')))
    yield* poetryNames(own(list, 'dependencies'), 'dev', ['tool', 'poetry', 'group', group, 'dependencies']);
}

function read(directory: ProjectPath, files: ProjectFiles): ProjectReading {
  const text = files.text((directory === ROOT ? 'pyproject.toml' : `${directory}/pyproject.toml`) as ProjectPath);
  if (isDiagnostic(text)) return { ok: false, diagnostic: text };
  const parsed = parseToml(text);
  if (!parsed.ok) return { ok: false, problem: parsed.problem };
  const document = parsed.value;
  const poetry = own(own(document, 'tool'), 'poetry');
  const project = own(document, 'project');
  const [table, keys] = isRecord(project) ? [project, ['project']] : [poetry, ['tool', 'poetry']];
  if (!isRecord(table)) return { ok: true };
  const folder = directory === ROOT ? files.name : baseName(directory);
  const name = asName(own(table, 'name')) ?? asName(folder) ?? 'unnamed';
  const version = asVersion(own(table, 'version')) ?? asVersion(own(poetry, 'version'));
  return { ok: true, project: { name, version, purl: pypiPurl(name, version), table, keys, document } };
}

function* inEach(table: unknown, scope: Scope, keys: KeyPath): Iterable<Wanted> {
  for (const [name, list] of entries(table)) yield* requirements(list, scope, [...keys, name]);
}

function* requirements(list: unknown, scope: Scope, keys: KeyPath): Iterable<Wanted> {
  for (const [index, item] of Array.isArray(list) ? list.entries() : []) {
    const wanted = typeof item === 'string' ? parseRequirement(item) : undefined;
    if (wanted) yield { name: wanted.name, scope, isConditional: wanted.isConditional, keys: [...keys, index] };
  }
}

function* poetryNames(table: unknown, scope: Scope, keys: KeyPath): Iterable<Wanted> {
  for (const [name, spec] of entries(table)) {
    if (name.toLowerCase() === 'python' || asName(name) === undefined) continue;
    const isOptional = own(spec, 'optional') === true && scope === 'runtime';
    yield { name, scope: isOptional ? 'optional' : scope, isConditional: isLimited(spec), keys: [...keys, name] };
  }
}

/** Poetry limits a requirement, or one of several for a name, by these keys. */
function isLimited(spec: unknown): boolean {
  if (Array.isArray(spec)) return spec.some(isLimited);
  return isRecord(spec) && ['python', 'platform', 'markers'].some((key) => Object.hasOwn(spec, key));
}

function entries(table: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(table) ? Object.entries(table) : [];
}

/** A text under a key of the project's table. */
export function textOf(project: PythonProject, key: string): string | undefined {
  return ownText(project.table, key);
}
