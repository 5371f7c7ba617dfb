import { plural } from './plural';

const listed = (parts: readonly (string | false)[]): string => {
  const all = parts.filter((part): part is string => part !== false);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** Texts of the example map of a story. */
export const board = {
  board: {
    open: 'Map examples',
    look: 'Example map',
    title: 'Example map',
    close: 'Back to the scenarios',
    intro:
      'Rules say how the story has to work, examples show each rule, questions are what nobody here can answer yet. Each new example then becomes a scenario.',
    readOnly: 'You can read the map but not change it.',
    loadFailed: 'The example map could not be loaded',
    rules: 'Rules',
    rule: 'Rule',
    example: 'Example',
    question: 'Question',
    examplesOf: (rule: string) => `Examples of “${rule}”`,
    questions: 'Questions',
    noCards: 'No cards yet.',
    add: { rule: 'New rule', question: 'New question' },
    addExampleTo: (rule: string) => `New example of “${rule}”`,
    placeholder: {
      rule: 'A rule, then Enter',
      example: 'An example, then Enter',
      question: 'A question, then Enter',
    },
    addHelp: 'Enter adds the card, and the next can be typed at once. Alt+↑ and Alt+↓ move a card.',
    addButton: 'Add',
    adding: 'Adding…',
    notAdded: (text: string) => `“${text}” was not added`,
    edit: 'Edit',
    editLabel: 'Text of the card',
    notEdited: 'The card was not changed',
    changed: (now: string) =>
      `Somebody else changed this card since you began. It says “${now}” now; save again to put your text in its place.`,
    cardActions: (text: string) => `Actions for “${text}”`,
    up: 'Move up',
    down: 'Move down',
    toRule: (rule: string) => `Move to “${rule}”`,
    moved: (text: string, at: number, of: number) => `“${text}” is now ${at} of ${of}.`,
    movedTo: (text: string, rule: string) => `“${text}” now belongs to “${rule}”.`,
    notMoved: 'The card was not moved',
    remove: 'Remove',
    removed: (text: string) => `“${text}” was removed.`,
    removedRule: (text: string, examples: number) =>
      examples === 0
        ? `“${text}” was removed.`
        : `“${text}” was removed, with its ${plural(examples, 'example')}.`,
    removeTitle: (text: string) => `Remove “${text}”?`,
    removeText: 'What was made of it stays on the story. The card does not come back.',
    notRemoved: 'The card was not removed',
    back: (text: string) => `“${text}” is back.`,
    applied: 'Made',
    gone: 'Made, gone since',
    appliedWhy: 'It is in the feature or among the questions of the story.',
    goneWhy: 'It was made, and is no longer on this story.',
    apply: 'Make scenarios…',
    applyTitle: 'Make scenarios of the cards',
    applyNothing: 'All cards are made. Add new ones to make more.',
    applyForbidden: 'Making scenarios of the cards needs the permission to edit this issue.',
    preview: (rules: number, scenarios: number, questions: number) =>
      `This makes ${listed([
        rules > 0 && plural(rules, 'rule'),
        scenarios > 0 && plural(scenarios, 'scenario'),
        questions > 0 && plural(questions, 'question'),
      ])}. Scenarios have a name only; their steps are written next.`,
    applySubmit: 'Make them',
    notApplied: 'Nothing was made',
    made: (scenarios: number, questions: number, feature: string | undefined) =>
      [
        `${listed([
          scenarios > 0 && plural(scenarios, 'scenario'),
          questions > 0 && plural(questions, 'question'),
          scenarios === 0 && questions === 0 && 'Rules',
        ])} made of the map`,
        feature !== undefined && ` in the feature “${feature}”`,
        '.',
      ]
        .filter(Boolean)
        .join(''),
    undoLast: 'Undo what was made last',
    undone: (removed: number, left: number) =>
      left === 0
        ? `${plural(removed, 'thing')} taken back. The cards are new again.`
        : `${removed} taken back; ${left} stayed, because somebody has worked on ${left === 1 ? 'it' : 'them'} since.`,
    notUndone: 'It was not taken back',
    full: (max: number) => `The map has its ${max} cards. Remove some to add others.`,
  },
} as const;
