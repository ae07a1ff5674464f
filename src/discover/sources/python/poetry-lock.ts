/** poetry.lock (https://python-poetry.org/docs/basic-usage/#installing-with-poetrylock): the graph below the project, and no licences. */
import { isRecord, own, ownList, ownText } from '../../../io/parse/own.ts';
import type { Sighting } from '../../../model/inventory.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Purl } from '../../../model/purl.ts';
import type { Scope } from '../../../model/relations.ts';
import type { ReadContext } from '../../source.ts';
import { hashOf, indexByName, type Locked, lockedPackage, readPythonLock } from './lock.ts';

export function* readPoetryLock(path: ProjectPath, { files }: ReadContext): Iterable<Sighting> {
  const { lock, troubles } = readPythonLock(path, files);
  yield* troubles;
  if (lock === undefined) return;
  const purls = new Map<Locked, Purl>();
  const hashes = own(own(lock.document, 'metadata'), 'files');
  for (const locked of lock.packages) {
    const integrity = hashOf(locked.raw, 'files') ?? hashOf(hashes, locked.name);
    const component = lockedPackage(locked, lock, { origin: originOf(locked), scope: scopeOf(locked), integrity });
    purls.set(locked, component.purl);
    yield { type: 'component', component };
  }
  const find = indexByName(purls);
  for (const [locked, from] of purls) {
    const wanted = own(locked.raw, 'dependencies');
    for (const [name, spec] of isRecord(wanted) ? Object.entries(wanted) : []) {
      const scope: Scope = isOptional(spec) ? 'optional' : 'runtime';
      // What a marker rules out on every platform that the project supports is not locked.
      for (const to of find(name)) yield { type: 'relation', relation: { from, to, kind: 'depends-on', scope } };
    }
  }
}

/** `groups` since Poetry 2, `category` before. */
function scopeOf({ raw }: Locked): Scope {
  const groups = [...ownList(raw, 'groups'), own(raw, 'category')].filter((group) => typeof group === 'string');
  if (groups.length > 0 && !groups.includes('main')) return 'dev';
  return own(raw, 'optional') === true ? 'optional' : 'runtime';
}

function isOptional(spec: unknown): boolean {
  return Array.isArray(spec) ? spec.length > 0 && spec.every(isOptional) : own(spec, 'optional') === true;
}

function originOf({ raw }: Locked): string | undefined {
  const source = own(raw, 'source');
  const [type, url] = [ownText(source, 'type'), ownText(source, 'url')];
  if (url === undefined || type === 'legacy') return undefined;
  if (type === 'git') return `git+${url}@${ownText(source, 'resolved_reference') ?? ownText(source, 'reference') ?? 'HEAD'}`;
  return type === 'url' ? url : `file:${url}`;
}
