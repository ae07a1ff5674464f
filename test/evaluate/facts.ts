/** A few licences, described as briefly as the tests need. The real ones stand in `rules/`. */
import type { ExceptionFacts, LicenseFacts, TermFacts } from '../../src/model/rulebook.ts';
import type { LicenseCategory, LicenseTerm, Trigger } from '../../src/model/terms.ts';

const DISTRIBUTION: readonly Trigger[] = ['distribute-source', 'distribute-binary'];

export const term = (tag: string, rest: Partial<LicenseTerm> = {}): LicenseTerm => ({ tag, triggers: DISTRIBUTION, ...rest });

/** Facts of a licence; full and verified unless said otherwise. */
export function facts(id: string, category: LicenseCategory, rest: Partial<LicenseFacts> = {}): LicenseFacts {
  return {
    id,
    name: id,
    category,
    detail: 'full',
    artifacts: ['source', 'application'],
    permissions: [],
    conditions: [],
    limitations: [],
    restrictions: [],
    verified: 'text',
    sources: [],
    reviewed: '2026-11-24',
    ...rest,
  };
}

const NOTICE = [term('include-copyright')];
const gpl = (id: string, rest: Partial<LicenseFacts> = {}): LicenseFacts =>
  facts(id, 'strong-copyleft', {
    conditions: [
      ...NOTICE,
      term('disclose-source', { reach: 'work', clause: '3' }),
      term('same-license', { reach: 'work', clause: '2(b)' }),
    ],
    ...rest,
  });
const lgpl = (id: string, rest: Partial<LicenseFacts> = {}): LicenseFacts =>
  facts(id, 'weak-copyleft', {
    conditions: [
      ...NOTICE,
      term('disclose-source', { reach: 'library', clause: '4' }),
      term('same-license--library', { reach: 'library', clause: '6' }),
    ],
    ...rest,
  });
const agpl = (id: string): LicenseFacts =>
  facts(id, 'network-copyleft', {
    conditions: [
      ...NOTICE,
      term('disclose-source', { reach: 'work', clause: '6' }),
      term('same-license', { reach: 'work', clause: '5(c)' }),
      term('network-use-disclose', { reach: 'network', clause: '13', triggers: ['network-use'], onlyModified: true }),
    ],
  });
const WEIGHTS: readonly Trigger[] = ['distribute-weights', 'network-use'];

export const LICENSES: readonly LicenseFacts[] = [
  ...['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'].map((id) => facts(id, 'permissive', { conditions: NOTICE })),
  facts('BSD-4-Clause', 'permissive', { conditions: [...NOTICE, term('advertising-acknowledgement', { clause: '3' })] }),
  facts('Apache-2.0', 'permissive', {
    conditions: [
      ...NOTICE,
      term('document-changes', { clause: '4(b)', onlyModified: true }),
      term('include-notice-file', { clause: '4(d)' }),
    ],
    limitations: [term('patent-retaliation', { clause: '3' })],
  }),
  facts('Unlicense', 'public-domain'),
  facts('CC0-1.0', 'public-domain'),
  gpl('GPL-2.0-only'),
  gpl('GPL-2.0-or-later', { later: ['GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'GPL-3.0-or-later'] }),
  gpl('GPL-3.0-only'),
  gpl('GPL-3.0-or-later', { later: ['GPL-3.0-only', 'GPL-3.0-or-later'] }),
  lgpl('LGPL-2.1-only'),
  lgpl('LGPL-2.1-or-later', { later: ['LGPL-2.1-only', 'LGPL-2.1-or-later', 'LGPL-3.0-only', 'LGPL-3.0-or-later'] }),
  lgpl('LGPL-3.0-only'),
  lgpl('LGPL-3.0-or-later', { later: ['LGPL-3.0-only', 'LGPL-3.0-or-later'] }),
  agpl('AGPL-3.0-only'),
  ...['MPL-2.0', 'EPL-2.0', 'CDDL-1.0', 'CDDL-1.1'].map((id) =>
    facts(id, 'weak-copyleft', {
      conditions: [
        ...NOTICE,
        term('disclose-source', { reach: 'file', clause: '3.2' }),
        term('same-license--file', { reach: 'file', clause: '3.1' }),
      ],
    }),
  ),
  ...['EUPL-1.0', 'EUPL-1.1'].map((id) => gpl(id)),
  facts('CC-BY-4.0', 'permissive', { artifacts: ['data'], conditions: [term('attribution', { clause: '3(a)' })] }),
  facts('CC-BY-NC-4.0', 'non-commercial', {
    conditions: [
      term('attribution', { clause: '3(a)' }),
      term('non-commercial-only', { clause: '2(a)(1)', triggers: ['commercial-use'] }),
    ],
  }),
  facts('LicenseRef-Tea-RAIL-M', 'use-restricted', {
    artifacts: ['model'],
    conditions: [
      term('include-use-restrictions', { triggers: WEIGHTS, clause: '4(a)' }),
      term('include-copyright', { triggers: WEIGHTS, clause: '4(c)' }),
    ],
    restrictions: [
      term('medical-advice', { triggers: ['use'], clause: 'Attachment A(l)' }),
      term('malware', { triggers: ['use'], clause: 'Attachment A(m)' }),
    ],
    flowDown: 'restrictions',
    outputs: 'allowed-derivative',
  }),
  facts('LicenseRef-Leaf-Community', 'conditional-commercial', {
    artifacts: ['model'],
    conditions: [
      term('user-threshold', {
        triggers: ['use'],
        clause: '2',
        threshold: {
          measure: 'monthly-active-users',
          limit: 1_000_000,
          measured: 'the calendar month before',
          consequence: 'ask for a licence',
        },
      }),
      term('name-prefix', { triggers: WEIGHTS, clause: '1(b)', value: 'Leaf' }),
    ],
    flowDown: 'copy',
    outputs: 'prohibited-llm',
  }),
  facts('LicenseRef-licheck-family-BSD', 'permissive', { members: ['0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BSD-4-Clause'] }),
  facts('LicenseRef-licheck-family-GPL', 'strong-copyleft', { members: ['GPL-2.0-only', 'GPL-3.0-only'] }),
];

export const EXCEPTIONS: readonly ExceptionFacts[] = [
  {
    id: 'Classpath-exception-2.0',
    name: 'Classpath',
    category: 'weak-copyleft',
    lifts: ['same-license', 'disclose-source'],
    verified: 'text',
    sources: [],
  },
  { id: 'LLVM-exception', name: 'LLVM', lifts: ['include-copyright'], verified: 'text', sources: [] },
];

export const TERMS: readonly TermFacts[] = [
  {
    tag: 'same-license',
    type: 'condition',
    title: 'Same licence for the whole work',
    meaning: 'The whole work stays under the licence.',
    todo: 'Release the whole work.',
  },
  {
    tag: 'include-copyright',
    type: 'condition',
    title: 'Keep the notice',
    meaning: 'Copies carry the notice.',
    todo: 'Ship the notice.',
  },
  { tag: 'medical-advice', type: 'restriction', title: 'medical advice', meaning: 'No medical advice.', fields: ['healthcare'] },
  { tag: 'malware', type: 'restriction', title: 'malware', meaning: 'No malware.' },
  { tag: 'strong-copyleft', type: 'category', title: 'Strong copyleft', meaning: 'The whole work stays open.' },
];
