import { LINT_RULE_IDS, optionOf, type LintOption, type LintSettings } from '@behave-pro/core/gherkin';
import { z } from 'zod';

function optionSchema(option: LintOption): z.ZodType {
  if (option.kind === 'words')
    return z.string().max(option.maxChars, `This has at most ${option.maxChars} characters.`);
  const message = `Write a whole number from ${option.least} to ${option.most}.`;
  return z.number(message).int(message).min(option.least, message).max(option.most, message);
}

/** On, off, or for a rule that has an option: on, with the option. */
function ruleSchema(option: LintOption | undefined): z.ZodType {
  return option
    ? z.union([z.boolean(), z.strictObject({ [option.name]: optionSchema(option) })])
    : z.boolean();
}

/** What a project chooses of the lint rules: nothing but what the table of rules has. */
export const lintSettings = z.strictObject(
  Object.fromEntries(LINT_RULE_IDS.map((id) => [id, ruleSchema(optionOf(id)).optional()])),
) as unknown as z.ZodType<LintSettings>;
