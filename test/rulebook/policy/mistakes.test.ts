import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHouse, load, mistakesOf } from './house.ts';

/** Each configuration with every diagnostic it must get: code, place, «what is marked», message, help. */
const CASES: Record<string, { yaml: string; says: readonly string[] }> = {
  'unknown keys, all of them': {
    yaml: 'extend: internal\npolicy:\n  alow: [MIT]\n  denny: []\nuse: {comercial: true, colour: red}\n',
    says: [
      'unknown-key 1:1 «extend» the configuration has no key "extend" | Write `extends` if that is what you mean.',
      'unknown-key 3:3 «alow» policy has no key "alow" | Write `allow` if that is what you mean.',
      'unknown-key 4:3 «denny» policy has no key "denny" | Write `deny` if that is what you mean.',
      'unknown-key 5:7 «comercial» use has no key "comercial" | Write `commercial` if that is what you mean.',
      'unknown-key 5:24 «colour» use has no key "colour" | Choose one of: commercial, distribution, monthly-active-users, annual-revenue-usd, territories, fields, trains-on-outputs.',
    ],
  },
  'wrong types': {
    yaml: 'extends: {a: b}\nproject: tea-house\nuse:\n  commercial: yes\n  monthly-active-users: 1.5\n  annual-revenue-usd: -1\n  distribution: binary\npolicy:\n  allow: MIT\n  deny:\n  review: [1, [x]]\ncomponents: {}\nignore: 7\n',
    says: [
      'wrong-type 1:10 «{a: b}» extends wants text or a list of texts, not keys with values | Write text or a list of texts.',
      'wrong-type 2:10 «tea-house» project wants keys with values, not "tea-house" | Write keys with values.',
      'wrong-type 4:15 «yes» use.commercial wants true or false, not "yes" | Write true or false.',
      'wrong-type 5:25 «1.5» use.monthly-active-users wants a whole number, not 1.5 | Write a whole number.',
      'wrong-type 6:23 «-1» use.annual-revenue-usd wants a number that is not negative, not -1 | Write a number that is not negative.',
      'wrong-type 7:17 «binary» use.distribution wants a list, not "binary" | Write a list.',
      'wrong-type 9:10 «MIT» policy.allow wants a list, not "MIT" | Write a list.',
      'wrong-type 10:3 «deny» policy.deny wants a list, not nothing | Write a list.',
      'wrong-type 11:12 «1» policy.review[0] wants text such as MIT or category:permissive, not 1 | Put it in quotes.',
      'wrong-type 11:15 «[x]» policy.review[1] wants text such as MIT or category:permissive, not a list | Write text such as MIT or category:permissive.',
      'wrong-type 12:13 «{}» components wants a list, not keys with values | Write a list.',
      'wrong-type 13:9 «7» ignore wants a list, not 7 | Write a list.',
    ],
  },
  'words out of a closed list': {
    yaml: 'use: {distribution: [binery, sas]}\npolicy:\n  unknown: denny\n  dev: [review]\n  severity: {license-mismach: error, copyleft: eror}\ncomponents:\n  - {component: pkg:npm/kettle, linking: statik, used-for: [fine-tune, brewing]}\n',
    says: [
      'unknown-value 1:22 «binery» use.distribution[0] cannot be "binery" | Write `binary` if that is what you mean.',
      'unknown-value 1:30 «sas» use.distribution[1] cannot be "sas" | Write `saas` if that is what you mean.',
      'unknown-value 3:12 «denny» policy.unknown cannot be "denny" | Write `deny` if that is what you mean.',
      'wrong-type 4:8 «[review]» policy.dev wants one of deny, review, allow, not a list | Write one of deny, review, allow.',
      'unknown-key 5:14 «license-mismach» policy.severity has no key "license-mismach" | Write `license-mismatch` if that is what you mean.',
      'unknown-value 5:48 «eror» policy.severity.copyleft cannot be "eror" | Write `error` if that is what you mean.',
      'unknown-value 7:42 «statik» components[0].linking cannot be "statik" | Write `static` if that is what you mean.',
      'unknown-value 7:61 «fine-tune» components[0].used-for[0] cannot be "fine-tune" | Write `finetune` if that is what you mean.',
      'unknown-value 7:72 «brewing» components[0].used-for[1] cannot be "brewing" | Choose one of: inference, evaluation, internal, finetune, adapter, merge, quantize, distill, modify, train, pretrain, redistribute, host.',
    ],
  },
  'licences that nobody knows': {
    yaml: "project: {license: MITT}\npolicy:\n  allow:\n    - Apache 2.0\n    - BSD\n    - MIT AND\n    - 'MIT OR Aapche-2.0'\n    - GPL-2.0-only WITH Classpath-exception\n    - LicenseRef-OpenRIAL-M\n    - Frobnicate-9\n    - NOASSERTION\n    - permissive\n    - illegal-use\n",
    says: [
      'unknown-license 1:20 «MITT» "MITT" is not a known licence id | Write `MIT` if that is what you mean.',
      'unknown-license 4:7 «Apache 2.0» "Apache 2.0" is not an SPDX expression | Write `Apache-2.0` if that is what you mean.',
      'unknown-license 5:7 «BSD» "BSD" is not an SPDX expression | Name one licence; `LicenseRef-licheck-family-BSD` is the whole family, judged by its strictest member.',
      'bad-expression 6:7 «MIT AND» a licence is missing at the end | Write an SPDX id or expression, a LicenseRef-, or a selector such as category:permissive.',
      'unknown-license 7:15 «Aapche-2.0» "Aapche-2.0" is not a known licence id | Write `Apache-2.0` if that is what you mean.',
      'unknown-license 8:25 «Classpath-exception» "Classpath-exception" is not a known licence exception | Write `Classpath-exception-2.0` if that is what you mean.',
      'unknown-license 9:7 «LicenseRef-OpenRIAL-M» "LicenseRef-OpenRIAL-M" is not known, and very near to LicenseRef-OpenRAIL-M | Write `LicenseRef-OpenRAIL-M` if that is what you mean.',
      'unknown-license 10:7 «Frobnicate-9» "Frobnicate-9" is not a known licence id | Write an SPDX id or expression, a LicenseRef-, or a selector such as category:permissive.',
      'wrong-selector 11:7 «NOASSERTION» NOASSERTION is not a licence: nobody knows what it permits | Say under `unknown` what becomes of it.',
      'unknown-license 12:7 «permissive» "permissive" is not a licence | Write `category:permissive`.',
      'unknown-license 13:7 «illegal-use» "illegal-use" is not a licence | Write `restriction:illegal-use`.',
    ],
  },
  selectors: {
    yaml: "policy:\n  allow:\n    - category:permisive\n    - term:discolse-source\n    - restriction:medical-advise\n    - category: permisive\n    - {categry: permissive}\n    - {category: permissive, license: MIT}\n    - {why: it is good}\n    - {license: MIT, why: 3}\n  acknowledge: [ilegal-use, category:permissive, 'restriction:minors']\n",
    says: [
      'unknown-category 3:7 «category:permisive» "permisive" is not a category of licences | Write `permissive` if that is what you mean.',
      'unknown-term 4:7 «term:discolse-source» "discolse-source" is not a known term | Write `disclose-source` if that is what you mean.',
      'unknown-restriction 5:7 «restriction:medical-advise» "medical-advise" is not a known use restriction | Write `medical-advice` if that is what you mean.',
      'unknown-category 6:17 «permisive» "permisive" is not a category of licences | Write `permissive` if that is what you mean.',
      'unknown-key 7:8 «categry» a selector has no key "categry" | Write `category` if that is what you mean.',
      'wrong-selector 8:30 «license: MIT» a selector names one thing | Write a line for each.',
      'wrong-selector 9:7 «{why: it is good}» the selector names nothing | Add license, category, restriction or term.',
      'wrong-type 10:27 «3» why wants text | Write text.',
      'unknown-restriction 11:17 «ilegal-use» "ilegal-use" is not a known use restriction | Write `illegal-use` if that is what you mean.',
      'wrong-selector 11:29 «category:permissive» only use restrictions can be acknowledged, not a category | Write restriction:<tag>.',
    ],
  },
  'use that would be compared with nothing': {
    yaml: 'use:\n  territories: [UK, us, Kettle, EU, DE]\n  fields: [helthcare, tea]\n  distribution: [none, saas]\n',
    says: [
      'unknown-territory 2:17 «UK» "UK" is not the code of a territory | Write `GB` if that is what you mean.',
      'unknown-territory 2:21 «us» "us" is not the code of a territory | Write `US` if that is what you mean.',
      'unknown-territory 2:25 «Kettle» "Kettle" is not the code of a territory | Write an ISO 3166 code of two letters, such as US or DE.',
      'unknown-field 3:12 «helthcare» "helthcare" is not a field of use that any restriction names | Write `healthcare` if that is what you mean.',
      'unknown-field 3:23 «tea» "tea" is not a field of use that any restriction names | Choose a known field, such as',
      'contradiction 4:18 «none» a project that reaches nobody cannot also be distributed | Write `none` alone, or leave it out.',
    ],
  },
  exceptions: {
    yaml: 'exceptions:\n  - component: pkg:npm/report-kit@^^2\n    license: AGPL-3.0-only\n    expires: 2027-02-30\n  - {component: report-kit, license: AGPL-3.0-only, reason: bought, owner: "", expires: soon}\n  - kettle\n  - {component: pkg:npm/kettle, license: MIT, reason: r, owner: o, expires: 2028-02-29, until: x}\n  - {component: pkg:npm/kettle, license: MIT, covers: [lineage-conflit], reason: r, owner: o, expires: 2028-02-29}\n',
    says: [
      'missing-key 2:5 «component: pkg:npm/report-kit@^^2» exceptions[0] needs the key "reason" | Add `reason`.',
      'missing-key 2:5 «component: pkg:npm/report-kit@^^2» exceptions[0] needs the key "owner" | Add `owner`.',
      'bad-pattern 2:16 «pkg:npm/report-kit@^^2» "^^2" is not a version range | Write a version, or a range such as ^2, >=1.2 <2 or 1.x.',
      'bad-date 4:14 «2027-02-30» "2027-02-30" is not a day of the calendar | Write the date as 2027-03-31.',
      'bad-pattern 5:17 «report-kit» "report-kit" is not a package URL | Write the ecosystem too, such as `pkg:npm/report-kit`.',
      'wrong-type 5:76 «""» exceptions[1].owner wants text that is not empty, not "" | Write text that is not empty.',
      'bad-date 5:89 «soon» "soon" is not a day of the calendar | Write the date as 2027-03-31.',
      'wrong-type 6:5 «kettle» exceptions[2] wants keys with values, not "kettle" | Write keys with values.',
      'unknown-key 7:89 «until» exceptions[3] has no key "until" | Choose one of: component, license, covers, reason, owner, expires.',
      'unknown-value 8:56 «lineage-conflit» exceptions[4].covers[0] cannot be "lineage-conflit" | Write `lineage-conflict` if that is what you mean.',
    ],
  },
  patterns: {
    yaml: "components:\n  - component: pkg:nmp/kettle\n  - component: pkg:npm\n  - component: pkg:npm/\n  - component: 'pkg:npm/(kettle|teapot)$'\n  - component: 'pkg:npm/ket[a-z]'\n  - component: 'pkg:npm/kettle@'\n  - component: 'pkg:npm/@tea/kettle@>=1 <2 || ^3'\n  - component: 'pkg:*/tea-**'\n  - component: pkg:huggingface/leaf/leaf-base@3f1c2d\n",
    says: [
      'bad-pattern 2:16 «pkg:nmp/kettle» "nmp" is not an ecosystem | Write `pkg:npm/` if that is what you mean.',
      'bad-pattern 3:16 «pkg:npm» "pkg:npm" names no component | Write pkg:<type>/<name>, with * for any.',
      'bad-pattern 4:16 «pkg:npm/» "pkg:npm/" names no component | Write pkg:<type>/<name>, with * for any.',
      'bad-pattern 5:16 «\'pkg:npm/(kettle|teapot)$\'» "pkg:npm/(kettle|teapot)$" holds a character that no package URL has | Use * inside a part of the name and ** across parts; there are no other signs.',
      'bad-pattern 6:16 «\'pkg:npm/ket[a-z]\'» "pkg:npm/ket[a-z]" holds a character that no package URL has | Use * inside a part of the name and ** across parts; there are no other signs.',
      'bad-pattern 7:16 «\'pkg:npm/kettle@\'» "" is not a version range | Write a version, or a range such as ^2, >=1.2 <2 or 1.x.',
    ],
  },
  'clarifications and choices': {
    yaml: "clarifications:\n  - {component: pkg:npm/kettle, license: MIT, file: LICENSE, sha256: 5f3a, reason: r}\n  - {component: pkg:npm/kettle, license: MIT, file: LICENSE, reason: r}\nchoices:\n  - {component: 'pkg:npm/*', from: MIT OR ISC, choose: Zlib}\n  - {component: 'pkg:npm/*', from: MIT AND ISC, choose: MIT}\n  - {component: 'pkg:npm/*', from: MIT OR ISC, choose: ISC}\nignore: ['../steal', '**', '!kept', third_party/golden/**]\n",
    says: [
      'bad-sha256 2:70 «5f3a» the value is not a SHA-256 digest | Write the 64 hexadecimal digits that `sha256sum` prints.',
      'missing-key 3:53 «LICENSE» a file without its digest pins nothing | Add `sha256`, as `sha256sum` prints it.',
      'bad-choice 5:56 «Zlib» "MIT OR ISC" does not offer Zlib | Choose one side of an OR.',
      'bad-choice 6:57 «MIT» "MIT AND ISC" does not offer MIT | Choose one side of an OR.',
      "bad-glob 8:10 «'../steal'» a glob cannot leave the project | Write a path below the project, such as third_party/golden/**.",
      'bad-glob 8:22 «\'**\'» "**" would leave everything out | Write a path below the project, such as third_party/golden/**.',
      "bad-glob 8:28 «'!kept'» a glob cannot be taken back | Write a path below the project, such as third_party/golden/**.",
    ],
  },
  'keys that reach for the prototype': {
    yaml: '__proto__: {policy: {allow: [MIT]}}\nconstructor: 1\npolicy:\n  __proto__: {unknown: allow}\n  severity: {__proto__: off, toString: error}\n',
    says: [
      'unknown-key 1:1 «__proto__» the configuration has no key "__proto__" | Choose one of: $schema, extends, project, use, policy, components, exceptions, clarifications, choices, ignore.',
      'unknown-key 2:1 «constructor» the configuration has no key "constructor" | Choose one of: $schema, extends, project, use, policy, components, exceptions, clarifications, choices, ignore.',
      'unknown-key 4:3 «__proto__» policy has no key "__proto__" | Choose one of: allow, review, deny, unknown, acknowledge, dev, severity.',
      'unknown-key 5:14 «__proto__» policy.severity has no key "__proto__" | Choose a known key, such as',
      'unknown-key 5:30 «toString» policy.severity has no key "toString" | Choose a known key, such as',
    ],
  },
  'YAML that is not plain data': {
    yaml: 'policy: &p\n  allow: [MIT]\n  allow: [ISC]\n  deny: [*nobody]\n  unknown: !!js/function "deny"\n<<: *p\n',
    says: [
      'duplicate-key 3:3 «allow» the key "allow" stands here twice | Keep one of the two.',
      'alias 4:10 «*nobody» *nobody stands for nothing that is complete before it | Write the value out.',
      'wrong-type 4:10 «*nobody» policy.deny[0] wants text such as MIT or category:permissive, not nothing | Write text such as MIT or category:permissive.',
      'tag 5:12 «!!js/function» the tag !!js/function is not read | Remove the tag.',
      'unknown-key 6:1 «<<» the configuration has no key "<<" | Choose one of: $schema, extends, project, use, policy, components, exceptions, clarifications, choices, ignore.',
    ],
  },
  'a tab where YAML wants spaces': {
    yaml: 'policy:\n\tallow: [MIT]\n',
    says: ['syntax 2:1 «\t» tab characters must not be used in indentation | Correct the YAML.'],
  },
  'an open bracket': {
    yaml: 'policy:\n  allow: [MIT\n',
    says: ['syntax 2:13 «T» the text ends inside a list, a mapping or a quotation | Correct the YAML.'],
  },
  'two documents': {
    yaml: 'policy: {allow: [MIT]}\n---\npolicy: {allow: [ISC]}\n',
    says: ['documents 3:1 «p» a second document begins here | Keep one document in the file.'],
  },
  'nothing at all': {
    yaml: '',
    says: ['empty 1:1 «» the configuration is empty | Write a policy, or remove the file to have the default preset.'],
  },
  'only a comment': {
    yaml: '# later\n',
    says: ['empty 1:1 «#» the configuration is empty | Write a policy, or remove the file to have the default preset.'],
  },
  'a list': {
    yaml: '- MIT\n',
    says: [
      'wrong-type 1:1 «- MIT» the configuration is a list, not keys with values | Write keys such as `extends`, `use` and `policy`.',
    ],
  },
  'a sentence': {
    yaml: 'allow everything\n',
    says: [
      'wrong-type 1:1 «allow everything» the configuration is a single value, not keys with values | Write keys such as `extends`, `use` and `policy`.',
    ],
  },
};

describe('every mistake gets its caret, all in one run', () => {
  for (const [name, { yaml, says }] of Object.entries(CASES)) {
    it(name, () => {
      const { policy, diagnostics } = load(buildHouse({ 'licheck.yaml': yaml }));
      const lines = mistakesOf(yaml);
      expect(
        lines.map((line, i) =>
          (says[i]?.length ?? 0) < line.length && says[i] !== undefined && line.startsWith(says[i]) ? says[i] : line,
        ),
      ).toEqual(says);
      expect(policy).toBeUndefined();
      for (const diagnostic of diagnostics) {
        expect(diagnostic).toMatchObject({ severity: 'error', incomplete: false, path: 'licheck.yaml' });
        expect(diagnostic.excerpt).toBe(yaml.split('\n')[(diagnostic.line ?? 0) - 1]?.trimEnd());
        expect(diagnostic.endColumn).toBeGreaterThan(diagnostic.column ?? 0);
      }
    });
  }

  it('notes an old id, and goes on', () => {
    const { policy, diagnostics } = load(buildHouse({ 'licheck.yaml': 'policy:\n  deny: [GPL-3.0, apache-2.0]\n' }));
    expect(diagnostics.map((d) => `${d.severity} ${d.line}:${d.column} ${d.message}`)).toEqual([
      'note 2:10 "GPL-3.0" read as GPL-3.0-only',
    ]);
    expect(policy?.rules.map((rule) => rule.text)).toEqual(['GPL-3.0', 'apache-2.0']);
  });

  it('counts columns the same with CRLF, a byte order mark, and quotes', () => {
    const bad = 'policy:\r\n  allow:\r\n    - "MITT"\r\n';
    expect(mistakesOf(`\uFEFF${bad}`)).toEqual([
      'unknown-license 3:8 «MITT» "MITT" is not a known licence id | Write `MIT` if that is what you mean.',
    ]);
    expect(load(buildHouse({ 'licheck.yaml': '\uFEFFpolicy:\r\n  allow: [MIT]\r\n' })).diagnostics).toEqual([]);
  });

  it('stops showing when nobody would read on', () => {
    const many = mistakesOf(`policy:\n  allow:\n${'    - Frobnicate-9\n'.repeat(500)}`);
    expect(many).toHaveLength(201);
    expect(many.at(-1)).toBe('more 300 more mistakes are not shown | Correct these first.');
  });
});

describe('hostile files', () => {
  it('refuses an alias bomb, deep nesting, other encodings and great size', () => {
    let bomb = 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 12; i += 1)
      bomb += `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]\n`;
    expect(mistakesOf(bomb)).toEqual([
      'alias 1:1 «a0: &a0 [x, x, x, x, x, x, x, x, x, x]» its aliases stand for too many values | Write the value out.',
    ]);
    expect(mistakesOf(`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`)[0]).toMatch(/^syntax 1:\d+ /);
    expect(mistakesOf(Uint8Array.of(0x70, 0x3a, 0x20, 0xff, 0xfe, 0x0a))).toEqual([
      'not-utf8 licheck.yaml is not UTF-8 text | Save the file as UTF-8.',
    ]);
    expect(mistakesOf(Uint8Array.of(0x70, 0x00, 0x01, 0x02))).toEqual([
      'not-utf8 licheck.yaml is not UTF-8 text | Save the file as UTF-8.',
    ]);
    expect(mistakesOf(`#${' '.repeat(5_000_000)}\n`)).toEqual([
      'too-large licheck.yaml is larger than 4 MB | Make the file smaller.',
    ]);
  });

  it('never throws, and gives a policy or an error', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'policy:',
        'allow:',
        '  - ',
        'MIT',
        '\n',
        '  ',
        ': ',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '!!str ',
        '"',
        "'",
        '|\n',
        '#',
        '---\n',
        '? ',
        'extends: ',
        'use:',
        '\t',
        '__proto__',
        ',',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const house = buildHouse({ 'licheck.yaml': pieces.join('') });
        const { policy, diagnostics } = load(house);
        expect(policy === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 200 },
    );
  });
});
