import { strToU8, zipSync } from 'fflate';

/** Exports of other tools as people choose them: made after what is told of the formats in docs/importers.md. */
export interface ToolExport {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const zipped = (name: string, files: Record<string, string>): ToolExport => ({
  name,
  mimeType: 'application/zip',
  buffer: Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  ),
});

/** Three tests for two requirements, one of them for both; a precondition is the background of each file. */
export const xrayExport = (requirement: string, other: string): ToolExport =>
  zipped('FeatureBundle.zip', {
    [`1_${requirement}_XT-90.feature`]: `@XT-100
@REQ_${requirement}
Feature: Pay by card
\t#Cards are charged at once.

\tBackground:
\t\t#@PRECOND_XT-90
\t\tGiven a basket of 20 €

\t#A card that is valid.
\t@TEST_XT-11 @TESTSET_XT-50 @smoke
\tScenario: A card is charged
\t\tWhen I pay by card
\t\tThen the card is charged

\t@TEST_XT-12 @TESTSET_XT-50
\tScenario: A receipt is sent
\t\tWhen I pay by card
\t\tThen a receipt is sent
`,
    [`2_${other}_XT-90.feature`]: `@XT-100
@REQ_${other}
Feature: Receipts

\tBackground:
\t\t#@PRECOND_XT-90
\t\tGiven a basket of 20 €

\t@TEST_XT-12 @TESTSET_XT-50
\tScenario: A receipt is sent
\t\tWhen I pay by card
\t\tThen a receipt is sent

\t@TEST_XT-13
\tScenario: A receipt is printed
\t\tWhen I pay at the desk
\t\tThen a receipt is printed
`,
  });

/** Two features, counted; one scenario is tested by hand, one names an issue. */
export const assertThatExport = (issue: string): ToolExport =>
  zipped('features.zip', {
    '1-gift-cards.feature': `# language: en
@shop    
Feature: Gift cards

    Cards that somebody else pays.

    @AUTOMATED @${issue} @smoke 
    Scenario: A gift card pays
        
        Given a gift card of 20 €
        When I pay with it

    @MANUAL @OLD-7 
    Scenario: A gift card looks festive
        Given a gift card of 20 €

`,
    '2-vouchers.feature': `# language: en
Feature: Vouchers

    @AUTOMATED 
    Scenario: A voucher is taken
        Given a voucher

`,
  });

/** What the old product's clients have on disk. */
export const behaveProExport = (issue: string): ToolExport =>
  zipped('SHOP.zip', {
    'returns.feature': `Feature: Returns

  @${issue} @assignee:ada_at_example.com @version:1.0 @OPEN @slow
  Scenario: A book comes back
    Given a book

  @ORPHAN @MANUAL
  Scenario: A torn book is looked at
    Given a torn book
`,
  });
