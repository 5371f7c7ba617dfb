import type {
  Actor,
  Clock,
  Jira,
  JiraMeter,
  JiraTrouble,
  Manifest,
  ProductEvent,
  WireRequest,
  WireResponse,
} from '../contract';
import type { QuotaTime } from '../rate-limit';
import type { Store } from '../store';
import { declaredAliases } from './aliases';
import { HANDLERS } from './handlers';
import { principalOf } from './permissions/principal';
import { checkAnswer, errorToWire, readRequest, toWire } from './rest/dispatch';
import { notModelled } from './rest/errors';
import { type Operation, operationsOf, readExtract } from './rest/extract';
import type { Answer, Call, Handler } from './rest/handler';
import { createRates } from './rest/rates';
import { createRouter } from './rest/router';
import { createSchemaCheck } from './rest/schema';
import { scopesAllow } from './rest/scopes';
import { findAccount, PEOPLE } from './site/people';
import { Site } from './site/site';
import { createTaskRunner } from './task-runner';

export interface JiraDeps {
  store: Store;
  clock: Clock;
  meter: JiraMeter;
  /** Read at every call: the manifest may change while the host runs. */
  manifest: () => Manifest;
  /** Called for each event once what caused it is committed. */
  emit: (event: ProductEvent) => void;
  /** Origin of `self` links, without a slash at its end. */
  baseUrl?: string;
  quotaTime?: QuotaTime | undefined;
}

const REMOVED = {
  errorMessages: [
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  ],
  errors: {},
};

/**
 * The stand-in Jira: serves the operations of `operations.json` as the published OpenAPI document defines them,
 * over the store. Answers are Jira's (4xx with `errorMessages` and `errors`), and 501 for what is not modelled.
 * A 500 means a bug of the stand-in: its answer broke the schema, and nothing of the call was stored.
 */
export function createJira(deps: JiraDeps): Jira {
  const { store, clock, meter, manifest, emit, baseUrl = 'http://localhost:4000', quotaTime } = deps;
  const table = store.table<unknown>('jira');
  const extract = readExtract();
  const route = createRouter(operationsOf(extract));
  const check = createSchemaCheck(extract);
  const rates = createRates(quotaTime);
  const scopes = (): string[] => manifest().permissions.scopes;
  const tasks = createTaskRunner(table, () => ({ scopes: scopes(), now: clock.now(), baseUrl }), emit);
  tasks.resume();

  async function serve(actor: Actor, request: WireRequest, trouble?: JiraTrouble): Promise<WireResponse> {
    const url = new URL(request.path, baseUrl);
    const method = request.method.toUpperCase();
    if (url.pathname === '/rest/api/3/search') return toWire({ status: 410, body: REMOVED });
    const found = route(method, url.pathname);
    const handler = found && HANDLERS[found.operation.name];
    if (!found || !handler) throw notModelled(`${method} ${url.pathname}`);
    const { operation, path } = found;
    let points = 1;
    try {
      const principal = principalOf(actor, scopes());
      if (!principal) return unauthorized('Unauthorized');
      if (actor.kind !== 'person' && !scopesAllow(operation.definition, scopes())) {
        return unauthorized('Unauthorized; scope does not match');
      }
      const site = new Site(table, actor.installation);
      const issue = path.issueIdOrKey;
      const refused =
        actor.kind !== 'person' &&
        rates.refusal(actor.installation, operation, issue && (site.findIssue(issue)?.id ?? issue));
      if (refused) {
        points = 0;
        return refused;
      }
      const { query, body } = readRequest(
        operation,
        handler,
        request,
        url.searchParams,
        check,
        actor.kind !== 'person',
      );
      const events: ProductEvent[] = [];
      const started: string[] = [];
      const { installation } = actor;
      const answer = await run(operation, handler, {
        site,
        principal,
        fromApp: actor.kind !== 'person',
        now: clock.now(),
        baseUrl,
        path,
        query,
        body,
        aliases: declaredAliases(manifest()),
        emit: (event, payload) => events.push({ installation, event, payload }),
        afterwards: (taskId) => started.push(taskId),
        ...(trouble && { fails: trouble.fails }),
      });
      if (handler.kind === 'read') points += answer.objects ?? 0;
      for (const taskId of started) tasks.start(installation, taskId);
      events.forEach(emit);
      return toWire(answer);
    } finally {
      meter.jira(operation.template, points);
      if (actor.kind !== 'person') rates.spend(actor.installation, points);
    }
  }

  /** A handler that throws, or whose answer breaks the schema, leaves nothing behind in the store. */
  function run(operation: Operation, handler: Handler, call: Call): Answer | Promise<Answer> {
    const work = (): Answer => {
      const answer = handler.handle(call);
      checkAnswer(operation, answer, check);
      return answer;
    };
    return handler.kind === 'write' || handler.records ? table.childTransaction(work) : work();
  }

  return {
    handle: (actor, request, trouble) => serve(actor, request, trouble).catch(errorToWire),
    users: () => [...PEOPLE],
    userByName: (_installation, name) => PEOPLE.find((person) => person.name === name),
    async reset(installation) {
      rates.renew(installation);
      await table.childTransaction(() => new Site(table, installation).clear());
    },
    setIssueScheme: (installation, projectKey, scheme) =>
      table.childTransaction(() => {
        const site = new Site(table, installation);
        const project = site.findProject(projectKey);
        if (project) site.putProject({ ...project, scheme });
        return project !== undefined;
      }),
    mails: (installation) =>
      new Site(table, installation).mails().map(({ to, sent, issueId, ...mail }) => ({
        ...mail,
        sent: new Date(sent).toISOString(),
        to: to.flatMap((accountId) => findAccount(accountId)?.name ?? []),
      })),
    issueProperties: (installation) => new Site(table, installation).properties(),
  };
}

/** The gateway in front of Jira refuses in a shape of its own. */
function unauthorized(message: string): WireResponse {
  return toWire({ status: 401, body: { code: 401, message } });
}
