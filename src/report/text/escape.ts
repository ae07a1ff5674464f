/**
 * One escape per format. Every string of a document came from outside and is hostile until it passed one of these;
 * what a terminal or a browser would obey instead of show becomes a visible escape such as `\u{1b}`.
 */

// Controls (C0, DEL, C1: ESC, CSI and OSC among them), bidi overrides, zero-width and other ignorable characters,
// line and paragraph separators, lone surrogates. Variation selectors 15 and 16 only choose how an emoji looks.
const UNSEEN = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One line of text that a terminal shows as it is: nothing in it moves the cursor, hides or reorders. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => SHORT[unseen] ?? `\\u{${(unseen.codePointAt(0) ?? 0).toString(16)}}`);
}

/** At most `limit` UTF-16 units of a text, made visible; a cut is shown. Long strings are cut before anything reads them. */
export function clipped(text: string, limit = 400): string {
  if (text.length <= limit) return visible(text);
  // Not between the halves of a surrogate pair.
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
  return `${visible(text.slice(0, end))}…`;
}

/** Text between HTML tags or in a quoted attribute. */
export function html(text: string): string {
  return visible(text).replace(/[&<>"'`]/g, entity);
}

/** Text in XML 1.0, between tags or in an attribute. Characters that XML cannot carry are already visible escapes. */
export function xml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, entity);
}

/**
 * Text inside a Markdown table cell or paragraph, on GitHub and GitLab: entities for whatever Markdown or HTML acts upon
 * (entities never act as syntax), and a zero-width space where a mention, an issue number or a bare link would begin.
 */
export function markdown(text: string): string {
  return visible(text)
    .trimStart()
    .replace(/[&<>"'`\\|*_~$[\]{}!^]/g, entity)
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (start) => Array.from(start, entity).join(''))
    .replace(/@(?=[\p{L}\p{N}])|(?<![&])#(?=\d)|:(?=\/\/)|www\.|gh-(?=\d)/giu, (opening) => `${opening}\u200b`);
}

/**
 * Code inside a table cell or paragraph: a code span, in which nothing is a link or a mention (`kettle@1.4.2` would be an
 * e-mail address). What would end the span or the cell goes into an element instead.
 */
export function markdownCode(text: string): string {
  const shown = visible(text).trim();
  return /[`|]/.test(shown) || shown === '' ? `<code>${markdown(shown)}</code>` : `\`${shown}\``;
}

/** A fenced block that its content cannot close. */
export function markdownFence(lines: readonly string[], language = 'text'): string {
  const body = lines.map(visible);
  const longest =
    body
      .join('\n')
      .match(/`+/g)
      ?.reduce((length, run) => Math.max(length, run.length), 0) ?? 0;
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [fence + language, ...body, fence].join('\n');
}

/** One CSV field, always quoted; what a spreadsheet would take for a formula gets a leading apostrophe. */
export function csvField(text: string): string {
  const shown = /^\s*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${visible(text)}` : visible(text);
  return `"${shown.replaceAll('"', '""')}"`;
}

/** A relative path as a URI reference (RFC 3986): each segment percent-encoded, never with a scheme or an authority. */
export function uriPath(path: string): string {
  return path
    .split(/[/\\]+/)
    .filter((segment, index) => segment !== '' || index > 0)
    .map((segment) =>
      encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
        /[!'()*]/g,
        (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}

/** JSON with two spaces. It escapes C0 controls by itself; a terminal also obeys C1 controls, DEL and bidi marks. */
export function jsonText(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, 2)
    .replaceAll('\n', `\n${' '.repeat(indent)}`)
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
      Array.from({ length: character.length }, (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
    );
}

/** JSON on one line. Line breaks inside strings are escaped, so every one that `jsonText` leaves is layout. */
export function jsonLine(value: unknown): string {
  return `${jsonText(value)
    .replace(/,\n\s*/g, ', ')
    .replace(/\n\s*/g, '')}\n`;
}

/** The message of a GitHub workflow command (`::error …::message`). */
export function workflowMessage(text: string): string {
  return text
    .split('\n')
    .map(visible)
    .map((line) => line.replaceAll('%', '%25'))
    .join('%0A');
}

/** A property value of a GitHub workflow command. */
export function workflowProperty(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}

const entity = (character: string): string => `&#${character.charCodeAt(0)};`;
