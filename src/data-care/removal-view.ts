import { KEPT_DAYS } from '@behave-pro/core/backup';
import {
  firstPassOf,
  isClosed,
  isOfDeletion,
  type RemovalRequest,
  type RemovalState,
} from '@behave-pro/core/rules';
import type { ProjectContext } from '../context';
import { namesOf, type NameOf } from '../forge/jira';
import type { CertificateView, ProjectRemovalView, RemovalRequestView, SiteRemovalView } from '../invoke-api';
import { distinct } from '../lists';
import { consult } from '../records/change';
import type { InstallationBody, RemovalRecordBody, RemovedKind } from '../records/kinds';
import type { Record as Stored } from '../records/record';
import * as refs from '../records/refs';
import { iso } from '../time';
import { NEW_INSTALLATION } from './installation';

const BACKUPS_KEPT_MS = KEPT_DAYS * 24 * 60 * 60 * 1000;

/** When the last backup of a project is gone that was removed; the removal of everything takes backups along. */
const backupsGoneBy = (doneAt: number): string => iso(doneAt + BACKUPS_KEPT_MS);

/** What was removed, for people: counts and hashes by kind. */
export const removedByKind = (
  removed: Readonly<Record<string, RemovedKind>>,
): Pick<CertificateView, 'counts' | 'hashes'> => ({
  counts: Object.fromEntries(Object.entries(removed).map(([kind, { count }]) => [kind, count])),
  hashes: Object.fromEntries(Object.entries(removed).map(([kind, { sha256 }]) => [kind, sha256])),
});

export const requestView = (
  { id, askedAt, askedBy, dueAt }: RemovalRequest,
  nameOf: NameOf,
): RemovalRequestView => ({
  id,
  askedAt: iso(askedAt),
  ...(askedBy !== undefined && { askedBy: nameOf(askedBy) }),
  dueAt: iso(dueAt),
});

type Ended = Stored<RemovalRecordBody & { ended: RemovalState }>;

const hasEnded = (record: Stored<RemovalRecordBody> | undefined): record is Ended =>
  record?.body.ended !== undefined;

function certificateView({ projectId, body }: Ended, nameOf: NameOf): CertificateView {
  const { key, name, asked, removed, linksOff, ended } = body;
  const { announcedAt, doneAt = announcedAt, propertiesLeft = 0 } = ended;
  const firstPassAt = firstPassOf(ended);
  return {
    project: { id: projectId, key, name },
    asked: requestView(asked, nameOf),
    closedAt: iso(announcedAt),
    ...(firstPassAt !== undefined && { firstPassAt: iso(firstPassAt) }),
    doneAt: iso(doneAt),
    ...removedByKind(removed),
    linksOff,
    // Of a project that Jira deleted they went with its issues.
    propertiesLeft: isOfDeletion(asked) ? 0 : propertiesLeft,
    backupsGoneBy: backupsGoneBy(doneAt),
  };
}

/** The installation's record, and the certificates it names, the newest first. */
const onRecord = (): Promise<{ installation: InstallationBody; certificates: Ended[] }> =>
  consult(async (records) => {
    const [record] = await records.read([refs.installation()]);
    const installation = record?.body ?? NEW_INSTALLATION;
    const found = await records.read((installation.certificates ?? []).map(refs.removal));
    return { installation, certificates: found.filter(hasEnded) };
  });

const namesIn = (requests: readonly RemovalRequest[]): Promise<NameOf> =>
  namesOf(distinct(requests.flatMap(({ askedBy }) => askedBy ?? [])));

/** What is on record of removals of the project at hand. */
export async function projectRemovalView({ project }: ProjectContext): Promise<ProjectRemovalView> {
  const { installation, certificates } = await onRecord();
  const request = installation.requests?.[project.id];
  const own = certificates.filter(({ projectId }) => projectId === project.id);
  const nameOf = await namesIn([...(request ? [request] : []), ...own.map(({ body }) => body.asked)]);
  return {
    ...(request && { request: requestView(request, nameOf) }),
    certificates: own.map((certificate) => certificateView(certificate, nameOf)),
  };
}

/** What is on record of removals on request over the whole site. */
export async function siteRemovalView(): Promise<SiteRemovalView> {
  const { installation, certificates } = await onRecord();
  const { request, requests = {} } = installation;
  const nameOf = await namesIn([
    ...(request ? [request] : []),
    ...certificates.map(({ body }) => body.asked),
  ]);
  return {
    ...(request && { request: requestView(request, nameOf) }),
    projects: Object.entries(requests).map(([id, removal]) => ({
      project: { id, key: removal.key, name: removal.name },
      dueAt: iso(removal.dueAt),
      isClosed: isClosed(removal),
      isDeleted: isOfDeletion(removal),
    })),
    certificates: certificates.map((certificate) => certificateView(certificate, nameOf)),
  };
}
