import { describe, expect, it } from 'vitest';
import { licheck } from './run.ts';

const explain = (...words: string[]) => licheck(['explain', ...words]);

describe('licheck explain', () => {
  it.concurrent('tells what an exception lifts, with the clauses of the licence before it', async () => {
    const { code, out } = await explain('GPL-2.0-only WITH Classpath-exception-2.0');
    expect(code).toBe(0);
    expect(out).toMatch(/^GPL-2.0-only {2}/);
    expect(out).toContain('Provide the source  GPL-2.0-only, clause 3; disclose-source');
    expect((await explain('classpath-exception-2.0')).out).toMatch(/^Classpath-exception-2.0 {2}Classpath exception 2.0\n/);
  });

  it.concurrent('knows the words for no licence, and never offers the Unlicense for UNLICENSED', async () => {
    const { code, out, err } = await explain('UNLICENSED');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/"UNLICENSED" read as NONE\n\nNONE {2}no licence granted\n/);
    expect((await explain('noassertion')).out).toContain('It never counts as a yes.');
  });

  it.concurrent('says how a spelling was read, unless only its case differs', async () => {
    expect((await explain('RAIL-SAD')).out).toMatch(
      /^"RAIL-SAD" read as LicenseRef-RAIL-DAS: RAIL letters stand in D-A-M-S order\n/,
    );
    expect((await explain('mit')).out).toMatch(/^MIT {2}MIT License\n/);
  });

  it.concurrent('says where an expression breaks off', async () => {
    const { code, err } = await explain('(MIT OR ISC');
    expect(code).toBe(2);
    expect(err).toContain('as a licence expression: this parenthesis is never closed (column 1)');
  });
});
