/** What the header of one of a model's files says. Every format answers in this shape. */
import type { RawLicense } from '../../../model/component.ts';
import type { Named } from '../card-lineage.ts';

export interface Artifact {
  readonly licenses: readonly RawLicense[];
  /** What the model was made from; key paths are those of the header. */
  readonly lineage: readonly Named[];
  /** `architecture`, `quantization`, … as plain text. */
  readonly facts: Readonly<Record<string, string>>;
  /** True when the file carries licence text itself, to be read as one of the model's licence files. */
  readonly carriesText?: boolean;
}

/** Why a header could not be read. */
export interface Unreadable {
  readonly unreadable: string;
}

export const SILENT: Artifact = { licenses: [], lineage: [], facts: {} };

export const isUnreadable = (answer: Artifact | Unreadable): answer is Unreadable => 'unreadable' in answer;

/** Text from a header, short enough to be shown. */
export const brief = (text: string): string => text.trim().slice(0, 500);
