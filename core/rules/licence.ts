export type LicenceState = 'active' | 'lapsed' | 'unknown';

export interface LicenceFacts {
  /** As the platform names it; only `PRODUCTION` is licensed. */
  environmentType: string | undefined;
  /** The licence in the invocation's context, where either name is used; absent for free apps and when the platform left it out. */
  contextLicense?: { active?: boolean | undefined; isActive?: boolean | undefined } | null | undefined;
  /** What the licence endpoint answered, if it was asked; `failed` when it gave no usable answer. */
  endpointReading?: 'active' | 'none' | 'failed' | undefined;
}

/**
 * One reading of the licence. Lapsed is only what production says outright: the context calls the licence inactive,
 * or the endpoint knows none. A missing or failed reading is unknown, which changes nothing for anybody; outside
 * production there is no licence to lapse.
 */
export function licenceState({
  environmentType,
  contextLicense,
  endpointReading,
}: LicenceFacts): LicenceState {
  if (environmentType === undefined) return 'unknown';
  if (environmentType !== 'PRODUCTION') return 'active';
  const active = contextLicense?.active ?? contextLicense?.isActive;
  if (active === false || endpointReading === 'none') return 'lapsed';
  return active === true || endpointReading === 'active' ? 'active' : 'unknown';
}
