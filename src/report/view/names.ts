/** Short names for purls: what a person calls a component. */
import type { AssessedComponent, Assessment } from '../../model/assessment.ts';
import { parsePurl } from '../../model/purl.ts';

/** The components of a document by purl, and what each is called. Names are hostile until escaped. */
export interface Names {
  component(purl: string): AssessedComponent | undefined;
  /** `report-kit`, `@teahouse/kettle`, `leaf/leaf-base`. */
  short(purl: string): string;
  /** The short name with its version: `report-kit@2.1.0`. A 40-digit revision is shortened. */
  full(purl: string): string;
}

/** The names of one document. */
export function namesOf(assessment: Pick<Assessment, 'components'>): Names {
  const byPurl = new Map(assessment.components.map((component) => [component.purl, component]));
  const short = (purl: string): string => byPurl.get(purl)?.name ?? spelled(purl).name;
  return {
    component: (purl) => byPurl.get(purl),
    short,
    full: (purl) => {
      const known = byPurl.get(purl);
      const version = known ? known.version : spelled(purl).version;
      return version ? `${short(purl)}@${shortRevision(version)}` : short(purl);
    },
  };
}

/** A git revision cut to what a person compares; any other version as it is. */
export function shortRevision(version: string): string {
  return /^[0-9a-f]{40}$/.test(version) ? version.slice(0, 10) : version;
}

function spelled(purl: string): { readonly name: string; readonly version?: string | undefined } {
  const parts = parsePurl(purl);
  if (parts === undefined) return { name: purl };
  return { name: parts.namespace ? `${parts.namespace}/${parts.name}` : parts.name, version: parts.version };
}
