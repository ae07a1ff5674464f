/** The SPDX ids of the index, as the expression parser asks for them. */
import type { IdTable } from '../../../model/rulebook.ts';
import type { DetectRules } from './rules.ts';

export function createIdTable(rules: DetectRules): IdTable {
  const licenses = new Map([...rules.ids, ...Object.keys(rules.replaced)].map((id) => [id.toLowerCase(), id]));
  const exceptions = new Map(rules.exceptions.map((id) => [id.toLowerCase(), id]));
  const replaced = new Map(Object.entries(rules.replaced));
  return {
    license: (spelling) => licenses.get(spelling.toLowerCase()),
    exception: (spelling) => exceptions.get(spelling.toLowerCase()),
    replacement: (id) => replaced.get(id),
    orLater: (id) => {
      const later = id.endsWith('-only') ? `${id.slice(0, -5)}-or-later` : undefined;
      return later === undefined ? undefined : licenses.get(later.toLowerCase());
    },
  };
}
