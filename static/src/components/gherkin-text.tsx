import { useEffect, useState } from 'react';
import type { StyledLine } from '../gherkin';

interface Props {
  text: string;
  language: string;
  label: string;
}

/** A scenario's text for reading. Plain at first; emphasised as soon as the keywords of its language are there. */
export function GherkinText({ text, language, label }: Props) {
  const [lines, setLines] = useState<StyledLine[]>();
  useEffect(() => {
    let current = true;
    import('../gherkin').then(
      ({ style }) => current && setLines(style(text, language)),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [text, language]);
  return (
    <pre className="bp-gherkin" tabIndex={0} role="region" aria-label={label}>
      {lines
        ? lines.map((line, index) => <Line key={index} line={line} last={index === lines.length - 1} />)
        : text}
    </pre>
  );
}

function Line({ line, last }: { line: StyledLine; last: boolean }) {
  return (
    <span className={`bp-line bp-line-${line.kind}`}>
      {line.keyword && <b>{line.keyword}</b>}
      {line.rest}
      {last ? '' : '\n'}
    </span>
  );
}
