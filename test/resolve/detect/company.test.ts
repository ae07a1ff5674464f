/** What stands beside a licence's text: a choice, a tag, another name of it, a clause more. */
import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';
import { smallDetector } from './small.ts';

const MIT = textOf('MIT').replace(/<[^>]*>/g, 'Tea House');
const ISC = textOf('ISC').replace(/^[\s\S]*?(?=Permission)/, '');

describe('beside a licence', () => {
  it('a choice above the texts joins them', () => {
    expect(read(`This kettle is dual-licensed under the ISC and MIT licenses.\n\n${ISC}\n\n----\n\n${MIT}`)).toBe('ISC OR MIT');
    expect(read(`${ISC}\n\n----\n\n${MIT}`)).toBe('ISC AND MIT');
  });

  it.each([
    ['MIT/X11', `This kettle is free software released under the MIT/X11 license:\n\n${MIT}`],
    ['X11 in brackets', `The MIT License (X11 License)\n\n${MIT.replace('MIT License', '')}`],
  ])('another name of the MIT licence is no other licence: %s', (_, text) => {
    expect(read(text)).toBe('MIT');
  });

  it('a tag that the licence shows as an example is not one', () => {
    expect(read(textOf('CAL-1.0'))).toBe('CAL-1.0');
    expect(read(`SPDX-License-Identifier: Apache-2.0\n\n${MIT}`)).toBe('Apache-2.0 AND MIT');
  });

  it('the address of a source file in which a licence can be read says nothing', () => {
    expect(read(`${MIT}\n\nPorted from https://www.cl.cam.ac.uk/~mgk25/ucs/wcwidth.c by the tea house.`)).toBe('MIT');
  });

  it('a name, a restriction or a tag around a verbatim text is heard', () => {
    expect(read(`${MIT}\n\nThe leaves are licensed under the Apache License, Version 2.0.`)).toBe('MIT AND Apache-2.0');
    expect(read(`${MIT}\n\nFor non-commercial use only.`)).toBe('MIT AND NOASSERTION');
  });

  it('the Mozilla tri-licence block is one choice', () => {
    const text =
      'Version: MPL 1.1/GPL 2.0/LGPL 2.1\n\nThe contents of this file are subject to the Mozilla Public License Version 1.1.\n\n' +
      'Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2 or later ' +
      '(the "GPL"), or the GNU Lesser General Public License Version 2.1 or later (the "LGPL").';
    expect(read(text)).toBe('MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later');
  });
});

describe('near a younger id', () => {
  const pour = 'pour the water over the leaves and wait until the steam has gone before anyone lifts the lid of the pot again';
  const texts = [
    { license: 'Tea-2.0.1', kind: 'text' as const, text: `Every guest may ${pour}, once in the morning and twice at night.` },
  ];
  const { read: readTea } = smallDetector({ texts, rules: { ids: ['Tea-2.0', 'Tea-2.0.1'], twins: { 'Tea-2.0.1': 'Tea-2.0' } } });

  it('the older one is named, unless the text is the younger word for word', () => {
    expect(readTea(texts[0]?.text ?? '')).toBe('Tea-2.0.1');
    expect(readTea((texts[0]?.text ?? '').replace('lid', 'cover'))).toBe('Tea-2.0');
  });
});
