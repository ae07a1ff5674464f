import { describe, expect, it } from 'vitest';
import { read, textOf } from './detector.ts';

const MIT = textOf('MIT').slice(textOf('MIT').indexOf('Permission'));

describe('a licence that turns into another', () => {
  it.each([
    ['Licensed under the Functional Source License, Version 1.1, MIT Future License.', 'FSL-1.1-MIT'],
    ['This is licensed under the Functional Source License, Version 1.1, Apache 2.0 Future License.', 'FSL-1.1-ALv2'],
    ['This is licensed under the Functional Source License 1.1, ALv2 Future License.', 'FSL-1.1-ALv2'],
    ['License: FSL-1.1-Apache-2.0', 'FSL-1.1-ALv2'],
    ['The kettle is licensed under the FSL-1.1-ALv2.', 'FSL-1.1-ALv2'],
    ['The kettle is licensed under FSL-1.1-MIT.', 'FSL-1.1-MIT'],
    ['The kettle is licensed under the Functional Source License.', 'NOASSERTION'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['Licensed under the Business Source License 1.1, which converts to Apache License 2.0 after four years.', 'BUSL-1.1'],
    ['Licensed under FSL-1.1-MIT. After two years it becomes MIT.', 'FSL-1.1-MIT'],
    ['Each release becomes available under the MIT License two years after it was made.', 'NOASSERTION'],
    ['Licensed under the Fair Core License, Version 1.0, MIT Future License (FCL-1.0-MIT).', 'NOASSERTION'],
    ['License: FCL-1.0-ALv2', 'NOASSERTION'],
    ['The kettle is licensed under the BSL 1.1. Earlier versions are under Apache-2.0.', 'BUSL-1.1'],
    ['MIT License. Versions prior to 0.4 were released under [GPL](http://www.gnu.org/licenses/gpl-3.0).', 'MIT'],
    ['Versions before 2.0 were released under the MIT License. Version 2.0 and later are proprietary.', 'NOASSERTION'],
    ['This and all earlier versions, and the teapot, are under the MIT License.', 'MIT'],
    ['The kettle turns water into tea. It is licensed under the MIT License since a year.', 'MIT'],
  ])('at another time: %s', (text, expected) => {
    expect(read(text, 'license')).toBe(expected);
  });

  it('says nothing of the other one', () => {
    expect(read('The kettle is licensed under the Tea House Source License, MIT Future License.', 'license')).toBe('NOASSERTION');
  });
});

describe('the licence of something that is not in the package', () => {
  const beside = (remark: string): string =>
    read(`MIT License\n\nCopyright (c) 2024 Tea House\n\n${MIT}\n\n${remark}\n`, 'license');

  it.each([
    'The kettle is not part of this package and is not covered by the MIT License above. It is licensed under the Functional Source License, Version 1.1, MIT Future License.',
    'This package has the kettle as a dependency. The kettle is not included in this package. It is licensed under the\nApache License, Version 2.0.',
  ])('%s', (remark) => {
    expect(beside(remark)).toBe('MIT');
  });

  it.each([
    // Not part of the software, and in the package all the same.
    ['The fonts are not part of the software. They are licensed under the Apache License, Version 2.0.', 'MIT AND Apache-2.0'],
    ['The kettle is part of this package. It is licensed under the Apache License, Version 2.0.', 'MIT AND Apache-2.0'],
    [
      'The kettle is not part of this package. The teapot is licensed under the Apache License, Version 2.0.',
      'MIT AND Apache-2.0',
    ],
    ['The kettle is not part of this package.\n\nIt is licensed under the Apache License, Version 2.0.', 'MIT AND Apache-2.0'],
  ])('%s', (remark, expected) => {
    expect(beside(remark)).toBe(expected);
  });
});

describe('licences of parts', () => {
  it('the head of a file, as bundlers leave it, above the text of another', () => {
    const heads =
      '/*! kettle. BSD-3-Clause License. Tea House <https://kettle.example/opensource> */\n\n/*! teapot. ISC License. Tea House */';
    expect(
      read(
        `${heads}\n\n/**\n * @license\n * MIT License\n *\n * Copyright (c) 2014 Tea House\n *\n * ${MIT.replace(/\n/g, '\n * ')}\n */\n`,
        'license',
      ),
    ).toBe('BSD-3-Clause AND ISC AND MIT');
  });

  const notice = [
    'Tea House\nCopyright 2016 The Tea House',
    'This product includes software from the kettle project (Apache 2.0)\nhttps://kettle.example',
    'This product includes software from the teapot project (BSD, 3-clause).\n* Copyright (C) 2015 Tea House',
    'This product uses code of the spoon (MIT)',
  ].join('\n\n');

  it('stand in brackets in a file that tells of parts', () => {
    expect(read(notice, 'notice')).toBe('Apache-2.0 AND BSD-3-Clause AND MIT');
  });

  it.each([
    'This product includes software from the kettle project (see below). It works with the teapot (GPL 2.0) and other tools of the tea house in the north.',
    'The kettle (MIT) and the teapot (Apache 2.0) are made by other people who know more about tea than the authors of this file do.',
  ])('… and elsewhere say nothing: %s', (text) => {
    expect(read(text, 'notice')).toBe('NONE');
    expect(read(text)).toBe('NONE');
  });
});

describe('a licence that is only pointed to', () => {
  const parts = `MIT License\n\nCopyright (c) 2024 Tea House\n\n${MIT}\n\nParts are of the kettle:\n\n`;

  it('is said to be there', () => {
    expect(read(`${parts}License: https://kettle.example/short-license.html\n`, 'license')).toBe('MIT AND NOASSERTION');
  });

  it('unless its text follows, or the address is known', () => {
    expect(read(`${parts}License: https://kettle.example/LICENSE\n\n${textOf('ISC')}`, 'license')).toBe('MIT AND ISC');
    expect(read(`${parts}License: https://www.apache.org/licenses/LICENSE-2.0\n`, 'license')).toBe('MIT AND Apache-2.0');
  });
});

describe('a page in a language that nobody reads', () => {
  const page = (length: number): string =>
    `${'Teemaja vabakasutuse litsents kehtib allpool kirjeldatud teekannu suhtes. '.repeat(length / 8)}\n\n`;

  it('says more than the licences that it names at its end', () => {
    expect(read(`${page(480)}- GNU General Public License (GPL) v. 2, v. 3\n- MIT License\n`, 'license')).toBe('NOASSERTION');
  });

  it('… and a short remark does not', () => {
    expect(read(`${page(80)}MIT License\n`, 'license')).toBe('MIT');
  });
});

describe('wordings of other packages', () => {
  it('the condition of MIT stands below its disclaimer', () => {
    const condition = MIT.slice(MIT.indexOf('The above copyright'), MIT.indexOf('THE SOFTWARE IS PROVIDED'));
    expect(read(`MIT License\n\n${MIT.replace(condition, '')}\n\n${condition}`, 'license')).toBe('MIT');
  });

  it.each([
    ['MIT -- see https://kettle.example for license\n\nThis file is pulled from the kettle', 'MIT'],
    [
      'You can redistribute it under the terms of either:\n\n  a) the "MIT License"\n  b) the "Apache-2.0 License"\n',
      'Apache-2.0 OR MIT',
    ],
    [
      'You can redistribute it under the terms of either:\n\n  * the MIT License\n  * the Apache License 2.0\n',
      'Apache-2.0 OR MIT',
    ],
  ])('%s', (text, expected) => {
    expect(read(text, 'license').split(' OR ').sort().join(' OR ')).toBe(expected);
  });
});

describe('a file that is there for its licence', () => {
  it.each([
    'The kettle is a commercial product and requires a license to be used. It will run without one for a minute.',
    'To use the kettle you have to purchase a license from https://kettle.example/pricing.',
    '/*! Kettle v1 | Copyright 2010 Tea House | kettle.example/license */',
  ])('and speaks of one is never said to have none: %s', (text) => {
    expect(read(text, 'license')).toBe('NOASSERTION');
    expect(read(text, 'notice')).toBe('NONE');
  });

  it('and speaks of none has none', () => {
    expect(read('Copyright 2010 Tea House', 'license')).toBe('NONE');
  });
});
