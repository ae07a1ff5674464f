/** What the project calls itself, so that a checkout under another folder's name gives the same purls. */
import { parseJson } from '../../io/parse/json.ts';
import { own, ownText } from '../../io/parse/own.ts';
import { parseToml } from '../../io/parse/toml.ts';
import { ROOT } from '../../io/paths.ts';
import type { ProjectFiles } from '../../io/project-files.ts';

/** The name in the root's `package.json` or `pyproject.toml`, else the root folder's. Read once per scan. */
export function projectName(files: ProjectFiles): string {
  let name = names.get(files);
  if (name === undefined) {
    name = inPackageJson(files) ?? inPyproject(files) ?? files.name;
    names.set(files, name);
  }
  return name;
}

const names = new WeakMap<ProjectFiles, string>();
const LIMIT = 1024 * 1024;

function inPackageJson(files: ProjectFiles): string | undefined {
  const parsed = parseJson(read('package.json', files) ?? '{}');
  return parsed.ok ? usable(ownText(parsed.value, 'name')) : undefined;
}

function inPyproject(files: ProjectFiles): string | undefined {
  const text = read('pyproject.toml', files);
  const parsed = text === undefined ? undefined : parseToml(text);
  if (!parsed?.ok) return undefined;
  const poetry = own(own(parsed.value, 'tool'), 'poetry');
  return usable(ownText(own(parsed.value, 'project'), 'name') ?? ownText(poetry, 'name'));
}

function read(name: string, files: ProjectFiles): string | undefined {
  const path = files.join(ROOT, name);
  const text = path !== undefined && files.isFile(path) ? files.text(path, LIMIT) : undefined;
  return typeof text === 'string' ? text : undefined;
}

const usable = (name: string | undefined): string | undefined =>
  name !== undefined && name.trim() !== '' && name.length <= 214 ? name.trim() : undefined;
