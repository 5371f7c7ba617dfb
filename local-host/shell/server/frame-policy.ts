import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';
import type { Manifest } from '../../contract';

/** Where a frame's browser reports what the policy stopped, on the frames' own origin. */
export const REPORT_PATH = '/__bridge/csp-report';

const processing = new CSPProcessingService({ info: () => undefined }, load);
const injection = new CSPInjectionService();

/**
 * The Content-Security-Policy of a Custom UI document, as `@forge/csp` builds it for production: `'self'` is the
 * frames' own origin, and `siteOrigin` stands for the Jira site. Only the place for reports is the local one.
 * @param html the document as the app ships it; the policy admits its inline scripts by hash
 */
export function framePolicy(manifest: Manifest, html: string, siteOrigin: string): string {
  const { content } = manifest.permissions;
  const details = processing.getCspDetails(html, { ...(content && { content }) });
  return injection
    .getInjectableCSP({ existingCSPDetails: details, microsEnv: 'prod', hostname: siteOrigin })
    .filter((directive) => !directive.startsWith('report-uri '))
    .concat(`report-uri ${REPORT_PATH}`)
    .join('; ');
}
