/** The JSON Schema of `licheck.yaml`, for completion and checks in editors. Made at build time only. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from './schema.ts';

/** The schema (draft 2020-12) as a plain object. Ids and tags are checked by licheck itself, which knows them all. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    ...toJsonSchema(configSchema, { target: 'draft-2020-12', typeMode: 'input' }),
    $id: 'licheck.schema.json',
    title: 'licheck.yaml',
    description: 'How a project is used and which licences it accepts.',
  };
}
