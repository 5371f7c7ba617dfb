import '../styles/progress.css';

interface Props {
  /** What it is the progress of. */
  label: string;
  done: number;
  total: number;
  /** The same in words. */
  text: string;
}

/** How far it is, as a bar and in words. */
export function Progress({ label, done, total, text }: Props) {
  return (
    <div className="bp-progress-field">
      <div
        className="bp-progress"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={text}
      >
        <div style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }} />
      </div>
      <p>{text}</p>
    </div>
  );
}
