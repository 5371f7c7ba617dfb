export { damageOf, type Damage, type FoundPart } from './damage';
export { partHash, type PartHash } from './hash';
export { issueIdsIn, withIssues, type ToIssue } from './issue-ids';
export { issueIn, lineOf, recordIn, valuesOf, type ArchivedIssue, type ArchivedRecord } from './lines';
export { lossesOf, type Loss } from './losses';
export {
  ARCHIVE_FORMAT,
  ARCHIVE_VERSION,
  MANIFEST,
  manifestText,
  README,
  readManifest,
  type ArchivedProject,
  type ArchiveManifest,
  type ArchivePart,
  type NoManifest,
} from './manifest';
export { featurePart, issuesPart, recordsPart, SITE_FOLDER } from './parts';
