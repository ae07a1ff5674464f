/** Blanks of card templates: text that stands where a value should be. */

/** True for `{license}`, `<license>`, `{{ license | default(…) }}`, `[More Information Needed]`, `TODO` and the like. */
export function isPlaceholder(text: string): boolean {
  const word = text.trim();
  if (word === '' || /^[-–—.?_]+$/.test(word)) return true;
  if (
    /^(?:\{.*\}|<[^>]*>|\[(?:more information|optional|to ?do|fill|add|your|insert|n\/?a|license|model|dataset)\b.*\])$/is.test(
      word,
    )
  )
    return true;
  return /^(?:more information (?:is )?needed|to ?do|tbd|fixme|x{3,}|your[-_ ](?:model|base[-_ ]model|dataset|license|license[-_ ]here|username.*))[.!]?$/i.test(
    word,
  );
}
