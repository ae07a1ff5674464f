// The practical limit: reads every installed package.json and the first licence file beside it, and does nothing with them.
//   node read-bare.mjs <project>
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE = /^(?:licen[cs]e|copying)/i;
let packages = 0;
let bytes = 0;

function readModules(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) readModules(path);
    else readPackage(path);
  }
}

function readPackage(folder) {
  const names = readdirSync(folder);
  if (names.includes('package.json')) {
    packages += 1;
    bytes += JSON.stringify(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).license ?? '').length;
  }
  const license = names.find((name) => LICENSE.test(name));
  if (license !== undefined) {
    try {
      bytes += readFileSync(join(folder, license), 'utf8').length;
    } catch {
      // A folder of licences.
    }
  }
  if (names.includes('node_modules')) readModules(join(folder, 'node_modules'));
}

const modules = join(process.argv[2] ?? '.', 'node_modules');
if (existsSync(modules)) readModules(modules);
process.stdout.write(`${packages} packages, ${bytes} characters\n`);
