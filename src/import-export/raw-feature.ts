import type { ProjectContext } from '../context';
import { rawBytes, readFeature } from '../features/feature-record';
import { consult } from '../records/change';
import { sha256 } from '../sha256';

/** A feature's file as it came or was written, byte for byte: `bytes` in base64, `sha256` in hex. Throws NotFound. */
export async function rawFeature(
  context: ProjectContext,
  { featureId }: { featureId: string },
): Promise<{ path: string; bytes: string; sha256: string }> {
  const feature = await consult((records) =>
    readFeature(records, featureId, (id) => id === context.project.id),
  );
  const bytes = rawBytes(feature);
  return {
    path: feature.path,
    bytes: Buffer.from(bytes).toString('base64'),
    sha256: sha256(bytes),
  };
}
