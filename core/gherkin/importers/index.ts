export {
  TOOLS,
  type EmptiedFile,
  type ExportedFile,
  type ImportNote,
  type TakenExport,
  type TakenFile,
  type ToldTestType,
  type Tool,
} from './notes';
export { recognisedTool } from './recognise';
export { readExported, takenExport, takeOver, type ReadFile } from './take-over';
