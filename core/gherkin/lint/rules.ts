/** Says what people can set for a rule. `name` is its key in the settings. */
export type LintOption =
  | { kind: 'count'; name: string; label: string; initial: number; least: number; most: number }
  | { kind: 'words'; name: string; label: string; initial: string; maxChars: number };

export interface LintRule {
  /** For people, as short as a heading. */
  title: string;
  /** What it finds, and why that is worth a note. */
  help: string;
  /** Whether it looks while a project has not chosen: those are on that are right almost always. */
  on: boolean;
  option?: LintOption;
}

/**
 * Every rule by its id, in the order people see them. Ids are stored in projects' settings and stay as they are. A rule
 * makes notes only: nothing here keeps a text from being saved. Titles and help stand here, not with the page's texts,
 * because everything that lints says them. No parser is imported, so that a page of settings does without.
 */
export const LINT_RULES = {
  'misspelt-keyword': {
    title: 'Misspelt keywords',
    help: 'A line such as “Givn a basket” or “Scenaro: x” is read as description, without an error: the step or scenario is silently missing.',
    on: true,
  },
  'unknown-example-variable': {
    title: 'Unknown variables in outlines',
    help: 'A step uses <name>, but the examples have no column of that name, so it stays as written.',
    on: true,
  },
  'empty-examples': {
    title: 'Examples without rows',
    help: 'An outline without examples, or a table of examples without rows, runs nothing it was written for.',
    on: true,
  },
  'unused-background': {
    title: 'Backgrounds that do nothing',
    help: 'A background without steps, or with no scenario to run before.',
    on: true,
  },
  'scenario-without-steps': {
    title: 'Scenarios without steps',
    help: 'A scenario that says nothing cannot fail.',
    on: true,
  },
  'duplicate-scenario-name': {
    title: 'Scenarios of the same name',
    help: 'Two scenarios of a feature or rule with one name cannot be told apart in lists and in some reports.',
    on: true,
  },
  'missing-feature-name': {
    title: 'Features without a name',
    help: 'The feature shows as untitled, and its file in downloads says nothing.',
    on: true,
  },
  'regional-language': {
    title: 'Languages Gherkin does not have',
    help: 'A language such as de-DE is read by its base language here; other tools may refuse the file.',
    on: true,
  },
  'duplicate-feature-tag': {
    title: 'Tags that are inherited already',
    help: 'A scenario or its examples repeat a tag of the feature, rule or scenario they belong to.',
    on: false,
  },
  'unused-example-column': {
    title: 'Unused columns of examples',
    help: 'A column whose name no step uses as <name>. Leave this off if columns serve as remarks.',
    on: false,
  },
  'too-many-steps': {
    title: 'Long scenarios',
    help: 'A scenario with many steps is hard to read and often is several in one.',
    on: false,
    option: { kind: 'count', name: 'most', label: 'Most steps', initial: 10, least: 1, most: 100 },
  },
  'no-then': {
    title: 'Scenarios without an outcome',
    help: 'No step says by Then what should be true, so nothing is checked.',
    on: false,
  },
  'ui-words': {
    title: 'Steps that speak of the screen',
    help: 'Words such as click, button or field: such steps break when the page changes. Say what a person wants to do. Looks at English, German, French and Spanish.',
    on: false,
  },
  'tag-policy': {
    title: 'Agreed tags only',
    help: 'Notes every tag that is not on the list, which catches misspelt tags. Issue keys are always allowed.',
    on: false,
    option: {
      kind: 'words',
      name: 'allowed',
      label: 'Allowed tags, with * for any characters, for example @smoke @team:*. Empty allows all.',
      initial: '',
      maxChars: 1000,
    },
  },
} as const satisfies Record<string, LintRule>;

export type LintRuleId = keyof typeof LINT_RULES;

export const LINT_RULE_IDS = Object.keys(LINT_RULES) as LintRuleId[];

type OptionOf<Id extends LintRuleId> = (typeof LINT_RULES)[Id] extends { option: infer Option }
  ? Option
  : never;

/** The options of one rule by name; of a rule without any, an empty object. */
export type OptionsOf<Id extends LintRuleId> = [OptionOf<Id>] extends [never]
  ? Record<never, never>
  : {
      [Option in OptionOf<Id> as Option extends LintOption ? Option['name'] : never]: Option extends {
        kind: 'count';
      }
        ? number
        : string;
    };

/** What a project chose: a rule on or off, or on with options. A rule that is not named is as it comes. */
export type LintSettings = {
  [Id in LintRuleId]?: boolean | ([OptionOf<Id>] extends [never] ? never : OptionsOf<Id>);
};

/** The option of a rule that has one. */
export const optionOf = (id: LintRuleId): LintOption | undefined => (LINT_RULES[id] as LintRule).option;

export const isRuleOn = (id: LintRuleId, settings: LintSettings): boolean =>
  (settings[id] ?? LINT_RULES[id].on) !== false;

/** The options a rule looks with: those chosen, or those it comes with. */
export function optionsOf<Id extends LintRuleId>(id: Id, settings: LintSettings): OptionsOf<Id> {
  const chosen: unknown = settings[id];
  const option = optionOf(id);
  const initial = option ? { [option.name]: option.initial } : {};
  return { ...initial, ...(typeof chosen === 'object' ? chosen : {}) } as OptionsOf<Id>;
}
