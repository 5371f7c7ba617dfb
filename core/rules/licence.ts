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
 * One reading of the licence. Lapsed is only what production says outright and nothing contradicts: the context calls
 * the licence inactive, or the endpoint knows none. The context that calls it active is believed whatever the endpoint
 * says: people's own calls carry it and let them work, and nothing may be removed beneath them. Where only the endpoint
 * calls it active, nobody knows. A missing or failed reading is unknown too, which changes nothing for anybody; outside
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
  if (active === true) return 'active';
  if (active === false) return endpointReading === 'active' ? 'unknown' : 'lapsed';
  if (endpointReading === 'none') return 'lapsed';
  return endpointReading === 'active' ? 'active' : 'unknown';
}
