/** The rows of a requirements file: logical lines, and what each asks for. */
import { baseName } from '../../../io/paths.ts';
import { parseRequirement, type Requirement } from './names.ts';

const EDITABLE = /^(?:-e\s*|--editable[= ]\s*)(\S.*)$/;

/** A row without what pip is told beside it. */
export const withoutOptions = (row: string): string => (EDITABLE.exec(row)?.[1] ?? row).replace(/\s--?[a-z][\s\S]*$/, '');

/** What one row asks for; `undefined` for options, for folders, and for what is no requirement. */
export function readRow(row: string): Requirement | undefined {
  const text = withoutOptions(row);
  if (text.startsWith('-')) return undefined;
  const address = /^(?:(?:git|hg|svn|bzr)\+\S+|https?:\/\/\S+)/.exec(text)?.[0];
  if (address === undefined) return isLocal(text) ? inArchive(text) : parseRequirement(text);
  const name = /[#&]egg=([A-Za-z0-9._-]+)/.exec(address)?.[1] ?? nameInAddress(address);
  return parseRequirement(`${name} @ ${address}`);
}

/** `./wheels/kettle-2.1.0-py3-none-any.whl`: the name of an archive tells what is in it. */
function inArchive(text: string): Requirement | undefined {
  const [file = ''] = baseName(text).split(/[\s;#[]/);
  // As long as a file's name can be; the pattern of a source archive would look at a longer one again and again.
  if (file.length > 255) return undefined;
  const wheel = /^([A-Za-z0-9._]+)-([A-Za-z0-9.!+_]+)-[A-Za-z0-9._-]+\.whl$/.exec(file);
  const [, name, version] = wheel ?? /^([A-Za-z0-9._-]+)-(\d[A-Za-z0-9.!+_]*)\.(?:tar\.gz|zip)$/.exec(file) ?? [];
  return name === undefined || version === undefined ? undefined : parseRequirement(`${name} == ${version}`);
}

/** `./kettle`, `/srv/kettle`, `kettle.whl`: folders of the project itself are seen where they are. */
export function isLocal(text: string): boolean {
  return /^[./~]|^file:|^[^\s@;]+\.(?:whl|zip|tar\.gz)(?:$|\s)/.test(text);
}

function nameInAddress(address: string): string {
  const last = baseName(address.replace(/[?#].*$/, '')).replace(/@.*$/, '');
  return last.replace(/\.git$/, '').replace(/-\d.*$/, '') || 'unnamed';
}

/** Logical lines: a backslash continues one, ` #` begins a comment. */
export function* readRows(text: string): Iterable<{ readonly text: string; readonly line: number }> {
  let line = 0;
  let begun = 0;
  let row = '';
  for (const physical of text.split(/\r\n|\n|\r/)) {
    line += 1;
    if (row === '') begun = line;
    const bare = physical.replace(/(?:^|\s)#.*$/, '');
    if (bare.endsWith('\\')) {
      row += `${bare.slice(0, -1)} `;
      continue;
    }
    const whole = (row + bare).trim();
    row = '';
    if (whole !== '') yield { text: whole, line: begun };
  }
  if (row.trim() !== '') yield { text: row.trim(), line: begun };
}
