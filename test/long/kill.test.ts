import { killTrial, type KillTrial } from '../support/kill-trial';

const SEEDS = Array.from({ length: 20 }, (_, n) => 1000 + n);

test('what was acknowledged is there after kill -9 in the middle of writes', async () => {
  const trials: KillTrial[] = [];
  for (const seed of SEEDS) trials.push(await killTrial(seed));
  console.log(
    trials
      .map(
        ({ inFlight, acknowledged, lost }, n) =>
          `seed ${SEEDS[n]}: ${acknowledged} acknowledged, ${inFlight} in flight, ${lost.length} lost`,
      )
      .join('\n'),
  );
  expect(trials.flatMap(({ lost }) => lost)).toEqual([]);
  expect(trials.filter(({ inFlight }) => inFlight > 0).length).toBeGreaterThanOrEqual(SEEDS.length / 2);
}, 900_000);
