import { dialectOf } from '../../language';
import type { OptionsOf } from '../rules';
import { noteAt, type Check } from '../note';

export const scenarioWithoutSteps: Check<unknown> = (document) =>
  document.scenarios
    .filter(({ steps }) => steps.length === 0)
    .map(({ line }) => noteAt(document, line, 'This scenario has no steps. Write them, or take it away.'));

/** A scenario of `*` steps only may well say what should be true. */
export const noThen: Check<unknown> = (document) => {
  const outcomes = new Set(dialectOf(document.language)?.then.map((word) => word.trim()));
  const [word] = [...outcomes].filter((outcome) => outcome !== '*');
  return document.scenarios
    .filter(({ steps }) => steps.length > 0 && !steps.some(({ keyword }) => outcomes.has(keyword)))
    .map(({ line }) =>
      noteAt(document, line, `No step says what should be true. Add a step that begins with “${word}”.`),
    );
};

export const tooManySteps: Check<OptionsOf<'too-many-steps'>> = (document, { most }) =>
  document.scenarios
    .filter(({ steps }) => steps.length > most)
    .map(({ line, steps }) =>
      noteAt(
        document,
        line,
        `This scenario has ${steps.length} steps, and ${most} are agreed. Split it, or say the same in fewer steps.`,
      ),
    );
