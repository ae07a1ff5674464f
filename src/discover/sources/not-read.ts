/**
 * Files that name components which nobody here can read yet. What they name is missing from the answer, and silence would be taken for a
 * yes: each is told. They are not opened.
 */
import { baseName } from '../../io/paths.ts';
import type { Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { trouble } from '../problems.ts';
import type { ReadContext, Source } from '../source.ts';
import { hasEnvironment, hasLock, hasRequirements } from './python/environment.ts';

/** What they belong to, by name; project files of .NET have names of their own. */
const OTHERS: Readonly<Record<string, string>> = {
  'Cargo.toml': 'Rust',
  'go.mod': 'Go',
  'pom.xml': 'Java',
  'build.gradle': 'Java',
  'build.gradle.kts': 'Java',
  Gemfile: 'Ruby',
  'composer.json': 'PHP',
  'packages.config': '.NET',
  'packages.lock.json': '.NET',
  'Package.swift': 'Swift',
  Podfile: 'Swift',
  'pubspec.yaml': 'Dart',
  'mix.exs': 'Elixir',
  'conanfile.txt': 'C++',
  'conanfile.py': 'C++',
  'vcpkg.json': 'C++',
  'environment.yml': 'Conda',
};

export const notRead: Source = {
  id: 'not-read',
  title: 'names of manifests of other ecosystems, which are told and not opened',
  readers: [
    { matches: [...Object.keys(OTHERS), '*.csproj'], read: tellOther },
    { matches: ['Pipfile.lock'], read: tellPipfile },
    { matches: ['setup.py'], read: tellSetup },
  ],
};

function* tellOther(path: ProjectPath): Iterable<Sighting> {
  const name = baseName(path);
  yield trouble('not-read', `${name} names packages of ${OTHERS[name] ?? '.NET'}, which are not read yet`, { path });
}

function* tellPipfile(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  if (hasEnvironment(files.parent(path), files)) return;
  yield trouble('lockfile-unsupported', 'Pipfile.lock cannot be read yet, and the packages are not installed', { path, line: 1 });
}

/** It is a program, and tells what it needs only to those who run it. */
function* tellSetup(path: ProjectPath, { files, siblings }: ReadContext): Iterable<Sighting> {
  const directory = files.parent(path);
  if (siblings.some(({ name }) => name === 'pyproject.toml')) return;
  if (hasLock(directory, files) || hasEnvironment(directory, files) || hasRequirements(directory, files)) return;
  const help = 'Install the packages, or name them in pyproject.toml, then scan again.';
  yield trouble('not-read', 'setup.py is a program, which a scan does not run: what it needs is not seen', { path, help });
}
