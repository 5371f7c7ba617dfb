/** What the demo project holds: a small shop with stories in every status. */

export interface DemoIssue {
  type: 'Story' | 'Bug' | 'Task';
  summary: string;
  description: string;
  status: 'To Do' | 'In Progress' | 'Done';
}

export interface DemoScenario {
  /** Position in `ISSUES`. */
  issue: number;
  feature: string;
  text: string;
  testType: 'automated' | 'manual';
}

export const ISSUES: DemoIssue[] = [
  {
    type: 'Story',
    summary: 'Pay with a saved card',
    description: 'A returning customer pays without typing the card again.',
    status: 'In Progress',
  },
  {
    type: 'Story',
    summary: 'Show delivery costs before checkout',
    description: 'Customers leave when delivery costs come as a surprise at the end.',
    status: 'In Progress',
  },
  {
    type: 'Story',
    summary: 'Give a refund to the original card',
    description: 'Support gives a refund without asking for card details.',
    status: 'To Do',
  },
  {
    type: 'Bug',
    summary: 'Basket is empty after signing in',
    description: 'What was put into the basket before signing in is gone afterwards.',
    status: 'Done',
  },
  {
    type: 'Task',
    summary: 'Replace the address form',
    description: 'The new form knows addresses of every country we deliver to.',
    status: 'To Do',
  },
];

export const SCENARIOS: DemoScenario[] = [
  {
    issue: 0,
    feature: 'Checkout',
    testType: 'automated',
    text: `Scenario: A returning customer pays with one click
  Given a customer with a saved card
  And a basket worth 40 €
  When the customer pays
  Then the order is confirmed
  And the card is charged 40 €
`,
  },
  {
    issue: 0,
    feature: 'Checkout',
    testType: 'automated',
    text: `Scenario: An expired card is refused
  Given a customer with an expired card
  When the customer pays
  Then the customer is asked for another card
`,
  },
  {
    issue: 0,
    feature: 'Checkout',
    testType: 'manual',
    text: `@accessibility
Scenario: Paying works with a screen reader
  Given a customer who uses a screen reader
  When the customer pays
  Then every step is read aloud in order
`,
  },
  {
    issue: 1,
    feature: 'Delivery',
    testType: 'automated',
    text: `Scenario Outline: Delivery costs depend on the basket
  Given a basket worth <basket> €
  When the customer looks at the basket
  Then delivery costs <delivery> €

  Examples:
    | basket | delivery |
    | 10     | 5        |
    | 49     | 5        |
    | 50     | 0        |
`,
  },
  {
    issue: 3,
    feature: 'Basket',
    testType: 'automated',
    text: `Scenario: The basket survives signing in
  Given a guest with 2 books in the basket
  When the guest signs in
  Then the basket holds 2 books
`,
  },
];

/** A build's report over the demo's scenarios, in the JSON of cucumber-js: one fails, the others pass. */
export function demoReport(): string {
  const passed = { status: 'passed', duration: 12_000_000 };
  const failed = {
    status: 'failed',
    duration: 31_000_000,
    error_message:
      'AssertionError [ERR_ASSERTION]: the order was confirmed, but nothing was asked\n' +
      '    at World.<anonymous> (features/steps/checkout.js:41:10)',
  };
  const step = (line: string, result: object) => {
    const [keyword = '', ...words] = line.split(' ');
    return { keyword: `${keyword} `, name: words.join(' '), result };
  };
  const scenario = (name: string, steps: object[]) => ({
    type: 'scenario',
    keyword: 'Scenario',
    name,
    steps,
  });
  const feature = (name: string, elements: object[]) => ({ uri: `features/${name}`, name, elements });
  const outline = 'Delivery costs depend on the basket';
  const row = (basket: number, cost: number) =>
    scenario(outline, [
      step(`Given a basket worth ${basket} €`, passed),
      step(`Then delivery costs ${cost} €`, passed),
    ]);
  return JSON.stringify([
    feature('Checkout', [
      scenario('A returning customer pays with one click', [step('Then the order is confirmed', passed)]),
      scenario('An expired card is refused', [
        step('Given a customer with an expired card', passed),
        step('When the customer pays', passed),
        step('Then the customer is asked for another card', failed),
      ]),
    ]),
    feature('Delivery', [row(10, 5), row(49, 5), row(50, 0)]),
    feature('Basket', [
      scenario('The basket survives signing in', [step('Then the basket holds 2 books', passed)]),
    ]),
  ]);
}
