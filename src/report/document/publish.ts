/** The JSON Schema of the document, for other people's readers. Run by the build only. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { assessmentSchema } from './schema.ts';

/** The schema as a plain object (JSON Schema draft 2020-12). Unknown keys are allowed: later versions may add some. */
export function assessmentJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'licheck/schemas/assessment.schema.json',
    title: 'licheck assessment',
    description: 'The result of a scan, as `licheck --format json` prints it.',
    ...withoutSchema(toJsonSchema(assessmentSchema, { target: 'draft-2020-12' })),
  };
}

function withoutSchema(schema: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}
