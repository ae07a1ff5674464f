/** The result of discovery: every component, the graph between them, their texts, and what could not be seen. */
import type { Component, LicenseFile, Provenance } from './component.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Purl } from './purl.ts';
import type { DerivationKind, RelationKind, RelationTable, Scope } from './relations.ts';

/** A component as one source saw it. Texts are carried by content until `merge` stores them once. */
export interface SeenComponent extends Omit<Component, 'licenseFiles'> {
  readonly licenseFiles: readonly SeenFile[];
}

/** A licence file as read: its bytes have become text, its digest is known. */
export interface SeenFile extends Omit<LicenseFile, 'text'> {
  readonly text?: LicenseText;
}

/** An edge named by purl, before components have indexes. */
export interface SeenRelation {
  readonly from: Purl;
  readonly to: Purl;
  readonly kind: RelationKind;
  readonly scope?: Scope;
  readonly how?: DerivationKind;
  /** The spot that asks for `to`, which stands for a component that nothing else shows. */
  readonly named?: Provenance;
}

/** One thing a source yields. */
export type Sighting =
  | { readonly type: 'component'; readonly component: SeenComponent }
  | { readonly type: 'relation'; readonly relation: SeenRelation }
  | { readonly type: 'diagnostic'; readonly diagnostic: Diagnostic };

/** A licence text, stored once however many components carry it. */
export interface LicenseText {
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly digest: string;
  /** The text, decoded as UTF-8 with the BOM removed, line breaks as found. */
  readonly body: string;
}

/** Everything discovery found. Components are sorted by purl and addressed by index. */
export interface Inventory {
  readonly components: readonly Component[];
  readonly relations: RelationTable;
  /** The strongest scope in which each component is needed, by component index; own components are `runtime`. */
  readonly scopes: readonly Scope[];
  /** Indexes of the project's own components, the roots of every path. */
  readonly roots: readonly number[];
  readonly texts: readonly LicenseText[];
  readonly diagnostics: readonly Diagnostic[];
}
