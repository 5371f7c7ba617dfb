import Button from '@atlaskit/button/new';
import { useState, type RefObject } from 'react';
import type { TextProblem } from '../../../src/invoke-api';
import { strings } from '../strings';
import { replaceText } from './replace-text';
import type { CheckedText } from './use-checked-text';

/** Lays a text out, or says why it cannot be. */
export type Format = (text: string) => { ok: true; text: string } | { ok: false; problems: TextProblem[] };

interface Props {
  format: Format;
  draft: CheckedText;
  area: RefObject<HTMLTextAreaElement>;
  isDisabled: boolean;
}

const words = strings.editor.format;

/** Lays the text in the editor out. Nothing is saved by it, and the browser's own undo takes it back. */
export function FormatButton({ format, draft, area, isDisabled }: Props) {
  const [said, setSaid] = useState<{ of: string; text: string }>();
  const { text, setText, checkNow } = draft;
  const run = (): void => {
    const result = format(text);
    if (!result.ok) {
      const wrong = checkNow().length > 0;
      return setSaid({ of: text, text: wrong ? words.unreadable : (result.problems[0]?.message ?? '') });
    }
    if (result.text === text) return setSaid({ of: text, text: words.already });
    if (!area.current || !replaceText(area.current, result.text)) setText(result.text);
    setSaid({ of: result.text, text: words.done });
  };
  return (
    <>
      <Button appearance="subtle" isDisabled={isDisabled} title={words.what} onClick={run}>
        {words.run}
      </Button>
      <p role="status" className="bp-subtle bp-formatted">
        {said?.of === text && said.text}
      </p>
    </>
  );
}
