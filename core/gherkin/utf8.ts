/** Bytes of a text in UTF-8. */
export const utf8Bytes = (text: string): number => new TextEncoder().encode(text).length;

/** As many whole characters of a text as fit into so many bytes of UTF-8. */
export function cutToBytes(text: string, most: number): string {
  if (utf8Bytes(text) <= most) return text;
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += utf8Bytes(character);
    if (size > most) break;
    kept += character;
  }
  return kept;
}
