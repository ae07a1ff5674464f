import { describe, expect, it } from 'vitest';
import { print } from '../../../src/spdx/print.ts';
import { detector } from './detector.ts';

describe('notices and headers that are widely used', () => {
  it.each([
    ['// Use of this source code is governed by a MIT\n// license that can be found in the LICENSE file.', 'MIT'],
    ['# Copyright 2013 Tea House. BSD 3-Clause license, see LICENSE file.', 'BSD-3-Clause'],
    [':license: Apache2, see LICENSE for more details.', 'Apache-2.0'],
    ['" License: Vim (see :h license)', 'Vim'],
    ['" License: Same as Vim', 'Vim'],
    [
      '# See the file "license.terms" for information on usage and redistribution\n# of this file, and for a DISCLAIMER OF ALL WARRANTIES.',
      'TCL',
    ],
    [
      'To the extent possible under law, the author has waived all copyright: http://creativecommons.org/publicdomain/zero/1.0/',
      'CC0-1.0',
    ],
    ['For more information, please refer to <http://unlicense.org>', 'Unlicense'],
    [
      'Copyright 2020 Tea House. Use of this source code is governed by an MIT-style license that can be found in the LICENSE file.',
      'NOASSERTION',
    ],
    ['Use of this source code is governed by a BSD-style\n// license that can be found in the LICENSE file.', 'NOASSERTION'],
    ['Use of this source code is governed by an MIT\nlicense that can be found in the LICENSE file.', 'MIT'],
    ['Use of this source code is governed by the MIT license that can be found in the LICENSE file.', 'MIT'],
    ['Licensed under the MIT license. See LICENSE file in the project root for full license information.', 'MIT'],
    ['Licensed under the MIT License.\nSee License.txt in the project root for license information.', 'MIT'],
    [
      'This source code is licensed under the MIT license found in the\nLICENSE file in the root directory of this source tree.',
      'MIT',
    ],
    [
      'This source code is licensed under the BSD-style license found in the\nLICENSE file in the root directory of this source tree. An additional grant of patent rights can be found in the PATENTS file in the same directory.',
      'NOASSERTION',
    ],
    ['Released under the MIT license\nhttps://jquery.org/license', 'MIT'],
    ['Released under the MIT, BSD, and GPL Licenses.', 'MIT AND LicenseRef-licheck-family-BSD AND GPL-1.0-or-later'],
    ['Dual licensed under the MIT or GPL Version 2 licenses.\nhttp://jquery.org/license', 'MIT OR GPL-2.0-only'],
    [
      'Dual licensed under the MIT and GPL licenses:\nhttp://www.opensource.org/licenses/mit-license.php\nhttp://www.gnu.org/licenses/gpl.html',
      'MIT OR GPL-1.0-or-later',
    ],
    ['This software is available under the GPLv2 or the BSD license.', 'GPL-2.0-only OR LicenseRef-licheck-family-BSD'],
    [
      'available under the LGPL, MPL or BSD license (at your choice)',
      'LGPL-2.0-or-later OR LicenseRef-licheck-family-MPL OR LicenseRef-licheck-family-BSD',
    ],
    [
      'Licensed under the Apache License, Version 2.0 <LICENSE-APACHE or https://www.apache.org/licenses/LICENSE-2.0> or the MIT license <LICENSE-MIT or https://opensource.org/licenses/MIT>, at your option. This file may not be copied, modified, or distributed except according to those terms.',
      'Apache-2.0 OR MIT',
    ],
    [
      'Licensed under either of\n\n * Apache License, Version 2.0, ([LICENSE-APACHE](LICENSE-APACHE) or http://www.apache.org/licenses/LICENSE-2.0)\n * MIT license ([LICENSE-MIT](LICENSE-MIT) or http://opensource.org/licenses/MIT)\n\nat your option.',
      'Apache-2.0 OR MIT',
    ],
    [
      'Licensed under the Apache License, Version 2.0 (the "License");\nyou may not use this file except in compliance with the License.\nYou may obtain a copy of the License at\n\n    http://www.apache.org/licenses/LICENSE-2.0\n\nUnless required by applicable law or agreed to in writing, software\ndistributed under the License is distributed on an "AS IS" BASIS,\nWITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.\nSee the License for the specific language governing permissions and\nlimitations under the License.',
      'Apache-2.0',
    ],
    [
      'Licensed to the Apache Software Foundation (ASF) under one\nor more contributor license agreements. See the NOTICE file\ndistributed with this work for additional information\nregarding copyright ownership. The ASF licenses this file\nto you under the Apache License, Version 2.0 (the\n"License"); you may not use this file except in compliance\nwith the License.',
      'Apache-2.0',
    ],
    [
      'This Source Code Form is subject to the terms of the Mozilla Public\nLicense, v. 2.0. If a copy of the MPL was not distributed with this\nfile, You can obtain one at https://mozilla.org/MPL/2.0/.',
      'MPL-2.0',
    ],
    [
      'This program and the accompanying materials are made available under the terms of the Eclipse Public License 2.0 which is available at https://www.eclipse.org/legal/epl-2.0/\n\nSPDX-License-Identifier: EPL-2.0',
      'EPL-2.0',
    ],
    [
      'All rights reserved. This program and the accompanying materials\nare made available under the terms of the Eclipse Public License v1.0\nwhich accompanies this distribution, and is available at\nhttp://www.eclipse.org/legal/epl-v10.html',
      'EPL-1.0',
    ],
    [
      'This program and the accompanying materials are made available under the terms of the Eclipse Public License v. 2.0 which is available at http://www.eclipse.org/legal/epl-2.0.\n\nThis Source Code may also be made available under the following Secondary Licenses when the conditions for such availability set forth in the Eclipse Public License v. 2.0 are satisfied: GNU General Public License, version 2 with the GNU Classpath Exception which is available at https://www.gnu.org/software/classpath/license.html.\n\nSPDX-License-Identifier: EPL-2.0 OR GPL-2.0 WITH Classpath-exception-2.0',
      'EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    [
      'DO NOT ALTER OR REMOVE COPYRIGHT NOTICES OR THIS FILE HEADER.\n\nThis code is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License version 2 only, as published by the Free Software Foundation. Oracle designates this particular file as subject to the "Classpath" exception as provided by Oracle in the LICENSE file that accompanied this code.',
      'GPL-2.0-only WITH Classpath-exception-2.0',
    ],
    [
      'The contents of this file are subject to the terms of either the GNU General Public License Version 2 only ("GPL") or the Common Development and Distribution License("CDDL") (collectively, the "License").',
      'GPL-2.0-only OR LicenseRef-licheck-family-CDDL',
    ],
    [
      'CDDL HEADER START\n\nThe contents of this file are subject to the terms of the\nCommon Development and Distribution License (the "License").\nYou may not use this file except in compliance with the License.\n\nYou can obtain a copy of the license at usr/src/OPENSOLARIS.LICENSE\nor http://www.opensolaris.org/os/licensing.',
      'CDDL-1.0',
    ],
    [
      'This file and its contents are supplied under the terms of the Common Development and Distribution License ("CDDL"), version 1.0. You may only use this file in accordance with the terms of version 1.0 of the CDDL.',
      'CDDL-1.0',
    ],
    [
      'Distributed under the Boost Software License, Version 1.0.\n(See accompanying file LICENSE_1_0.txt or copy at\nhttp://www.boost.org/LICENSE_1_0.txt)',
      'BSL-1.0',
    ],
    ['This is free and unencumbered software released into the public domain.', 'Unlicense'],
    [
      'Licensed under the EUPL, Version 1.2 or – as soon they will be approved by the European Commission – subsequent versions of the EUPL (the "Licence");',
      'EUPL-1.2',
    ],
    [
      'Licensed under the Educational Community License, Version 2.0 (the "License"); you may not use this file except in compliance with the License.',
      'ECL-2.0',
    ],
    [
      'This Font Software is licensed under the SIL Open Font License, Version 1.1.\nThis license is also available with a FAQ at:\nhttp://scripts.sil.org/OFL',
      'OFL-1.1',
    ],
    [
      'This work is licensed under a Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International License.',
      'CC-BY-NC-SA-4.0',
    ],
    [
      'This work is licensed under the Creative Commons Attribution 4.0 International License. To view a copy of this license, visit http://creativecommons.org/licenses/by/4.0/ or send a letter to Creative Commons, PO Box 1866, Mountain View, CA 94042, USA.',
      'CC-BY-4.0',
    ],
    [
      'This program is free software. It comes without any warranty, to the extent permitted by applicable law. You can redistribute it and/or modify it under the terms of the Do What The Fuck You Want To Public License, Version 2, as published by Sam Hocevar. See http://www.wtfpl.net/ for more details.',
      'WTFPL',
    ],
    [
      'Copying and distribution of this file, with or without modification, are permitted in any medium without royalty provided the copyright notice and this notice are preserved. This file is offered as-is, without any warranty.',
      'FSFAP',
    ],
    [
      'Permission is granted to copy, distribute and/or modify this document under the terms of the GNU Free Documentation License, Version 1.2 or any later version published by the Free Software Foundation; with no Invariant Sections, no Front-Cover Texts, and no Back-Cover Texts.',
      'GFDL-1.2-no-invariants-or-later',
    ],
    [
      'Permission is granted to copy, distribute and/or modify this document under the terms of the GNU Free Documentation License, Version 1.3 or any later version published by the Free Software Foundation; with the Invariant Sections being "Tea", and with no Back-Cover Texts.',
      'GFDL-1.3-invariants-or-later',
    ],
    [
      'Permission is granted to copy, distribute and/or modify this document under the terms of the GNU Free Documentation License, Version 1.1 or any later version published by the Free Software Foundation.',
      'GFDL-1.1-or-later',
    ],
    [
      'This library is free software; you can redistribute it and/or modify it under the terms of the GNU Library General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.',
      'LGPL-2.0-or-later',
    ],
    [
      'This program is free software: you can redistribute it and/or modify it under the terms of the GNU Affero General Public License version 3 as published by the Free Software Foundation.',
      'AGPL-3.0-only',
    ],
    [
      'This file is part of tea. Tea is free software: you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation, version 3.',
      'GPL-3.0-only',
    ],
    [
      'This file is licensed under the terms of the GNU General Public License version 2. This program is licensed "as is" without any warranty of any kind, whether express or implied.',
      'GPL-2.0-only',
    ],
    [
      'This work is licensed under the terms of the GNU GPL, version 2 or later. See the COPYING file in the top-level directory.',
      'GPL-2.0-or-later',
    ],
    [
      'This work is licensed under the terms of the GNU GPL, version 2.  See the COPYING file in the top-level directory.',
      'GPL-2.0-only',
    ],
    ['This code is licensed under the GPL.', 'GPL-1.0-or-later'],
    [
      'You may distribute under the terms of either the GNU General Public License or the Artistic License, as specified in the README file.',
      'Artistic-1.0-Perl OR GPL-1.0-or-later',
    ],
    [
      'This module is free software; you can redistribute it and/or modify it under the same terms as Perl itself. See perlartistic.',
      'Artistic-1.0-Perl OR GPL-1.0-or-later',
    ],
    [
      'This library is free software; you may redistribute it and/or modify it under the terms of the Artistic License 2.0.',
      'Artistic-2.0',
    ],
    [
      'Licensed under the terms of the Zope Public License, Version 2.1 (ZPL). A copy of the ZPL should accompany this distribution.',
      'ZPL-2.1',
    ],
    [
      'This software is subject to the provisions of the Zope Public License,\nVersion 2.1 (ZPL).  A copy of the ZPL should accompany this distribution.',
      'ZPL-2.1',
    ],
    [
      'This source file is subject to version 3.01 of the PHP license, that is bundled with this package in the file LICENSE',
      'PHP-3.01',
    ],
    ['This file is distributed under the University of Illinois Open Source License. See LICENSE.TXT for details.', 'NCSA'],
    [
      'This file is dual licensed under the MIT and the University of Illinois Open Source Licenses. See LICENSE.TXT for details.',
      'MIT OR NCSA',
    ],
    [
      'Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.\nSee https://llvm.org/LICENSE.txt for license information.\nSPDX-License-Identifier: Apache-2.0 WITH LLVM-exception',
      'Apache-2.0 WITH LLVM-exception',
    ],
    ['Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.', 'Apache-2.0 WITH LLVM-exception'],
    [
      'Licensed under Apache License v2.0 with Runtime Library Exception\n\nSee https://swift.org/LICENSE.txt for license information',
      'Apache-2.0 WITH Swift-exception',
    ],
    [
      'This software may be used and distributed according to the terms of the GNU General Public License version 2.',
      'GPL-2.0-only',
    ],
    [
      'This software may be used and distributed according to the terms of the GNU General Public License, incorporated herein by reference.',
      'GPL-1.0-or-later',
    ],
    [
      'This file is subject to the terms and conditions of the GNU General Public License.  See the file "COPYING" in the main directory of this archive for more details.',
      'GPL-1.0-or-later',
    ],
    ['Released under GPLv2 only.', 'GPL-2.0-only'],
    ['GPL version 2 or (at your option) version 3', 'GPL-2.0-only OR GPL-3.0-only'],
    [
      'This program is free software; you can redistribute it and/or modify it under the terms of either:\n\n a) the GNU General Public License as published by the Free Software Foundation; either version 1, or (at your option) any later version, or\n\n b) the "Artistic License" which comes with this Kit.',
      'GPL-1.0-or-later OR Artistic-1.0-Perl',
    ],
    ['Copyright (C) 2012 Tea House\n\nBusiness Source License 1.1', 'BUSL-1.1'],
    [
      'Use of this software is governed by the Business Source License included in the LICENSE file.\n\nAs of the Change Date specified in that file, in accordance with the Business Source License, use of this software will be governed by the Apache License, Version 2.0.',
      'BUSL-1.1',
    ],
    [
      'Licensed under the Elastic License 2.0; you may not use this file except in compliance with the Elastic License 2.0.',
      'Elastic-2.0',
    ],
    [
      'Copyright Elasticsearch B.V. and/or licensed to Elasticsearch B.V. under one or more contributor license agreements. Licensed under the Elastic License 2.0 and the Server Side Public License, v 1; you may not use this file except in compliance with, at your election, the Elastic License 2.0 or the Server Side Public License, v 1.',
      'Elastic-2.0 OR SSPL-1.0',
    ],
    ['This code is released under the Mulan PSL v2.', 'MulanPSL-2.0'],
    ['Ms-PL license', 'MS-PL'],
    ['Released into the public domain', 'NOASSERTION'],
    ['This file is in the public domain.', 'NOASSERTION'],
    ['Released under CC0 1.0 Universal', 'CC0-1.0'],
    ['Dedicated to the public domain under CC0.', 'CC0-1.0'],
    ['Copyright (c) 2020, Tea House. All rights reserved.', 'NOASSERTION'],
    ['The MIT License (MIT)\n\nCopyright (c) 2014 Tea', 'MIT'],
    ['ISC License', 'ISC'],
    ['## License\n\nThis project is licensed under the MIT License - see the [LICENSE.md](LICENSE.md) file for details', 'MIT'],
    ['## License\n\n[MIT](LICENSE) © Tea House', 'MIT'],
    ['## License\n\n[MIT](https://choosealicense.com/licenses/mit/)', 'MIT'],
    ['## License\n\nApache 2.0', 'Apache-2.0'],
    ['## License\n\nBSD', 'NOASSERTION'],
    ['## License\n\nGPLv3', 'GPL-3.0-only'],
    ['## License\n\nISC © [Tea](http://tea.example)', 'ISC'],
    ['## Licence\n\nMIT Licensed', 'MIT'],
    ['## License\n\nThis software is licensed under the MIT License.\n\nCopyright Tea, 2018.', 'MIT'],
    ['[![License: MIT](https://img.shields.io/badge/License-MIT-yellow.svg)](https://opensource.org/licenses/MIT)', 'MIT'],
    [
      '[![License](https://img.shields.io/badge/License-Apache%202.0-blue.svg)](https://opensource.org/licenses/Apache-2.0)',
      'Apache-2.0',
    ],
    ['See LICENSE for details.', 'NOASSERTION'],
    ['SEE LICENSE IN LICENSE.txt', 'NOASSERTION'],
  ])('%s', (text, expected) => {
    expect(print(detector.detect(text, { role: 'license' }).expression)).toBe(expected);
  });
});

describe('headers of source files', () => {
  it.each([
    [
      '/*\n * Licensed under the Apache License 2.0 (the "License").  You may not use\n * this file except in compliance with the License.  You can obtain a copy\n * in the file LICENSE in the source distribution or at\n * https://www.openssl.org/source/license.html\n */',
      'Apache-2.0',
    ],
    [
      '/* SPDX-License-Identifier: GPL-2.0-or-later WITH Linux-syscall-note */\n/*\n * This program is free software; you can redistribute it and/or modify\n * it under the terms of the GNU General Public License as published by\n * the Free Software Foundation; either version 2 of the License, or\n * (at your option) any later version.\n */',
      'GPL-2.0-or-later WITH Linux-syscall-note',
    ],
    [
      '# This file is dual licensed under the terms of the Apache License, Version\n# 2.0, and the BSD License. See the LICENSE file in the root of this repository\n# for complete details.',
      'Apache-2.0 OR LicenseRef-licheck-family-BSD',
    ],
    [
      'dnl This program is free software; you can redistribute it and/or modify\ndnl it under the terms of the GNU General Public License as published by\ndnl the Free Software Foundation; either version 2 of the License, or\ndnl (at your option) any later version.',
      'GPL-2.0-or-later',
    ],
    [
      'C     This library is free software; you can redistribute it and/or modify\nC     it under the terms of the GNU\nC     Lesser General Public License as published by the Free Software\nC     Foundation; either version 2.1 of the License, or any later version.',
      'LGPL-2.1-or-later',
    ],
  ])('%s', (text, expected) => {
    expect(print(detector.detect(text).expression)).toBe(expected);
  });
});

describe('a bar between two licences', () => {
  it.each([
    ['License: MIT | Apache-2.0', 'MIT OR Apache-2.0'],
    ['| kettle | Mozilla Public License 2.0 |\n| cup | MIT Licence |', 'MPL-2.0 AND MIT'],
    ['| kettle | Mozilla Public License 2.0 | MIT Licence |', 'MPL-2.0 AND MIT'],
    ['| Licensed under the MIT license\n| or the GPL version 2.', 'MIT OR GPL-2.0-only'],
  ])('%j is read as %s', (text, expected) => {
    expect(print(detector.detect(text).expression)).toBe(expected);
  });
});
