/** What a source saw, before anyone interpreted it. */
import type { Anchor, ProjectPath } from './location.ts';
import type { Purl } from './purl.ts';
import type { Scope } from './relations.ts';

/** What kind of thing is under a licence. */
export type ComponentKind = 'library' | 'application' | 'model' | 'dataset' | 'file';

/**
 * Whose spelling a declared licence uses; it decides which aliases apply.
 * `spdx` expression field, `npm` package.json, `huggingface` and `modelscope` card keys,
 * `pypi-classifier` trove classifiers, `free-text` anything a person typed.
 */
export type Vocabulary = 'spdx' | 'npm' | 'huggingface' | 'modelscope' | 'pypi-classifier' | 'free-text';

/** A licence exactly as its author spelled it. */
export interface RawLicense {
  /** The spelling, untrimmed; for a value that is not text, its JSON. Hostile until escaped. */
  readonly text: string;
  /** The metadata field it stood in, such as `license` or `licenses[1].type`. */
  readonly field: string;
  readonly vocabulary: Vocabulary;
  /** 0 is the field the ecosystem trusts most. Only the lowest rank present is read; equals are joined with AND. */
  readonly rank: number;
  /** Where it stands. */
  readonly at: Anchor;
  /** True when the value was not text (a number, a list of nulls): it declares nothing. */
  readonly malformed?: boolean;
  /** A file or URL that the declaration points to instead of naming a licence (`SEE LICENSE IN`, `license_link`). */
  readonly link?: string;
}

/** What part a file plays in saying the licence. */
export type LicenseFileRole = 'license' | 'notice' | 'copyright' | 'readme' | 'card';

/** A file of the component that may carry licence text. */
export interface LicenseFile {
  /** Relative to the scanned root, or to the component's own root when `outside`. */
  readonly path: string;
  readonly role: LicenseFileRole;
  /** How surely the file name says "licence", 0 to 1. */
  readonly score: number;
  /** Index into `Inventory.texts`; absent when the file could not be read (a diagnostic says why). */
  readonly text?: number;
  /** The spot that names the component, for findings to point to, when the file itself is not in the tree but on a hub. */
  readonly at?: Anchor;
}

/** Which source saw the component, in which file. */
export interface Provenance {
  /** The source's id, such as `npm-lockfile`. */
  readonly source: string;
  /** The spot that names the component. */
  readonly at: Anchor;
  /** The integrity string that the source recorded, verbatim. */
  readonly integrity?: string;
  /** Where the package came from when not its usual registry: `git+https://…`, `file:…`. */
  readonly origin?: string;
}

/** A package, model, dataset, application or file under a licence. Nothing here is interpreted. */
export interface Component {
  readonly purl: Purl;
  readonly name: string;
  readonly version?: string;
  readonly kind: ComponentKind;
  /** True for the project's own packages, models and datasets: they are the project, not its dependencies. */
  readonly own: boolean;
  /** True when the author marked it private (`"private": true`). */
  readonly isPrivate?: boolean;
  readonly declaredRaw: readonly RawLicense[];
  readonly licenseFiles: readonly LicenseFile[];
  readonly provenance: readonly Provenance[];
  /** True when only its name is known (a base model that is not in the tree, a lock entry without metadata). */
  readonly nameOnly?: boolean;
  /** The scope that a lock file recorded, for a component that no path of the graph reaches. */
  readonly recordedScope?: Scope;
  /** Facts that only some kinds have: revision pinned, gating, pipeline tag, … Plain text, hostile until escaped. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Directory of the component inside the root, when it has one. */
  readonly root?: ProjectPath;
}
