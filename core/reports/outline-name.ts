/**
 * Whether a name can come from an outline's name by putting values in the places of its `<placeholders>`. Any text,
 * none too, counts as a value. Takes time linear in the name, however many placeholders there are.
 */
export function fitsOutline(name: string, template: string): boolean {
  const [first = '', ...rest] = template.split(/<[^<>]+>/);
  if (!name.startsWith(first)) return false;
  const last = rest.pop();
  if (last === undefined) return name === first;
  let at = first.length;
  for (const literal of rest) {
    const found = name.indexOf(literal, at);
    if (found < 0) return false;
    at = found + literal.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
