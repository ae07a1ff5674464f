// How long a scan takes, as ratios of one run: against bare Node, against the practical limit, against other tools.
//   node bench/scan/run.mjs [--project <installed folder>] [--rounds 7] [--slow-rounds 3] [--sizes 300,3000,30000] [--no-tools] [--no-write]
// Needs a built dist/. Without --project it installs bench/scan/packages.json into a temporary folder.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.mjs';
import { countPackages, installProject, installTools, TOOLS } from './install.mjs';
import { compare } from './measure.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const LICHECK = join(ROOT, 'bin/licheck.js');
const BARE = join(import.meta.dirname, 'read-bare.mjs');
const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    'slow-rounds': { type: 'string', default: '3' },
    sizes: { type: 'string', default: '300,3000,30000' },
    'no-tools': { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const slow = Number(values['slow-rounds']);
const tell = (line) => process.stderr.write(`${line}\n`);
const temporary = mkdtempSync(join(tmpdir(), 'licheck-bench-'));

try {
  const results = {
    about:
      'written by bench/scan/run.mjs: milliseconds and megabytes, medians of runs taken in turns with a warm page cache; cold and warm speak of licheck’s own cache of readings',
    machine: `${availableParallelism()} cores, Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    ...scanProject(),
    start: measureStart(),
    growth: measureGrowth(values.sizes.split(',').map(Number)),
  };
  print(results);
  if (!values['no-write']) writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function scanProject() {
  const project = values.project === undefined ? installProject(temporary) : resolve(values.project);
  const tools = values['no-tools'] ? {} : installTools(temporary);
  const here = { cwd: temporary, rounds };
  const subjects = [
    { name: 'node -e 0', args: ['-e', '0'], ...here },
    { name: 'bare reader', args: [BARE, project], ...here },
    { name: 'licheck, cold', ...licheck(project, 'cold') },
    { name: 'licheck, cold, built by another Node', ...licheck(project, 'cold', [], rounds, builtElsewhere()) },
    { name: 'licheck, warm', ...licheck(project, 'warm') },
    { name: 'licheck --format json, warm', ...licheck(project, 'warm', ['--format', 'json']) },
    ...Object.entries(tools).map(([name, program]) => ({
      name: `${name} ${TOOLS[name]}`,
      args: name === 'license-compliance' ? [program, '--format', 'json'] : [program, '--start', project, '--json'],
      cwd: project,
      rounds: slow,
    })),
  ];
  const measured = compare(subjects, tell);
  const document = JSON.parse(measured.find(({ name }) => name === 'licheck --format json, warm').stdout);
  const bare = measured.find(({ name }) => name === 'bare reader');
  return {
    project: { ...countPackages(project), components: document.summary.components },
    scan: measured.map((one) => ({ ...kept(one), ratio: ratio(one.wall, bare.wall), cpuRatio: ratio(one.cpu, bare.cpu) })),
  };
}

/** A scan whose cache is new for each run, or kept from the run before. */
function licheck(project, cache, more = [], times = rounds, program = LICHECK) {
  const folder = join(temporary, `cache-${cache}-${basename(project)}`);
  return {
    args: [program, project, '--fail-on', 'never', '--allow-incomplete', ...more],
    cwd: temporary,
    rounds: times,
    env: { LICHECK_CACHE: folder },
    ...(cache === 'cold' && { prepare: () => rmSync(folder, { recursive: true, force: true }) }),
  };
}

/** A copy of the package without what V8 made of it: as it runs where another Node built it. */
function builtElsewhere() {
  const copy = join(temporary, 'elsewhere');
  for (const part of ['bin', 'dist', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true, filter: (path) => !path.endsWith('.compiled') });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return join(copy, 'bin/licheck.js');
}

function measureStart() {
  const here = { cwd: temporary, rounds: 3 * rounds };
  const [bare, version, help] = compare(
    [
      { name: 'node -e 0', args: ['-e', '0'], ...here },
      { name: 'licheck --version', args: [LICHECK, '--version'], ...here },
      { name: 'licheck --help', args: [LICHECK, '--help'], ...here },
    ],
    tell,
  );
  const more = (one) => ({ ...kept(one), more: Math.round((one.wall - bare.wall) * 10) / 10 });
  return [kept(bare), more(version), more(help)];
}

function measureGrowth(sizes) {
  const subjects = sizes.map((packages) => {
    const folder = join(temporary, `packages-${packages}`);
    mkdirSync(folder);
    tell(`writing ${packages} packages`);
    generate(folder, packages);
    return { name: String(packages), ...licheck(folder, 'cold', [], slow) };
  });
  const [empty, ...measured] = compare([{ name: '0', ...licheck(emptyProject(), 'cold', [], slow) }, ...subjects], tell);
  return measured.map((one, i) => {
    const { installed } = countPackages(subjects[i].args[1]);
    // What starting costs has nothing to do with packages.
    const each = (what) => Math.round(((one[what] - empty[what]) / installed) * 1000) / 1000;
    return { packages: installed, ...kept(one), wallEach: each('wall'), cpuEach: each('cpu') };
  });
}

function emptyProject() {
  const folder = join(temporary, 'empty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{"name":"tea-house","version":"1.0.0","license":"MIT"}');
  return folder;
}

function kept({ name, first, wall, least, cpu, memory, runs, status }) {
  return { name, first, wall, least, cpu, memory, runs, exit: status };
}

function ratio(a, b) {
  return Math.round((a / b) * 100) / 100;
}

function print({ machine, project, scan, start, growth }) {
  const row = (name, cells) => console.log(`${name.padEnd(36)}${cells.map((cell) => String(cell).padStart(11)).join('')}`);
  const title = (text, columns) => {
    console.log(`\n${text}`);
    row('', columns);
  };
  console.log(machine);
  title(`${project.installed} installed packages, ${project.distinct} different`, [
    'first ms',
    'wall ms',
    'cpu ms',
    'MB',
    'x limit',
    'x cpu',
  ]);
  for (const one of scan) row(one.name, [one.first, one.wall, one.cpu, one.memory, one.ratio, one.cpuRatio]);
  title('start', ['first ms', 'wall ms', 'cpu ms', 'MB', 'more ms']);
  for (const one of start) row(one.name, [one.first, one.wall, one.cpu, one.memory, one.more ?? '']);
  title('growth', ['wall ms', 'cpu ms', 'MB', 'wall each', 'cpu each']);
  for (const one of growth) row(`${one.packages} packages`, [one.wall, one.cpu, one.memory, one.wallEach, one.cpuEach]);
}
