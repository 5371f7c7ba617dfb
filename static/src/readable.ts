/** A text for reading, without the mark and the line endings that only the file needs: the last one would begin a line of nothing. */
export const readable = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '');
