import type { Installation } from './installations';

/** The licence as the app sees it. Atlassian's pages name the flag `isActive` in one place and `active` in another. */
export interface License {
  active: boolean;
  isActive: boolean;
  isEvaluation: boolean;
  type: string | null;
  billingPeriod: string | null;
  subscriptionEndDate: string | null;
  trialEndDate: string | null;
  supportEntitlementNumber: string | null;
}

function licenseOf({ license }: Installation): License | undefined {
  if (license === 'absent' || license === 'error') return undefined;
  const active = license !== 'lapsed';
  return {
    active,
    isActive: active,
    isEvaluation: license === 'evaluation',
    type: 'commercial',
    billingPeriod: 'MONTHLY',
    subscriptionEndDate: null,
    trialEndDate: null,
    supportEntitlementNumber: 'SEN-L12345678',
  };
}

/** What the app's context says: nothing outside production. */
export const contextLicense = (installation: Installation): License | undefined =>
  installation.environment === 'PRODUCTION' ? licenseOf(installation) : undefined;

/** The answer of `GET /forge/installation/v1/license`: an empty record where there is no licence. */
export function licenseAnswer(appId: string, installation: Installation): { status: number; body: unknown } {
  if (installation.license === 'error') {
    return { status: 500, body: { code: 500, message: 'An internal error occurred' } };
  }
  return { status: 200, body: { results: [{ appId, data: contextLicense(installation) ?? {} }] } };
}
