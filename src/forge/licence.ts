import { getAppContext } from '@forge/api';

/** What the platform says of the app in this invocation; the licence is absent outside production and for free apps. */
export interface AppFacts {
  installation: string;
  environmentType: string;
  license?: { active?: boolean; isActive?: boolean };
}

/** Reads the present invocation's facts; costs no request. */
export function appFacts(): AppFacts {
  const { installationAri, environmentType, license } = getAppContext();
  return { installation: installationAri.installationId, environmentType, ...(license && { license }) };
}
