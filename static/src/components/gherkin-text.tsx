import { useEffect, useMemo, useRef, useState } from 'react';
import type { StyledLine } from '../gherkin';

interface Props {
  text: string;
  language: string;
  label: string;
  numbered?: boolean;
  /** Numbers of lines to set off from the others. */
  marked?: readonly number[];
  /** The line to go to; another object goes there again. */
  target?: { line: number };
}

const plain = (text: string): StyledLine[] =>
  text.split('\n').map((rest) => ({ kind: 'text', keyword: '', rest }));

/** A Gherkin text for reading. Plain at first; emphasised as soon as the keywords of its language are there. */
export function GherkinText({ text, language, label, numbered, marked, target }: Props) {
  const area = useRef<HTMLPreElement>(null);
  const [styled, setStyled] = useState<{ text: string; lines: StyledLine[] }>();
  useEffect(() => {
    let current = true;
    import('../gherkin').then(
      ({ style }) => current && setStyled({ text, lines: style(text, language) }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [text, language]);
  useEffect(() => {
    if (target) goTo(area.current, target.line);
  }, [target]);

  const lines = useMemo(() => (styled?.text === text ? styled.lines : plain(text)), [styled, text]);
  const marks = new Set(marked);
  const className = numbered ? 'bp-gherkin bp-numbered' : 'bp-gherkin';
  return (
    <pre ref={area} className={className} tabIndex={0} role="region" aria-label={label}>
      {lines.map((line, index) => (
        <Line
          key={index}
          line={line}
          last={index === lines.length - 1}
          mark={
            (marks.has(index + 1) && ' bp-line-marked') ||
            (target?.line === index + 1 && ' bp-line-target') ||
            ''
          }
        />
      ))}
    </pre>
  );
}

function Line({ line, last, mark }: { line: StyledLine; last: boolean; mark: string }) {
  return (
    <span className={`bp-line bp-line-${line.kind}${mark}`}>
      {line.keyword && <b>{line.keyword}</b>}
      {line.rest}
      {last ? '' : '\n'}
    </span>
  );
}

/** Scrolls the text itself, then the page by the focus: a frame cannot scroll what is around it. */
function goTo(area: HTMLPreElement | null, line: number): void {
  const place = area?.children[Math.min(line, area.children.length) - 1];
  if (!area || !(place instanceof HTMLElement)) return;
  area.scrollTop = place.offsetTop - area.clientHeight / 3;
  area.focus();
}
