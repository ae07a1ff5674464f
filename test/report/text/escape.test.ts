import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clipped,
  csvField,
  html,
  jsonText,
  markdown,
  markdownCode,
  markdownFence,
  uriPath,
  visible,
  workflowMessage,
  workflowProperty,
  xml,
} from '../../../src/report/text/escape.ts';

/** Text as an attacker writes it: anything at all, and often what terminals, browsers and spreadsheets obey. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\u001b[2J',
        '\u001b]8;;http://x.example\u0007',
        '\u009b',
        '\u202e',
        '\u2066',
        '\u200b',
        '\u2028',
        '\ufeff',
        '\ud800',
        '\u{e0041}',
        '|',
        '\n',
        '\r',
        '\t',
        '`',
        '```',
        '<script>',
        '](',
        '[x](http://x.example)',
        '@teahouse',
        '#1',
        'https://x.example',
        'www.x.example',
        '&amp;',
        '\\',
        '=1+1',
        '+',
        '-',
        '::error::',
        '%0A',
        ']]>',
        '-->',
        '"',
        "'",
        '../',
        'C:\\',
        '茶',
        '🍵',
        'a',
        ' ',
        '$x$',
        'GH-1',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const law = (check: (text: string) => void): void => {
  fc.assert(
    fc.property(hostile, (text) => void check(text)),
    { numRuns: 600 },
  );
};

const RAW = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;

describe('the terminal escape', () => {
  it('leaves no control, bidi, zero-width or lone surrogate', () => law((text) => expect(visible(text)).not.toMatch(RAW)));
  it('is idempotent', () => law((text) => expect(visible(visible(text))).toBe(visible(text))));
  it('shows what was there', () => {
    expect(visible('a\u001b[31mb\u202e\u200b\n')).toBe('a\\u{1b}[31mb\\u{202e}\\u{200b}\\n');
    expect(visible('\u{e0041}\ud800')).toBe('\\u{e0041}\\u{d800}');
  });
  it('leaves ordinary text of any script alone', () => {
    const ordinary = 'Lizenz für Oolong-Tee „7b" – 茶の間 · чай · ⚠️ 🍵';
    expect(visible(ordinary)).toBe(ordinary);
  });
  it('cuts before it escapes, and shows the cut', () => {
    expect(clipped('a'.repeat(1_000_000), 10)).toBe('aaaaaaaaa…');
    expect(clipped(`${'a'.repeat(8)}🍵bc`, 10)).not.toMatch(RAW);
    law((text) => expect(clipped(text, 20)).not.toMatch(RAW));
  });
});

describe('HTML and XML', () => {
  it('leave no markup, quote or control character', () =>
    law((text) => {
      for (const out of [html(text), xml(text)]) {
        expect(out).not.toMatch(RAW);
        expect(out).not.toMatch(/[<>"']|&(?!#\d+;)/);
      }
    }));
  it('XML carries no character outside XML 1.0', () => law((text) => expect(xml(text)).not.toMatch(/[\ufffe\uffff]/)));
});

describe('Markdown', () => {
  it('never breaks a table cell, opens a tag, a link, code or emphasis', () =>
    law((text) => {
      expect(markdown(text)).not.toMatch(/[|\n\r<>`[\]*_~\\$!{}"']|&(?!#\d+;)/);
      expect(markdown(text).replaceAll('\u200b', '')).not.toMatch(RAW);
    }));
  it('never makes a mention, an issue number or a bare link', () =>
    law((text) => {
      expect(markdown(text)).not.toMatch(/@[\p{L}\p{N}]|(?<!&)#\d|:\/\/|www\.[^\u200b]|gh-\d/iu);
    }));
  it('never begins a heading, a list or a rule', () =>
    law((text) => expect(markdown(text)).not.toMatch(/^(?:\s|[#+=-]|\d+[.)])/)));
  it('code is one span, or an element that holds nothing that ends it or the cell', () =>
    law((text) => {
      const code = markdownCode(text);
      if (code.startsWith('`')) expect(code).toMatch(/^`[^`|\n\r]+`$/);
      else {
        const inner = code.slice('<code>'.length, -'</code>'.length);
        expect(inner).not.toMatch(/[|\n\r<>`[\]*_~\\$!{}"']|&(?!#\d+;)|:\/\/|@[\p{L}\p{N}]/u);
      }
    }));
  it('a fence outlasts its content', () =>
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (lines) => {
        const drawn = markdownFence(lines).split('\n');
        const fence = /^`+/.exec(drawn[0] ?? '')?.[0] ?? '';
        expect(drawn).toHaveLength(lines.length + 2);
        expect(drawn.at(-1)).toBe(fence);
        expect(drawn.slice(1, -1).some((line) => line.includes(fence))).toBe(false);
      }),
    ));
});

describe('CSV', () => {
  it('is one quoted field that no spreadsheet computes', () =>
    law((text) => {
      const field = csvField(text);
      expect(field).toMatch(/^"(?:[^"]|"")*"$/);
      expect(field).not.toMatch(/[\r\n]/);
      expect(field).not.toMatch(/^"\s*[=+\-@＝＋－＠]/u);
    }));
  it('marks a formula lead', () => expect(csvField('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"'));
});

describe('SARIF URIs', () => {
  it('are relative, percent-encoded references', () =>
    law((text) => {
      const uri = uriPath(text);
      expect(uri).toMatch(/^[A-Za-z0-9\-._~%/]*$/);
      expect(uri).not.toMatch(/%(?![0-9A-F]{2})/);
      expect(uri.startsWith('/')).toBe(false);
      expect(new URL(uri, 'https://root.example/a/b/').host).toBe('root.example');
    }));
  it('keep the segments of a path', () => {
    expect(uriPath('models/oolong 7b/README.md')).toBe('models/oolong%207b/README.md');
    expect(uriPath('../licheck.yaml')).toBe('../licheck.yaml');
    expect(uriPath('c:/x#y?z')).toBe('c%3A/x%23y%3Fz');
  });
});

describe('GitHub workflow commands', () => {
  it('are one line, whatever stands in them', () =>
    law((text) => {
      for (const out of [workflowMessage(text), workflowProperty(text)]) expect(out).not.toMatch(/[\r\n]|%(?!25|0A|3A|2C)/);
      expect(workflowProperty(text)).not.toMatch(/[:,]/);
    }));
});

describe('JSON', () => {
  it('means the same and holds nothing that a terminal obeys', () =>
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    ));
});
