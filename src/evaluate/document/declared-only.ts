/** One assessment seen without the texts of installed packages, so that it can stand beside one that never had them. */
import type { Assessment } from '../../model/assessment.ts';

/** The same document, each licence as it was declared. A human's conclusion stays; findings stay as they are. */
export function declaredOnly(assessment: Assessment): Assessment {
  const components = assessment.components.map((component) => ({
    ...component,
    effective: component.concluded ?? (component.declared === 'NOASSERTION' ? component.effective : component.declared),
  }));
  return { ...assessment, components };
}
