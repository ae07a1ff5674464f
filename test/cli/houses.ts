/** Packages of a project that has a lock file and no installation: name, version and licence. */
export type Shelf = Readonly<Record<string, readonly [version: string, license?: string]>>;

/** The manifest and the lock file of a tea house that depends on these packages. */
export function house(shelf: Shelf): { 'package.json': object; 'package-lock.json': object } {
  const dependencies = Object.fromEntries(Object.entries(shelf).map(([name, [version]]) => [name, version]));
  const root = { name: 'tea-house', version: '1.0.0', private: true, dependencies };
  const entries = Object.entries(shelf).map(([name, [version, license]]) => {
    const entry = { version, resolved: `https://registry.leaf.example/${name}-${version}.tgz`, integrity: 'sha512-AAAA' };
    return [`node_modules/${name}`, { ...entry, ...(license !== undefined && { license }) }] as const;
  });
  return {
    'package.json': root,
    'package-lock.json': {
      name: 'tea-house',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: { '': root, ...Object.fromEntries(entries) },
    },
  };
}

/** What `npm install` would put on disk. */
export function installed(shelf: Shelf): Record<string, object> {
  return Object.fromEntries(
    Object.entries(shelf).map(([name, [version, license]]) => [
      `node_modules/${name}/package.json`,
      { name, version, ...(license !== undefined && { license }) },
    ]),
  );
}
