/** Colours an avatar can have: `bp-avatar-0` and on in panel.css. */
const COLOURS = 6;

/** The first letters of the first and the last word of a name, at most two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?';
}

/** The same colour for the same person everywhere. */
export const colourOf = (accountId: string): number =>
  [...accountId].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 0) % COLOURS;
