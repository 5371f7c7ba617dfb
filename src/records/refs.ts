import type { EntityRef } from '../forge/kvs';
import type { BackupsBody } from './backup-kinds';
import type { DownloadBody, FactsBody, GenerationBody } from './download-kinds';
import type {
  ApiKeyBody,
  AuditBody,
  AuthFailuresBody,
  BlobBody,
  ExampleMapBody,
  FeatureBody,
  GoneBody,
  InstallationBody,
  IssueBody,
  IssuePlace,
  ProjectBody,
  ProjectKeyBody,
  RemovalRecordBody,
  RunBody,
} from './kinds';
import * as keys from './keys';
import type { Ref } from './record';

/** Records by what they are, each with the shape of its body. */
export const project = (projectId: string): Ref<ProjectBody> => keys.projectRef(projectId);
export const projectByKey = (projectKey: string): Ref<ProjectKeyBody> => keys.projectKeyRef(projectKey);
export const apiKey = (secret: string): Ref<ApiKeyBody> => keys.apiKeyRef(secret);
export const apiKeyByHash = (hash: string): Ref<ApiKeyBody> => keys.apiKeyRefByHash(hash);
export const authFailures = (bucket: string): Ref<AuthFailuresBody> => keys.authFailuresRef(bucket);
export const installation = (): Ref<InstallationBody> => keys.installationRef();
export const removal = (requestId: string): Ref<RemovalRecordBody> => keys.removalRef(requestId);
export const blob = (objectKey: string): Ref<BlobBody> => keys.blobRef(objectKey);
export const feature = (featureId: string): Ref<FeatureBody> => keys.featureRef(featureId);
export const issue = (issueId: string): Ref<IssueBody> => keys.issueRef(issueId);
export const exampleMap = (issueId: string): Ref<ExampleMapBody> => keys.exampleMapRef(issueId);
export const gone = (kind: 'feature' | 'issue', id: string): Ref<GoneBody> => keys.goneRef(kind, id);
export const swept = (kind: 'runs' | 'texts', of: string): Ref<GoneBody> => keys.sweptRef(kind, of);
export const run = (projectId: string, runId: string): Ref<RunBody> => keys.runRef(projectId, runId);
export const generation = (projectId: string): Ref<GenerationBody> => keys.generationRef(projectId);
export const facts = (projectId: string, part: number): Ref<FactsBody> => keys.factsRef(projectId, part);
export const download = (projectId: string, includeManual: boolean): Ref<DownloadBody> =>
  keys.downloadRef(projectId, includeManual);
export const backups = (projectId: string): Ref<BackupsBody> => keys.backupsRef(projectId);
export const audit = (mark: string, of: string): Ref<AuditBody> => keys.auditRef(mark, of);

/** The records that say how it stands with a story: its project's, its own, and whether it was deleted. */
export const ofStory = ({ id, projectId }: IssuePlace): EntityRef[] => [
  project(projectId),
  issue(id),
  gone('issue', id),
];
