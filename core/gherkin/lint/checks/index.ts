import type { Check } from '../note';
import type { LintRuleId, OptionsOf } from '../rules';
import { duplicateFeatureTag } from './duplicate-feature-tag';
import { duplicateScenarioName } from './duplicate-scenario-name';
import { emptyExamples } from './empty-examples';
import { unknownExampleVariable, unusedExampleColumn } from './example-variables';
import { misspeltKeyword } from './misspelt-keyword';
import { missingFeatureName } from './missing-feature-name';
import { regionalLanguage } from './regional-language';
import { noThen, scenarioWithoutSteps, tooManySteps } from './steps';
import { tagPolicy } from './tag-policy';
import { uiWords } from './ui-words';
import { unusedBackground } from './unused-background';

/** What each rule does. */
export const CHECKS: { [Id in LintRuleId]: Check<OptionsOf<Id>> } = {
  'misspelt-keyword': misspeltKeyword,
  'unknown-example-variable': unknownExampleVariable,
  'empty-examples': emptyExamples,
  'unused-background': unusedBackground,
  'scenario-without-steps': scenarioWithoutSteps,
  'duplicate-scenario-name': duplicateScenarioName,
  'missing-feature-name': missingFeatureName,
  'regional-language': regionalLanguage,
  'duplicate-feature-tag': duplicateFeatureTag,
  'unused-example-column': unusedExampleColumn,
  'too-many-steps': tooManySteps,
  'no-then': noThen,
  'ui-words': uiWords,
  'tag-policy': tagPolicy,
};
