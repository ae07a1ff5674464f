import type { LicenseTerm } from '../../../src/model/terms.ts';

type When = Pick<LicenseTerm, 'triggers' | 'onlyModified' | 'onlyMultimodal' | 'onlyNamed'>;

/** Triggers and how they read. */
export const TRIGGERS_FOR_TEST: readonly (When & { readonly words: string })[] = [
  { triggers: [], words: 'always' },
  { triggers: ['use'], words: 'when you use it' },
  { triggers: ['distribute-binary'], words: 'when you distribute binaries' },
  { triggers: ['distribute-source', 'distribute-binary'], words: 'when you distribute source or binaries' },
  {
    triggers: ['distribute-source', 'distribute-binary', 'distribute-weights', 'distribute-dataset', 'network-use'],
    words: 'when you distribute it or let others use it over a network',
  },
  { triggers: ['train', 'output'], words: 'when you train on it or use what it generates' },
  { triggers: ['network-use'], onlyModified: true, words: 'when you let others use it over a network, only if you changed it' },
  { triggers: ['use'], onlyNamed: 'Matcha', words: 'when you use it, only for models named Matcha' },
];
