export {
  AUDIT_ACTIONS,
  AUDIT_DAYS,
  auditFrom,
  boundedEntry,
  FURTHER,
  MAX_FACT_CHARS,
  MAX_FACTS,
  type AuditAction,
  type AuditEntry,
  type AuditFact,
  type AuditNote,
  type AuditValue,
} from './entry';
export { appNotes, certificateEntries, licenceNotes, removalNotes } from './transitions';
export { isSought, THE_APP, type AuditFilter } from './filter';
export { auditCsv, auditJson, csvField, factText, type AuditRow } from './as-file';
