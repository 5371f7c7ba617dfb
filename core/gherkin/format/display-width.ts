const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Scripts and blocks whose characters Unicode calls wide or fullwidth (UAX #11: W and F). */
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\u3000-\u303E\u30FC\u3099-\u309C\uFF01-\uFF60\uFFE0-\uFFE6]/u;
/** Katakana and Hangul in half width, which are of those scripts all the same. */
const HALF = /^[\uFF61-\uFFDC\uFFE8-\uFFEE]/;
/** Shown as a picture: by itself, or because a variation selector asks for it. */
const PICTURE = /^\p{Emoji_Presentation}|\uFE0F/u;
const INVISIBLE = /^[\p{Mark}\p{Format}\p{Control}]+$/u;

/**
 * How many columns a text takes in a font of one width, as terminals and editors count: a grapheme cluster takes two
 * when it is wide or fullwidth by UAX #11 or an emoji, none when it is invisible, else one. Characters of ambiguous
 * width take one.
 */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (INVISIBLE.test(segment)) continue;
    width += (WIDE.test(segment) && !HALF.test(segment)) || PICTURE.test(segment) ? 2 : 1;
  }
  return width;
}
