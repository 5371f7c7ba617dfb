import type { FeatureView } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';

/** The feature as it is now; what is `known` of it while that is the same. Rejects with `ApiFailure`. */
export async function loadFeature(
  call: ProjectCall,
  featureId: string,
  known?: FeatureView,
): Promise<FeatureView> {
  const reply = await call('feature', { featureId, ...(known && { seen: known.seen }) });
  if ('feature' in reply) return reply.feature;
  if (known) return known;
  throw new ApiFailure('Unavailable', strings.errors.notUnderstood);
}
