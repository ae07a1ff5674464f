/** The JSON Schema of `licheck.yaml`, for completion and checks in editors. Made at build time only. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from './schema.ts';

/** The schema (draft 2020-12) as a plain object. Ids and tags are checked by licheck itself, which knows them all. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = toJsonSchema(configSchema, { target: 'draft-2020-12', typeMode: 'input' });
  const clarification = listed(schema.properties?.clarifications);
  return {
    ...schema,
    properties: {
      ...schema.properties,
      // A file without its digest pins nothing.
      clarifications: { ...clarification, items: { ...listed(clarification.items), dependentRequired: { file: ['sha256'] } } },
    },
    $id: 'licheck.schema.json',
    title: 'licheck.yaml',
    description: 'How a project is used and which licences it accepts.',
  };
}

function listed(schema: unknown): Readonly<Record<string, unknown>> {
  return typeof schema === 'object' && schema !== null ? (schema as Readonly<Record<string, unknown>>) : {};
}
