/** The same words as a sentence among sentences, or as a phrase after a label. */

/** Sentences in a row, each closed once, whether or not its author closed it. */
export function sentences(parts: readonly string[]): string {
  return parts.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');
}

/** One sentence as a phrase behind `help:`: no capital, no full stop. Names and several sentences stay as they are. */
export function phrase(text: string): string {
  const open = text.replace(/\.$/, '');
  const single = !/[.!?] [A-Z]/.test(open);
  return single && /^[A-Z][a-z]+[ ,]/.test(open) ? open.charAt(0).toLowerCase() + open.slice(1) : text;
}

/** Messages about one thing: those that begin with the same `name: ` as the first say it no more. */
export function sharedName(messages: readonly string[]): string[] {
  const [first = ''] = messages;
  const lead = first.slice(0, first.indexOf(': ') + 2);
  return messages.map((message, i) =>
    i > 0 && lead.length > 2 && message.startsWith(lead) ? message.slice(lead.length) : message,
  );
}
