/** One line without what Jira's texts may not hold. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();

/** The text, or as much of its start as fits, with a mark that there was more; no character is cut in two. */
export function shortened(text: string, chars: number): string {
  if (text.length <= chars) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length >= chars) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
