/**
 * The project's own packages: every package.json outside node_modules
 * (https://docs.npmjs.com/cli/v11/configuring-npm/package-json). It says what is asked for, not what is there.
 */
import { own } from '../../io/parse/own.ts';
import { ROOT } from '../../io/paths.ts';
import { isDiagnostic } from '../../io/problems.ts';
import { hasEntry } from '../../io/project-files.ts';
import type { Sighting } from '../../model/inventory.ts';
import type { ProjectPath } from '../../model/location.ts';
import { readLicenseFiles, withLinked } from '../license-files.ts';
import { few, passOn, trouble } from '../problems.ts';
import type { ReadContext, Source } from '../source.ts';
import { declaredLicenses } from './npm/declared.ts';
import { type Wanted, wantedBy } from './npm/manifest.ts';
import { npmPurl } from './npm/names.ts';
import { type LocalPackage, type World, worldOf } from './npm/world.ts';

/** Lock files of other package managers: no licences in them, and no source here reads them yet. */
const FOREIGN = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'];

export const npmManifest: Source = {
  id: 'npm-manifest',
  title: 'package.json of the project and its workspaces',
  readers: [
    { matches: ['package.json'], read },
    { matches: FOREIGN, read: readForeign },
  ],
};

function* read(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  const { files, siblings } = context;
  const world = worldOf(files);
  const directory = files.parent(path);
  const reading = world.manifest(directory);
  if (!reading) {
    const why = files.text(path);
    if (isDiagnostic(why)) yield passOn(why, true);
    return;
  }
  if (!reading.ok) {
    yield reading.trouble;
    return;
  }
  const { manifest } = reading;
  const wanted = wantedBy(manifest, true);
  // A package.json that only sets the module type of a folder is no package.
  if (directory !== ROOT && own(manifest, 'name') === undefined && wanted.length === 0) return;

  const local = world.local(directory);
  const licenses = readLicenseFiles(siblings, files);
  const declared = declaredLicenses(manifest, path, [], 0);
  for (const diagnostic of licenses.diagnostics) yield passOn(diagnostic);
  yield {
    type: 'component',
    component: {
      purl: local.purl,
      name: local.name,
      ...(local.version !== undefined && { version: local.version }),
      kind: local.kind,
      own: local.own,
      ...(own(manifest, 'private') === true && { isPrivate: true }),
      declaredRaw: declared,
      licenseFiles: withLinked(declared, directory, licenses.files, files),
      provenance: [{ source: npmManifest.id, at: { path, keys: ['name'] } }],
      root: directory,
    },
  };
  if (!world.cover(directory)) yield* installed(path, local, local.own ? wanted : wantedBy(manifest, false), context, world);
}

/** What the package asks for, as it is installed. A lock file that speaks of the package knows better and is read elsewhere. */
function* installed(
  path: ProjectPath,
  local: LocalPackage,
  wanted: readonly Wanted[],
  { files, siblings }: ReadContext,
  world: World,
): Iterable<Sighting> {
  const directory = files.parent(path);
  const missing: Wanted[] = [];
  let found = 0;
  for (const one of wanted) {
    const to = world.installed(directory, one.name);
    if (to === undefined) missing.push(one);
    else {
      found += 1;
      yield { type: 'relation', relation: { from: local.purl, to, kind: 'depends-on', scope: one.scope } };
    }
  }
  const needed = missing.filter((one) => one.scope === 'runtime' || one.scope === 'dev');
  if (needed.length === 0 || isExplainedElsewhere(directory, files, world)) return;
  const names = few([...new Set(needed.map((one) => one.name))].sort());
  if (found === 0 && !hasEntry(siblings, 'node_modules', 'directory')) {
    yield trouble('not-installed', `package.json asks for ${names}, and there is neither a lock file nor an installation`, {
      path,
    });
    return;
  }
  for (const { name, scope } of needed) {
    const keys = [scope === 'dev' ? 'devDependencies' : 'dependencies', name];
    const named = { source: npmManifest.id, at: { path, keys } };
    yield { type: 'relation', relation: { from: local.purl, to: npmPurl(name), kind: 'depends-on', scope, named } };
  }
  yield trouble('dependency-missing', `not installed: ${names}, asked for by package.json`, {
    path,
    incomplete: needed.some((one) => one.scope === 'runtime'),
  });
}

/** A lock file that cannot be read, or that nobody here can read, has its own diagnostic. */
function isExplainedElsewhere(directory: ProjectPath, files: ReadContext['files'], world: World): boolean {
  for (let above = directory; ; above = files.parent(above)) {
    const lock = world.lock(above);
    if (lock && lock.lock === undefined) return true;
    const beside = (name: string): ProjectPath => (above === ROOT ? name : `${above}/${name}`) as ProjectPath;
    if (!files.isDirectory(beside('node_modules')) && FOREIGN.some((name) => files.isFile(beside(name)))) return true;
    if (above === ROOT) return false;
  }
}

function* readForeign(path: ProjectPath, { siblings }: ReadContext): Iterable<Sighting> {
  if (hasEntry(siblings, 'node_modules', 'directory') || hasEntry(siblings, 'package-lock.json', 'file')) return;
  const name = path.slice(path.lastIndexOf('/') + 1);
  yield trouble('lockfile-unsupported', `${name} cannot be read yet, and the packages are not installed`, { path, line: 1 });
}
