/** What every part of a Markdown comment needs: the document and its names, escaped. */
import type { Assessment } from '../../model/assessment.ts';
import { clipped, markdown as escaped, markdownCode } from '../text/escape.ts';
import { licenseNamesOf } from '../view/licenses.ts';
import { type Lineages, lineagesOf } from '../view/lineage.ts';
import { namesOf } from '../view/names.ts';

export interface Draft {
  readonly assessment: Assessment;
  readonly lineages: Lineages;
  /** A component, as code. */
  readonly name: (purl: string) => string;
  /** An SPDX expression as code, anything with a name of its own in plain type. */
  readonly license: (expression: string) => string;
  /** The licence of a component; empty for what the document does not have. */
  readonly licenseOf: (purl: string) => string;
}

/** Prepares one rendering. */
export function draftOf(assessment: Assessment): Draft {
  const names = namesOf(assessment);
  const licenses = licenseNamesOf(assessment);
  const license = (expression: string): string => {
    const said = licenses.say(expression);
    return said === expression ? markdownCode(clipped(said, 100)) : escaped(clipped(said, 100));
  };
  return {
    assessment,
    lineages: lineagesOf(assessment),
    name: (purl) => markdownCode(clipped(names.full(purl), 100)),
    license,
    licenseOf: (purl) => {
      const component = names.component(purl);
      return component === undefined ? '' : license(component.effective);
    },
  };
}

/** A sentence whose commands and keys stand in backticks. Of an odd number of backticks none makes code. */
export function prose(text: string, limit: number): string {
  const parts = clipped(text, limit).split('`');
  if (parts.length % 2 === 0) return escaped(parts.join('`'));
  return parts.map((part, i) => (i % 2 === 1 ? markdownCode(part) : spaced(part))).join('');
}

/** Escaping trims what a line begins with; between two pieces of code the space counts. */
const spaced = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${escaped(text)}`;
