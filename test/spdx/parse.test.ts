import { describe, expect, it } from 'vitest';
import { SPDX_LIMITS } from '../../src/spdx/limits.ts';
import { parseExpression } from '../../src/spdx/parse.ts';
import { print } from '../../src/spdx/print.ts';
import { ids } from './ids.ts';

/** What is read, printed, and what was repaired on the way. */
function read(text: string): [string, ...string[]] {
  const result = parseExpression(text, ids);
  return result.ok ? [print(result.expression), ...result.repairs] : [`${result.offset}: ${result.message}`];
}

describe('an expression as the grammar wants it', () => {
  const asWritten = [
    'MIT',
    'MIT AND ISC',
    'MIT OR Apache-2.0 AND GPL-3.0-only',
    '(MIT OR ISC) AND (Zlib OR 0BSD)',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'Apache-2.0+',
    'EUPL-1.1+ WITH LLVM-exception',
    'LicenseRef-House-1',
    'LicenseRef-OpenRAIL-MS',
    'DocumentRef-sbom.1:LicenseRef-House-1',
    'MIT WITH AdditionRef-House-exception',
    'MIT WITH DocumentRef-sbom:AdditionRef-House-exception',
    'NONE',
    'NOASSERTION',
    'NOASSERTION AND MIT',
  ];
  for (const text of asWritten) it(text, () => expect(read(text)).toEqual([text]));

  it('binds WITH before AND before OR', () => {
    const result = parseExpression('MIT OR ISC AND GPL-2.0-only WITH Classpath-exception-2.0', ids);
    expect(result).toEqual({
      ok: true,
      repairs: [],
      expression: {
        kind: 'or',
        parts: [
          { kind: 'license', id: 'MIT', orLater: false },
          {
            kind: 'and',
            parts: [
              { kind: 'license', id: 'ISC', orLater: false },
              { kind: 'license', id: 'GPL-2.0-only', orLater: false, exception: 'Classpath-exception-2.0' },
            ],
          },
        ],
      },
    });
  });

  it('flattens, and drops repeats and parentheses that say nothing', () => {
    expect(read('((MIT) AND (ISC AND MIT)) AND\n\t(Zlib)')).toEqual(['MIT AND ISC AND Zlib']);
    expect(read('(MIT AND ISC) OR ISC')).toEqual(['MIT AND ISC OR ISC']);
  });
});

describe('what is repaired, and noted', () => {
  const repaired: readonly [string, ...string[]][] = [
    ['apache-2.0', 'Apache-2.0', '"apache-2.0" read as Apache-2.0'],
    ['MIT or ISC And zlib', 'MIT OR ISC AND Zlib', '"or" read as OR', '"And" read as AND', '"zlib" read as Zlib'],
    ['GPL-3.0', 'GPL-3.0-only', '"GPL-3.0" read as GPL-3.0-only'],
    ['GPL-2.0+', 'GPL-2.0-or-later', '"GPL-2.0+" read as GPL-2.0-or-later'],
    ['lgpl-2.1+', 'LGPL-2.1-or-later', '"lgpl-2.1" read as LGPL-2.1', '"LGPL-2.1+" read as LGPL-2.1-or-later'],
    ['AGPL-3.0-only+', 'AGPL-3.0-or-later', '"AGPL-3.0-only+" read as AGPL-3.0-or-later'],
    ['GPL-2.0-or-later+', 'GPL-2.0-or-later', '"GPL-2.0-or-later+" read as GPL-2.0-or-later'],
    [
      'GPL-2.0-with-classpath-exception',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      '"GPL-2.0-with-classpath-exception" read as GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    ['eCos-2.0', 'GPL-2.0-or-later WITH eCos-exception-2.0', '"eCos-2.0" read as GPL-2.0-or-later WITH eCos-exception-2.0'],
    [
      'gpl-2.0-only with classpath-EXCEPTION-2.0',
      'GPL-2.0-only WITH Classpath-exception-2.0',
      '"gpl-2.0-only" read as GPL-2.0-only',
      '"with" read as WITH',
      '"classpath-EXCEPTION-2.0" read as Classpath-exception-2.0',
    ],
    ['licenseref-House', 'LicenseRef-House', '"licenseref-House" read as LicenseRef-House'],
    [
      'LicenseRef-OpenRAIL-SM',
      'LicenseRef-OpenRAIL-MS',
      '"LicenseRef-OpenRAIL-SM" read as LicenseRef-OpenRAIL-MS: RAIL letters stand in D-A-M-S order',
    ],
    ['none', 'NONE', '"none" read as NONE'],
  ];
  for (const [text, ...meant] of repaired) it(text, () => expect(read(text)).toEqual(meant));
});

describe('what is refused, and where', () => {
  const refused: readonly [string, string][] = [
    ['', '0: the expression is empty'],
    [' \n ', '0: the expression is empty'],
    ['Frobnicate-9', '0: "Frobnicate-9" is not a known licence id'],
    ['MIT OR Frobnicate-9', '7: "Frobnicate-9" is not a known licence id'],
    ['MIT ISC', '4: AND, OR or WITH is missing before "ISC"'],
    ['MIT ORISC', '4: AND, OR or WITH is missing before "ORISC"'],
    ['MIT AND', '7: a licence is missing at the end'],
    ['MIT AND  ', '7: a licence is missing at the end'],
    ['AND MIT', '0: a licence is missing before AND'],
    ['MIT AND OR ISC', '8: a licence is missing before OR'],
    ['MIT/ISC', '3: "MIT/ISC" cannot stand in an expression'],
    ['MIT OR ISC,Zlib', '10: "ISC,Zlib" cannot stand in an expression'],
    ['(MIT', '0: this parenthesis is never closed'],
    ['MIT)', '3: this parenthesis was never opened'],
    ['()', '1: a licence is missing before the parenthesis'],
    ['MIT (ISC)', '4: AND or OR is missing before the parenthesis'],
    ['MIT WITH', '8: an exception is missing after WITH'],
    ['MIT WITH ISC', '9: "ISC" is a licence, not an exception'],
    ['MIT WITH Kettle-exception', '9: "Kettle-exception" is not a known licence exception'],
    ['LLVM-exception', '0: "LLVM-exception" is an exception; it must follow a licence and WITH'],
    ['(MIT) WITH LLVM-exception', '6: only a single licence can stand before WITH'],
    ['NONE WITH LLVM-exception', '5: only a single licence can stand before WITH'],
    ['GPL-2.0-with-classpath-exception WITH LLVM-exception', '33: GPL-2.0-with-classpath-exception already carries an exception'],
    ['MIT WITH LLVM-exception WITH LLVM-exception', '24: only a single licence can stand before WITH'],
    ['GPL-2.0 +', '8: AND, OR or WITH is missing before "+"'],
    ['+', '0: "+" must follow a licence id without a space'],
    ['GPL+2.0', '3: "+" can only end a licence id'],
    ['LicenseRef-', '0: "LicenseRef-" is not a licence reference: only letters, digits, "-" and "." may follow'],
    ['LicenseRef-a_b', '0: "LicenseRef-a_b" is not a licence reference: only letters, digits, "-" and "." may follow'],
    ['DocumentRef-a:MIT', '0: "DocumentRef-a:MIT" is not a licence reference: only letters, digits, "-" and "." may follow'],
    ['MI\0T', '2: "MI\0T" cannot stand in an expression'],
  ];
  for (const [text, message] of refused) it(JSON.stringify(text), () => expect(read(text)).toEqual([message]));
});

describe('hostile text', () => {
  it('says where parentheses become too many', () => {
    const text = `${'('.repeat(5_000)}MIT${')'.repeat(5_000)}`;
    expect(read(text)).toEqual([`${SPDX_LIMITS.depth}: more than ${SPDX_LIMITS.depth} parentheses are open`]);
    expect(read(`${'('.repeat(SPDX_LIMITS.depth)}MIT${')'.repeat(SPDX_LIMITS.depth)}`)).toEqual(['MIT']);
  });

  it('reads a long flat expression, and refuses a longer one', () => {
    const flat = Array.from({ length: 9_000 }, (_, i) => `LicenseRef-${i}`)
      .join(' OR ')
      .slice(0, SPDX_LIMITS.length - 20);
    const text = flat.slice(0, flat.lastIndexOf(' OR '));
    expect(text.length).toBeGreaterThan(90_000);
    expect(parseExpression(text, ids).ok).toBe(true);
    expect(read('x'.repeat(SPDX_LIMITS.length + 1))[0]).toContain('longer than');
  });

  it('reads deep alternation', () => {
    let text = 'MIT';
    for (let i = 0; i < SPDX_LIMITS.depth; i += 1) text = `(${text} ${i % 2 ? 'AND' : 'OR'} LicenseRef-${i})`;
    expect(read(text)[0]).toContain('LicenseRef-99');
  });
});
