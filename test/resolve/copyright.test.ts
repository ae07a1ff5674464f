import { describe, expect, it } from 'vitest';
import { extractCopyrights } from '../../src/resolve/copyright.ts';
import { licenseText } from '../cli/run.ts';

describe('copyright statements', () => {
  it.each([
    ['Copyright (c) 2024 The Leaf Authors', 'Copyright (c) 2024 The Leaf Authors'],
    [' * Copyright 2019-2024  Kettle Works, Inc.  ', 'Copyright 2019-2024 Kettle Works, Inc.'],
    ['// © 2020 Samovar Guild', '© 2020 Samovar Guild'],
    ['# SPDX-FileCopyrightText: 2021 Oolong <oolong@tea.example>', '2021 Oolong <oolong@tea.example>'],
    ['(c) 2022 Teapot contributors', '(c) 2022 Teapot contributors'],
    ['Portions Copyright (C) 2001 Whistle', 'Portions Copyright (C) 2001 Whistle'],
  ])('reads %j', (line, statement) => {
    expect(extractCopyrights(`some text\n${line}\nmore text`)).toEqual([statement]);
  });

  it('reads the fields of copyright files and of REUSE.toml', () => {
    const field =
      'Files: *\nCopyright: 2020 Kettle Works\n           2021-2022 Oolong <oolong@tea.example>\n some prose\nLicense: MIT\n 1999 no holder';
    expect(extractCopyrights(field)).toEqual(['Copyright: 2020 Kettle Works', '2021-2022 Oolong <oolong@tea.example>']);
    expect(extractCopyrights('SPDX-FileCopyrightText = "2022 Kettle Works"')).toEqual(['2022 Kettle Works']);
    expect(extractCopyrights('SPDX-FileCopyrightText = ["2022 Kettle", "2023 Oolong"]')).toEqual(['2022 Kettle', '2023 Oolong']);
  });

  it.each([
    'The above copyright notice and this permission notice shall be included',
    'copyright holders and contributors "as is" and any express',
    'Copyright <year> <copyright holders>',
    'Copyright [yyyy] [name of copyright owner]',
    'copyright law of the country',
    'Copyright',
    '(c) You must retain all notices',
  ])('passes over %j', (line) => {
    expect(extractCopyrights(line)).toEqual([]);
  });

  it.each(['MIT', 'Apache-2.0', 'BSD-3-Clause', 'MPL-2.0', 'CC-BY-4.0', 'GPL-2.0', 'LGPL-3.0', 'AGPL-3.0'])(
    'finds nobody in the standard text of %s',
    (id) => {
      expect(extractCopyrights(licenseText(id))).toEqual([]);
    },
  );

  it('names each holder once', () => {
    expect(extractCopyrights('Copyright 2024 Kettle\r\nCopyright 2024 Kettle\r\n')).toEqual(['Copyright 2024 Kettle']);
  });

  it('passes over lines that are no statement, however long', () => {
    expect(extractCopyrights(`Copyright 2024 ${'x'.repeat(1_000_000)}`)).toEqual([]);
  });
});
