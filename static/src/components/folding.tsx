import { useState, type ReactNode } from 'react';
import { strings } from '../strings';
import { stretches } from './stretches';

interface Props<Line> {
  lines: readonly Line[];
  /** Lines that are shown with some around them; the others are folded away. */
  counts: (line: Line, index: number) => boolean;
  children: (line: Line, index: number) => ReactNode;
}

/** Lines of a long text, of which only those around what counts are shown at first. */
export function Folding<Line>({ lines, counts, children }: Props<Line>) {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  return (
    <>
      {stretches(lines.map(counts)).map(({ from, to, folded }) =>
        folded && !opened.has(from) ? (
          <button
            key={from}
            type="button"
            className="bp-fold"
            onClick={({ currentTarget }) => {
              // The button goes; what was folded is in the text around it.
              currentTarget.closest<HTMLElement>('pre[tabindex]')?.focus();
              setOpened(new Set([...opened, from]));
            }}
          >
            {strings.differences.unfold(to - from)}
          </button>
        ) : (
          lines.slice(from, to).map((line, index) => children(line, from + index))
        ),
      )}
    </>
  );
}
