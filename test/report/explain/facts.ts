import type { LicenseFacts, MatrixRow, TermFacts } from '../../../src/model/rulebook.ts';

const TERMS: readonly TermFacts[] = [
  {
    tag: 'network-copyleft',
    type: 'category',
    title: 'Network copyleft',
    meaning: 'As strong copyleft, over a network too.',
    todo: 'Offer the source to every user.',
  },
  {
    tag: 'conditional-commercial',
    type: 'category',
    title: 'Conditionally commercial',
    meaning: 'Commercial use has a condition.',
  },
  { tag: 'commercial-use', type: 'permission', title: 'Commercial use', meaning: 'It may be used for commercial purposes.' },
  { tag: 'modifications', type: 'permission', title: 'Modification', meaning: 'It may be changed.' },
  { tag: 'distribution', type: 'permission', title: 'Distribution', meaning: 'It may be passed on.' },
  {
    tag: 'disclose-source',
    type: 'condition',
    title: 'Provide the source',
    meaning: 'Recipients get the source.',
    todo: 'Provide the complete corresponding source.',
  },
  {
    tag: 'network-use-disclose',
    type: 'condition',
    title: 'Source for network users',
    meaning: 'Users over a network get the source.',
    todo: 'Offer the source to everyone who uses the service.',
  },
  {
    tag: 'user-threshold',
    type: 'condition',
    title: 'Limit of users',
    meaning: 'Above a number of users more is asked.',
    todo: 'Compare your number of users with the limit.',
  },
  {
    tag: 'attribution-display',
    type: 'condition',
    title: 'Display a sentence',
    meaning: 'A sentence is shown.',
    todo: 'Display the sentence.',
  },
  {
    tag: 'medical-advice',
    type: 'restriction',
    title: 'medical advice',
    meaning: 'It may not give medical advice.',
    todo: 'Keep it away from patients.',
    fields: ['healthcare'],
  },
  { tag: 'warranty', type: 'limitation', title: 'No warranty', meaning: 'It comes without warranty.' },
];

export const term = (tag: string): TermFacts | undefined => TERMS.find((one) => one.tag === tag);

/** A copyleft licence, fully read. */
export const BREW: LicenseFacts = {
  id: 'LicenseRef-brew-public-2.0',
  name: 'Brew Public Licence 2.0',
  category: 'network-copyleft',
  detail: 'full',
  artifacts: ['source', 'application'],
  permissions: ['commercial-use', 'modifications', 'distribution'].map((tag) => ({ tag, triggers: [] })),
  conditions: [
    { tag: 'disclose-source', triggers: ['distribute-binary', 'distribute-weights'], reach: 'work', clause: '6' },
    { tag: 'network-use-disclose', triggers: ['network-use'], reach: 'network', clause: '13', onlyModified: true },
  ],
  limitations: [{ tag: 'warranty', triggers: [], clause: '15' }],
  restrictions: [],
  verified: 'text',
  sources: ['https://brew.example/licence'],
  reviewed: '2026-11-24',
  flowDown: 'share-alike',
  outputs: 'allowed',
  later: ['LicenseRef-brew-public-2.0', 'LicenseRef-brew-public-3.0'],
};

/** A model licence that nobody has fully checked. */
export const LEAF: LicenseFacts = {
  id: 'LicenseRef-leaf-community',
  name: 'Leaf Community Licence',
  category: 'conditional-commercial',
  detail: 'full',
  artifacts: ['model'],
  permissions: [{ tag: 'commercial-use', triggers: [], clause: '2' }],
  conditions: [
    {
      tag: 'user-threshold',
      triggers: ['use'],
      clause: '2',
      threshold: {
        measure: 'monthly-active-users',
        limit: 700_000_000,
        measured: 'in the month before release',
        consequence: 'a licence must be requested',
      },
    },
    {
      tag: 'attribution-display',
      triggers: ['distribute-source', 'distribute-binary', 'distribute-weights', 'distribute-dataset', 'network-use'],
      reach: 'derivative-model',
      clause: '1(b)',
      value: 'Brewed with Leaf',
    },
  ],
  limitations: [],
  restrictions: [{ tag: 'medical-advice', triggers: ['use', 'output'], clause: 'A.3', note: 'Attachment A.' }],
  verified: 'unverified',
  sources: ['https://leaf.example/licence'],
  reviewed: '2026-11-23',
  flowDown: 'restrictions',
  outputs: 'prohibited-llm',
  notes: ['The newest acceptable use policy applies.'],
};

/** A licence of which only the category is known. */
export const KETTLE: LicenseFacts = {
  id: 'Kettle-1.0',
  name: 'Kettle Licence',
  category: 'network-copyleft',
  detail: 'category',
  basis: 'a public database says "copyleft"',
  artifacts: [],
  permissions: [],
  conditions: [],
  limitations: [],
  restrictions: [],
  verified: 'secondary',
  sources: [],
  reviewed: '2026-11-23',
};

export const ROW: MatrixRow = {
  license: 'Brew family',
  title: 'Brew family',
  licenses: [BREW.id],
  permitsModificationAndRedistribution: 'Yes',
  requiresSourceDisclosure: 'Yes',
  requiresCopyrightNotice: 'No',
  includesUseRestrictions: 'N/A',
  deviations: [{ says: 'No', licenseSays: 'Yes', reason: 'Section 4 asks for the notice.', citation: '4' }],
};
