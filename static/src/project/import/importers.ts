/* What reads exports of other tools, and the parser with it. Imported on demand only. */
export { readExported, recognisedTool, takenExport } from '@behave-pro/core/gherkin/importers';
