/**
 * The project's own models and datasets whose cards say no licence. They are shipped with the project, so what the configuration
 * says of the project is held to be said of them: else what they owe to their bases could not be judged.
 */
import type { Component } from '../model/component.ts';
import type { Policy } from '../model/policy.ts';
import type { Concluded } from './concluded.ts';

/** `project.license`, for what is the project's own; to be asked only where card and texts are silent. */
export function projectLicenseOf(
  { own, kind }: Pick<Component, 'own' | 'kind'>,
  { projectLicense, projectLicenseAt, path = '' }: Policy,
): Concluded | undefined {
  if (!own || (kind !== 'model' && kind !== 'dataset') || projectLicense === undefined) return undefined;
  const note = `the ${kind} is the project's own and says no licence: \`project.license\` is taken`;
  return {
    expression: projectLicense,
    evidence: [
      {
        view: 'concluded',
        expression: projectLicense,
        method: 'project',
        confidence: 1,
        at: projectLicenseAt ?? { path },
        notes: [note],
      },
    ],
  };
}
