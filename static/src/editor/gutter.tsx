import { memo } from 'react';

interface Props {
  lines: number;
  /** Numbers of lines with a problem. */
  wrong: ReadonlySet<number>;
}

/** The line numbers beside a text. Kept while neither changes: a feature may have thousands of lines. */
export const Gutter = memo(({ lines, wrong }: Props) => (
  <pre className="bp-gutter" aria-hidden="true">
    {Array.from({ length: Math.max(lines, 1) }, (_, index) => (
      <span key={index} className={wrong.has(index + 1) ? 'bp-gutter-wrong' : undefined}>
        {index + 1}
        {'\n'}
      </span>
    ))}
  </pre>
));
Gutter.displayName = 'Gutter';
