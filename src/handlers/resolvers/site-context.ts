import { PERMISSION_FOR, type JiraPermission } from '@behave-pro/core/rules';
import { z } from 'zod';
import { SITE, type Context } from '../../context';
import { heldGlobally } from '../../forge/jira';
import { place, type Place } from './place';

/** A call from the site's administration. One Jira request says whether the person administers Jira. */
export const onSite = (name: string): Place<Context> =>
  place({
    name,
    claim: z.object({}),
    hint: 'Open this from the administration of Jira.',
    refs: () => [],
    early: () => Promise.resolve(),
    async context(base) {
      const held = await heldGlobally([PERMISSION_FOR.govern]);
      return { ...base, permissions: new Map([[SITE, new Set<JiraPermission>(held)]]) };
    },
    projectOf: () => SITE,
  });
