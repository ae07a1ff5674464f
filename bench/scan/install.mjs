// Installs what is measured into temporary folders, without running any script of it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The other tools, at the versions that were measured. */
export const TOOLS = { 'license-checker': '25.0.1', 'license-checker-rseidelsohn': '4.4.2', 'license-compliance': '3.0.1' };

/** The project that is scanned; answers its folder. */
export function installProject(parent) {
  const folder = join(parent, 'project');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'packages.json'), join(folder, 'package.json'));
  npmInstall(folder);
  return folder;
}

/** The other tools; answers their programs by name. */
export function installTools(parent) {
  const folder = join(parent, 'tools');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: TOOLS }));
  npmInstall(folder);
  return Object.fromEntries(
    Object.keys(TOOLS).map((name) => {
      const home = join(folder, 'node_modules', name);
      return [name, join(home, JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).bin[name])];
    }),
  );
}

/** How many packages a project has, and how many of them are different. */
export function countPackages(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const installed = Object.entries(packages).filter(([location]) => location !== '');
  const names = installed.map(([location, entry]) => `${entry.name ?? location.split('node_modules/').at(-1)}@${entry.version}`);
  return { installed: installed.length, distinct: new Set(names).size };
}

function npmInstall(folder) {
  const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm install ended with ${status} in ${folder}`);
}
