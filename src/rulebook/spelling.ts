/** How spellings of licences are compared: the alias table is folded exactly as the spellings that a scan meets. */
export { foldSpelling } from '../spdx/spelling.ts';
