import { type ManifestRule, manifestProblems, say } from '../../../local-host/platform/manifest-rules';

/** Removed in 2025; `search/jql` took their place. */
const REMOVED_ENDPOINTS = /\/rest\/api\/(?:2|3|latest)\/search(?!\/(?:jql|approximate-count))\b/;

const PROMISES: ManifestRule[] = [
  ({ permissions }) =>
    say(
      permissions?.external !== undefined,
      'permissions.external is declared; the app calls no outside host',
    ),
  ({ permissions }) =>
    Object.entries(permissions?.content ?? {}).flatMap(([kind, values]) =>
      values
        .filter((value) => value.startsWith('unsafe-'))
        .map((value) => `permissions.content.${kind} allows ${value}`),
    ),
  (_, sources) =>
    sources.flatMap(({ file, text }) =>
      say(
        REMOVED_ENDPOINTS.test(text),
        `${file} calls a removed Jira endpoint: ${REMOVED_ENDPOINTS.exec(text)?.[0]}`,
      ),
    ),
];

/** What the platform would refuse, or this app promises not to do, that neither published check looks at. */
export const appProblems: ManifestRule = (manifest, sources) =>
  [manifestProblems, ...PROMISES].flatMap((rule) => rule(manifest, sources));
