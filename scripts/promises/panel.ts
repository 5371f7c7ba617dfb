/** Something people can count on, and the journeys that try it, each as `file › test`. */
export interface Promised {
  what: string;
  by: readonly [string, ...string[]];
}

/** What the issue panel does, by what it is about. */
export const PANEL: Record<string, readonly Promised[]> = {
  Writing: [
    {
      what: 'The editor sets keywords apart in every dialect of Gherkin.',
      by: ['panel › the editor sets keywords of every dialect apart from what people write'],
    },
    {
      what: 'It completes keywords in the language of the text.',
      by: [
        'editor › completes keywords, a step whose values Tab goes through, and a tag',
        'editor › speaks the language of the text',
      ],
    },
    {
      what: 'It completes steps, those most used and nearest first, with values to tab through.',
      by: [
        'panel › the editor offers steps of this feature before others, and issues by the words of their summary',
        'editor › completes keywords, a step whose values Tab goes through, and a tag',
      ],
    },
    {
      what: 'It completes tags.',
      by: ['editor › completes keywords, a step whose values Tab goes through, and a tag'],
    },
    {
      what: 'It completes keys of issues.',
      by: [
        'panel › the editor offers steps of this feature before others, and issues by the words of their summary',
      ],
    },
    {
      what: 'It completes the header of Examples and values of a column.',
      by: [
        'editor › offers the names of an outline as a header, goes through cells by Tab, keeps the bars in line',
      ],
    },
    {
      what: 'It shows errors and notes while somebody types, and puts them right by a key or a button.',
      by: ['editor › shows what is wrong, leads there by F8 and puts it right by a key and by a button'],
    },
    {
      what: 'It keeps the bars of tables in line.',
      by: [
        'editor › offers the names of an outline as a header, goes through cells by Tab, keeps the bars in line',
      ],
    },
    {
      what: 'It folds, and lays out a text when it is told to.',
      by: ['editor › formats and folds by keys, finds and replaces, and Tab leaves the text'],
    },
    {
      what: 'It can be used by keyboard alone, says what happens to screen readers, and Tab leaves it.',
      by: [
        'editor › formats and folds by keys, finds and replaces, and Tab leaves the text',
        'editor › shows what is wrong, leads there by F8 and puts it right by a key and by a button',
      ],
    },
    {
      what: 'It is loaded only for who writes.',
      by: ['panel › an empty one teaches, and loads the editor only for who writes'],
    },
    {
      what: 'It works in the panel, dark and 400 px wide.',
      by: ['editor › in the panel, dark and narrow'],
    },
  ],
  'Scenarios of a story': [
    {
      what: 'The list says of each scenario its status, test type and feature, and what is outdated or kept as a draft.',
      by: [
        'panel › each says its status, test type and feature, why it failed, and what is outdated or a draft',
      ],
    },
    {
      what: 'A failing scenario says the failing step and the message.',
      by: [
        'panel › each says its status, test type and feature, why it failed, and what is outdated or a draft',
      ],
    },
    {
      what: 'A scenario is added to a feature the story uses already, offered first, or to a new one.',
      by: [
        'panel › a scenario goes to a feature the story uses, offered first, or to a new one, and is edited in place',
      ],
    },
    {
      what: 'A scenario is edited in place.',
      by: [
        'panel › a scenario goes to a feature the story uses, offered first, or to a new one, and is edited in place',
      ],
    },
    {
      what: 'One that the project has is found by its words, linked and unlinked.',
      by: ['panel › one that the project has is found by its words, linked, unlinked, and comes back'],
    },
    {
      what: 'The order changes by dragging and by keyboard.',
      by: [
        'agreement › the order changes by keys, by the menu and by dragging; a copy and a move are taken back',
      ],
    },
    {
      what: 'A scenario is duplicated, and moved to another feature.',
      by: [
        'agreement › the order changes by keys, by the menu and by dragging; a copy and a move are taken back',
      ],
    },
    {
      what: 'Earlier runs of a scenario are shown.',
      by: [
        'agreement › earlier runs of a scenario are shown when they are asked for, also to who may only read',
      ],
    },
    {
      what: 'A story without scenarios says what one is good for, and the ways to the first.',
      by: ['panel › an empty one teaches, and loads the editor only for who writes'],
    },
    {
      what: 'Scenarios of projects that somebody may not see are counted and not shown.',
      by: ['panel › scenarios of projects that somebody may not browse are counted and not shown'],
    },
  ],
  'Agreeing on them': [
    {
      what: 'People say that a story is ready, with their names; taking that back leaves the name struck through.',
      by: ['agreement › two people vote, ask and resolve'],
    },
    {
      what: 'Questions stay open until they are resolved; who asks is not ready; who is ready in spite of open questions is warned.',
      by: ['agreement › two people vote, ask and resolve'],
    },
    {
      what: 'A question is a comment in Jira, too, where an admin wants that; it is off at first.',
      by: ['panel › a question is a comment in Jira, too, once an admin wants that'],
    },
    {
      what: 'Cards of rules, examples and questions become rules and scenarios of a feature in one action, which can be taken back.',
      by: ['agreement › cards of an example map become scenarios on the story, and that is taken back'],
    },
  ],
  'When one fails': [
    {
      what: 'A failing scenario becomes a defect: an issue of the project’s type, with steps, error and build.',
      by: ['defects › is created from the keyboard, says what failed, and is opened in Jira'],
    },
    {
      what: 'An issue that is there is linked as its defect; an open one is shown before another is made.',
      by: [
        'defects › an open one is shown first; one that is there is linked and unlinked, on a narrow dark page',
      ],
    },
    {
      what: 'Admins choose the type of defects; it is Bug at first.',
      by: ['defects › an admin chooses the type of defects'],
    },
  ],
  'Beside the story': [
    {
      what: 'The context says how many scenarios pass, fail and have not run, how many people are ready and how many questions are open.',
      by: [
        'loop › is walked from an empty story to a result that JQL finds',
        'agreement › two people vote, ask and resolve',
        'panel › the context says how to add the panel, and leads to it once it is there',
      ],
    },
    {
      what: 'It leads to the panel, and says how to add it where it is not on the issue.',
      by: ['panel › the context says how to add the panel, and leads to it once it is there'],
    },
  ],
  'Telling others': [
    {
      what: 'Who watches an issue gets one mail about what changed in its scenarios, where an admin wants that; it is off at first.',
      by: ['watchers › who watches a story reads what somebody else has changed of it'],
    },
  ],
  'Its family': [
    {
      what: 'A clone offers the scenarios of its original: the same ones by a link, or copies; both can be taken back.',
      by: [
        'family › a clone links some scenarios of its original, gives them back, copies them, and is not asked again',
      ],
    },
    {
      what: 'An epic, and any issue with children, adds up how these stand, in the panel and in the context.',
      by: ['family › an epic says how its stories stand, in the panel and in the context'],
    },
    {
      what: 'An issue that is moved to another project keeps its scenarios.',
      by: ['family › a moved issue keeps its scenarios'],
    },
  ],
  'For everybody': [
    {
      what: 'Panel and context are shown in light and dark, 1280 and 400 px wide; axe finds nothing, nothing is cut off, and the content security policy is not violated.',
      by: ['views › $name, $mode, $width px'],
    },
  ],
};
