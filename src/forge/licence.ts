import { asApp, getAppContext, route } from '@forge/api';
import { responseOf } from './again';

/** What the platform says of the app in this invocation; the licence is absent outside production and for free apps. */
export interface AppFacts {
  installation: string;
  environmentType: string;
  /** Of the app. */
  version: string;
  license?: { active?: boolean; isActive?: boolean };
}

/** Reads the present invocation's facts; costs no request. */
export function appFacts(): AppFacts {
  const { installationAri, environmentType, appVersion, license } = getAppContext();
  const { installationId: installation } = installationAri;
  return { installation, environmentType, version: appVersion, ...(license && { license }) };
}

interface LicenceAnswer {
  results?: { data?: { active?: boolean; isActive?: boolean } }[];
}

/**
 * Asks the licence endpoint. `none` only where it says outright that the licence is not active: an empty answer is what
 * a free app gets too. Never throws: whatever is no usable answer is `failed`.
 */
export async function readLicence(): Promise<'active' | 'none' | 'failed'> {
  try {
    const response = await responseOf(() => asApp().requestAtlassian(route`/forge/installation/v1/license`), {
      harmless: true,
    });
    if (!response.ok) return 'failed';
    const { results } = (await response.json()) as LicenceAnswer;
    const active = results?.[0]?.data?.active ?? results?.[0]?.data?.isActive;
    if (active === undefined) return 'failed';
    return active ? 'active' : 'none';
  } catch {
    return 'failed';
  }
}
