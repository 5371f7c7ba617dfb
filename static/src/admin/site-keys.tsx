import { KeysTable } from '../keys/keys-table';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { Paged } from './paged';
import { useSiteKeys } from './use-site-keys';

const words = strings.admin.keys;

/** The keys of all projects, each with its project. */
export function SiteKeys({ call }: { call: AdminCall }) {
  const { keys, more, reading, changed } = useSiteKeys(call);
  const active = keys.filter(({ state }) => state === 'active').length;
  return (
    <Paged
      words={words}
      more={more}
      reading={reading}
      count={keys.length > 0 ? words.count(keys.length, active) : undefined}
    >
      <KeysTable
        label={words.table}
        keys={keys}
        canRevoke
        revoke={({ project }, revocation) =>
          call('revokeKey', { ...revocation, projectId: project?.id ?? '' })
        }
        onRevoked={changed}
      />
    </Paged>
  );
}
