/** A feature's text, and how its scenarios are called. */
export interface LargeFeature {
  text: string;
  names: string[];
}

/** A feature of so many scenarios of three steps, which differ as those that people write do. */
export function largeFeature(scenarios: number, tag: (n: number) => string | undefined = () => undefined) {
  const names = Array.from(
    { length: scenarios },
    (_, n) => `Customer ${n} pays order ${(n * 7919) % 100_000} in shop ${(n * 31) % 17}`,
  );
  const written = names.map((name, n) => {
    const own = tag(n);
    return [
      ...(own === undefined ? [] : [`  ${own}`]),
      `  Scenario: ${name}`,
      `    Given a basket with ${n % 40} goods of kind ${(n * 104_729) % 9973}`,
      `    When the customer pays ${(n * 6151) % 5000} by card`,
      '    Then the order is on its way',
      '',
    ].join('\n');
  });
  return { text: ['Feature: Large', '', ...written].join('\n'), names } satisfies LargeFeature;
}
