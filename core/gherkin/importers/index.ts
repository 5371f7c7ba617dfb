export {
  type EmptiedFile,
  type ExportedFile,
  type ImportNote,
  type TakenExport,
  type TakenFile,
  type ToldTestType,
} from './notes';
export { TOOLS, type Tool } from './tools';
export { recognisedTool } from './recognise';
export { readExported, takenExport, takeOver, type ReadFile } from './take-over';
