import type { Inventory } from '../../src/model/inventory.ts';
import { relationAt } from '../../src/model/relations.ts';

/** An inventory as the expectations beside the fixture projects write it. */
export function view(inventory: Inventory): unknown {
  const { components, relations, scopes, diagnostics } = inventory;
  const purl = (index: number): string => components[index]?.purl ?? '?';
  return {
    components: components.map((component, index) => ({
      purl: component.purl,
      scope: scopes[index],
      kind: component.kind,
      ...(component.own && { own: true }),
      ...(component.isPrivate && { isPrivate: true }),
      ...(component.nameOnly && { nameOnly: true }),
      declared: component.declaredRaw.map(
        (raw) =>
          `${raw.rank} ${raw.field} ${JSON.stringify(raw.text)}${raw.malformed ? ' malformed' : ''}${raw.link ? ` -> ${raw.link}` : ''}`,
      ),
      files: component.licenseFiles.map((file) => `${file.role} ${file.path}`),
      provenance: component.provenance.map(
        ({ source, at, origin }) =>
          `${source} ${at.path}${at.line ? `:${at.line}` : ''}${at.keys?.length ? ` ${at.keys.join(' > ')}` : ''}${origin ? ` from ${origin}` : ''}`,
      ),
    })),
    relations: Array.from(relations.from, (_, index) => {
      const { from, to, kind, scope } = relationAt(relations, index);
      return `${purl(from)} ${kind} ${purl(to)} ${scope ?? ''}`.trim();
    }),
    diagnostics: diagnostics.map(
      ({ code, severity, path, line, message, incomplete }) =>
        `${severity} ${code} ${path}${line ? `:${line}` : ''} ${message}${incomplete ? ' (incomplete)' : ''}`,
    ),
  };
}
