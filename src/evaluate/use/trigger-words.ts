/** Triggers in words. */
import type { Trigger } from '../../model/terms.ts';

/** What happens, after "when". */
export const TRIGGER_WORDS = {
  use: 'it is used',
  'commercial-use': 'it is used commercially',
  modify: 'it is modified',
  'distribute-source': 'source is passed on',
  'distribute-binary': 'binaries are passed on',
  'distribute-weights': 'weights are passed on',
  'distribute-dataset': 'data is passed on',
  'network-use': 'users reach it over a network',
  train: 'it is used for training',
  output: 'its outputs are used',
} as const satisfies Record<Trigger, string>;
