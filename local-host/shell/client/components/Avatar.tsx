// Fixed backgrounds that carry white text in both themes.
const COLOURS = ['#1868db', '#5b7f24', '#964ac0', '#ae4787', '#227d9b', '#9e4c00'];

/** A person's initials in a circle; `name` undefined is nobody. */
export function Avatar({ name }: { name?: string | undefined }) {
  if (!name) return <span className="avatar avatar-nobody" aria-hidden="true" />;
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .slice(0, 2)
    .join('');
  const sum = [...name].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return (
    <span className="avatar" aria-hidden="true" style={{ background: COLOURS[sum % COLOURS.length] }}>
      {initials}
    </span>
  );
}
