import { languageComment } from '../../language';
import type { Check } from '../note';

export const regionalLanguage: Check<unknown> = ({ lines, language }) => {
  const comment = languageComment(lines);
  if (!comment || comment.name === language) return [];
  const { line, column, name } = comment;
  const message = `Gherkin has no language “${name}”; the text is read as “${language}”.`;
  return [{ line, column, length: name.length, message }];
};
