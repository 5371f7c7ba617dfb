import { useMemo } from 'react';
import { comparedLines, type ComparedLine } from '../gherkin';
import { strings } from '../strings';
import { Folding } from './folding';

interface Props {
  before: string;
  after: string;
  label: string;
}

const words = strings.differences;

/** Two texts as one, with the lines that only one of them has set off by colour and sign. */
export function Differences({ before, after, label }: Props) {
  const lines = useMemo(() => comparedLines(before, after), [before, after]);
  return (
    <pre className="bp-gherkin bp-differences" tabIndex={0} role="region" aria-label={label}>
      <Folding lines={lines} counts={({ change }) => change !== 'same'}>
        {(line, index) => <Line key={index} line={line} />}
      </Folding>
    </pre>
  );
}

function Line({ line: { content, change } }: { line: ComparedLine }) {
  const end = `${content}\n`;
  if (change === 'added')
    return (
      <ins className="bp-line bp-line-added">
        {words.added} {end}
      </ins>
    );
  if (change === 'removed')
    return (
      <del className="bp-line bp-line-removed">
        {words.removed} {end}
      </del>
    );
  return (
    <span className="bp-line">
      {'  '}
      {end}
    </span>
  );
}
