import type { Database, Key } from 'lmdb';
import type {
  CommentRecord,
  IssueRecord,
  LinkRecord,
  MailRecord,
  ProjectRecord,
  PropertyRecord,
  TaskRecord,
  VersionRecord,
  WatcherRecord,
} from './records';

export type JiraTable = Database<unknown, Key>;

/** Sorts after every id and name: numbers come before strings in the store's key order. */
const LAST = '\uffff';

const keysOf = ({ key, formerKeys = [] }: { key: string; formerKeys?: string[] }): string[] => [
  key,
  ...formerKeys,
];

type Kind =
  | 'project'
  | 'projectKey'
  | 'issue'
  | 'issueKey'
  | 'version'
  | 'comment'
  | 'link'
  | 'watcher'
  | 'mail'
  | 'property'
  | 'task'
  | 'counter';

/**
 * One installation's Jira site: its records, by id and by key. Writes belong inside a transaction of the table;
 * what is written there is read back at once.
 */
export class Site {
  constructor(
    private readonly table: JiraTable,
    readonly installation: string,
  ) {}

  project(id: string): ProjectRecord | undefined {
    const project = this.get<ProjectRecord>('project', Number(id));
    return project?.trashedAt === undefined ? project : undefined;
  }

  /** By numeric id or key, a former one too; one in the trash is found only when asked for. */
  findProject(idOrKey: string, { inTrash = false } = {}): ProjectRecord | undefined {
    const id = /^\d+$/.test(idOrKey) ? idOrKey : this.projectIdByKey(idOrKey.toUpperCase());
    if (id === undefined) return undefined;
    return inTrash ? this.get<ProjectRecord>('project', Number(id)) : this.project(id);
  }

  /** Whose key this is or was, be it in the trash. */
  projectIdByKey(key: string): string | undefined {
    return this.get<string>('projectKey', key);
  }

  /** In the order of creation, without those in the trash or archived. */
  projects(): ProjectRecord[] {
    return this.all<ProjectRecord>('project').filter(
      ({ trashedAt, archivedAt }) => trashedAt === undefined && archivedAt === undefined,
    );
  }

  putProject(project: ProjectRecord): void {
    this.put(project, 'project', Number(project.id));
    this.put(project.id, 'projectKey', project.key);
  }

  /** Removes a project with all that is in it. */
  removeProject(project: ProjectRecord): void {
    for (const issue of this.issues()) if (issue.projectId === project.id) this.removeIssue(issue);
    for (const version of this.versions(project.id)) this.remove('version', Number(version.id));
    for (const key of keysOf(project)) this.remove('projectKey', key);
    this.remove('project', Number(project.id));
  }

  issue(id: string): IssueRecord | undefined {
    const issue = this.get<IssueRecord>('issue', Number(id));
    return issue && this.project(issue.projectId) ? issue : undefined;
  }

  /** By numeric id or key (in any case, a former one too); an issue of a project in the trash is not found. */
  findIssue(idOrKey: string): IssueRecord | undefined {
    const id = /^\d+$/.test(idOrKey) ? idOrKey : this.get<string>('issueKey', idOrKey.toUpperCase());
    return id === undefined ? undefined : this.issue(id);
  }

  /** In the order of ids, those of projects in the trash among them. */
  issues(): IssueRecord[] {
    return this.all<IssueRecord>('issue');
  }

  putIssue(issue: IssueRecord): void {
    this.put(issue, 'issue', Number(issue.id));
    this.put(issue.id, 'issueKey', issue.key);
  }

  /** Removes an issue with its comments, properties, links and watchers. */
  removeIssue(issue: IssueRecord): void {
    for (const { id } of this.comments(issue.id)) this.remove('comment', Number(issue.id), Number(id));
    for (const { key } of this.properties(issue.id)) this.removeProperty(issue.id, key);
    for (const { id } of this.links(issue.id)) this.removeLink(id);
    for (const accountId of this.watchers(issue.id)) this.removeWatcher({ issueId: issue.id, accountId });
    for (const key of keysOf(issue)) this.remove('issueKey', key);
    this.remove('issue', Number(issue.id));
  }

  version(id: string): VersionRecord | undefined {
    return this.get<VersionRecord>('version', Number(id));
  }

  /** In the order of creation, which is a version's sequence. */
  versions(projectId: string): VersionRecord[] {
    return this.all<VersionRecord>('version').filter((version) => version.projectId === projectId);
  }

  putVersion(version: VersionRecord): void {
    this.put(version, 'version', Number(version.id));
  }

  comments(issueId: string): CommentRecord[] {
    return this.all<CommentRecord>('comment', Number(issueId));
  }

  putComment(comment: CommentRecord): void {
    this.put(comment, 'comment', Number(comment.issueId), Number(comment.id));
  }

  removeComment({ issueId, id }: CommentRecord): void {
    this.remove('comment', Number(issueId), Number(id));
  }

  link(id: string): LinkRecord | undefined {
    return this.get<LinkRecord>('link', Number(id));
  }

  /** From or to an issue, in the order of creation. */
  links(issueId: string): LinkRecord[] {
    return this.all<LinkRecord>('link').filter(
      ({ inwardIssueId, outwardIssueId }) => inwardIssueId === issueId || outwardIssueId === issueId,
    );
  }

  putLink(link: LinkRecord): void {
    this.put(link, 'link', Number(link.id));
  }

  removeLink(id: string): void {
    this.remove('link', Number(id));
  }

  /** Account ids of who watches an issue. */
  watchers(issueId: string): string[] {
    return this.all<WatcherRecord>('watcher', Number(issueId)).map(({ accountId }) => accountId);
  }

  putWatcher(watcher: WatcherRecord): void {
    this.put(watcher, 'watcher', Number(watcher.issueId), watcher.accountId);
  }

  removeWatcher({ issueId, accountId }: WatcherRecord): void {
    this.remove('watcher', Number(issueId), accountId);
  }

  /** In the order in which they were sent. */
  mails(): MailRecord[] {
    return this.all<MailRecord>('mail');
  }

  putMail(mail: MailRecord): void {
    this.put(mail, 'mail', Number(mail.id));
  }

  property(issueId: string, key: string): PropertyRecord | undefined {
    return this.get<PropertyRecord>('property', Number(issueId), key);
  }

  /** Of one issue, or of all. */
  properties(issueId?: string): PropertyRecord[] {
    return issueId === undefined ? this.all('property') : this.all('property', Number(issueId));
  }

  putProperty(property: PropertyRecord): void {
    this.put(property, 'property', Number(property.issueId), property.key);
  }

  removeProperty(issueId: string, key: string): void {
    this.remove('property', Number(issueId), key);
  }

  task(id: string): TaskRecord | undefined {
    return this.get<TaskRecord>('task', Number(id));
  }

  tasks(): TaskRecord[] {
    return this.all<TaskRecord>('task');
  }

  putTask(task: TaskRecord): void {
    this.put(task, 'task', Number(task.id));
  }

  /** The next number of a sequence, beginning after `base`: 10000 for ids, 0 for issue numbers of a project. */
  next(sequence: string, base: number): number {
    const next = (this.get<number>('counter', sequence) ?? base) + 1;
    this.put(next, 'counter', sequence);
    return next;
  }

  /** Removes everything of this installation. */
  clear(): void {
    const range = { start: [this.installation], end: [this.installation, LAST] };
    for (const key of [...this.table.getKeys(range)]) void this.table.remove(key);
  }

  private get<T>(kind: Kind, ...rest: (string | number)[]): T | undefined {
    return this.table.get([this.installation, kind, ...rest]) as T | undefined;
  }

  private all<T>(kind: Kind, ...rest: (string | number)[]): T[] {
    const start = [this.installation, kind, ...rest];
    return [...this.table.getRange({ start, end: [...start, LAST] })].map(({ value }) => value as T);
  }

  private put(value: unknown, kind: Kind, ...rest: (string | number)[]): void {
    void this.table.put([this.installation, kind, ...rest], value);
  }

  private remove(kind: Kind, ...rest: (string | number)[]): void {
    void this.table.remove([this.installation, kind, ...rest]);
  }
}
