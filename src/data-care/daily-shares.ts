/**
 * What each piece of the daily work may take of the trigger's 15 minutes when all of them have much to do, in the order in which they
 * are done. Together they are the whole of it: none is ever left without its turn, however long those before it go on.
 */
const MINUTES = {
  /** The licence is read, deleted projects are looked for. */
  beginning: 1,
  'removed projects': 2,
  backups: 6,
  sweep: 2,
  accounts: 2,
  /** Lost links, and noting how it went. */
  end: 2,
} as const;

type Piece = keyof typeof MINUTES;

const PIECES = Object.keys(MINUTES) as Piece[];
const MINUTE_MS = 60 * 1000;

const sum = (pieces: readonly Piece[]): number =>
  pieces.reduce((total, piece) => total + MINUTES[piece] * MINUTE_MS, 0);

/** Milliseconds of all pieces together. */
export const DAILY_MS = sum(PIECES);

/** Milliseconds that a piece may take at most, where what it leaves is gone on with by jobs. */
export const shareOfDay = (piece: Piece): number => MINUTES[piece] * MINUTE_MS;

/** Milliseconds that a piece leaves for those that come after it; what those before it did not need is its own. */
export const leftAfter = (piece: Piece): number => sum(PIECES.slice(PIECES.indexOf(piece) + 1));
