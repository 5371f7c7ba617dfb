const KEY = /[A-Za-z][A-Za-z0-9_]+-[1-9][0-9]*/;

/** The issue key in what was typed: the key itself in whatever case, or an address that ends with it. */
export function issueKeyIn(typed: string): string | undefined {
  const text = typed.trim();
  const whole = new RegExp(`^${KEY.source}$`).exec(text)?.[0];
  const ofAddress = new RegExp(`^https?://.*/(?:browse/|issues/)(${KEY.source})(?:[/?#].*)?$`).exec(
    text,
  )?.[1];
  return (whole ?? ofAddress)?.toUpperCase();
}
