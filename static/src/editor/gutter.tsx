import { memo } from 'react';

interface Props {
  lines: number;
  /** Numbers of lines with a problem. */
  wrong: ReadonlySet<number>;
  /** Numbers of lines with a note. */
  noted: ReadonlySet<number>;
}

const markOf = (line: number, wrong: Props['wrong'], noted: Props['noted']): string | undefined =>
  wrong.has(line) ? 'bp-gutter-wrong' : noted.has(line) ? 'bp-gutter-noted' : undefined;

/** The line numbers beside a text. Kept while neither changes: a feature may have thousands of lines. */
export const Gutter = memo(({ lines, wrong, noted }: Props) => (
  <pre className="bp-gutter" aria-hidden="true">
    {Array.from({ length: Math.max(lines, 1) }, (_, index) => (
      <span key={index} className={markOf(index + 1, wrong, noted)}>
        {index + 1}
        {'\n'}
      </span>
    ))}
  </pre>
));
Gutter.displayName = 'Gutter';
