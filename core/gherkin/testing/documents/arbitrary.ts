import fc from 'fast-check';
import { written, type FeatureModel, type Layout, type RuleModel } from './model';
import { background, head, rule, scenario, type Style } from './parts';

const layout: fc.Arbitrary<Layout> = fc.record({
  mark: fc.nat(4).map((roll) => roll === 0),
  endings: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Layout['endings']>(['\n']) },
    { weight: 2, arbitrary: fc.constant<Layout['endings']>(['\r\n']) },
    { weight: 1, arbitrary: fc.constant<Layout['endings']>(['\r']) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 2, maxLength: 5 }) },
  ),
  finalNewline: fc.nat(4).map((roll) => roll > 0),
});

const style: fc.Arbitrary<Style> = fc.record({
  language: fc.constantFrom('en', 'en', 'en', 'de', 'fr', 'ja', 'zh-CN', 'em'),
  unit: fc.constantFrom('  ', '  ', '    ', '\t', ''),
});

/**
 * Feature files of any kind that can be read: rules, backgrounds, outlines with several examples, tables, doc strings,
 * comments wherever they may stand, dialects, byte order marks, any line endings.
 */
export const anyModel: fc.Arbitrary<FeatureModel> = style.chain((written) =>
  fc.record({
    head: head(written),
    background: background(written, 1),
    scenarios: fc.array(scenario(written, 1), { maxLength: 5 }),
    rules: fc.oneof(
      { weight: 2, arbitrary: fc.constant<RuleModel[]>([]) },
      { weight: 1, arbitrary: fc.array(rule(written), { minLength: 1, maxLength: 3 }) },
    ),
    foot: fc.constantFrom<string[][]>([], [], [''], ['', '# end'], ['# end', '']),
    layout,
  }),
);

/** Their texts. */
export const anyFeature: fc.Arbitrary<string> = anyModel.map(written);
