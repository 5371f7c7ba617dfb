import Button from '@atlaskit/button/new';
import { Failure } from '../components/failure';
import { KeysTable } from '../keys/keys-table';
import { strings } from '../strings';
import type { AdminCall } from './admin';
import { useSiteKeys } from './use-site-keys';

const words = strings.admin.keys;

/** The keys of all projects, each with its project. */
export function SiteKeys({ call }: { call: AdminCall }) {
  const { keys, more, reading, changed } = useSiteKeys(call);
  const active = keys.filter(({ state }) => state === 'active').length;
  const { busy, failure } = reading;
  return (
    <>
      <p role="status" className="bp-subtle">
        {busy ? words.loading : keys.length > 0 ? words.count(keys.length, active) : !failure && words.none}
      </p>
      {keys.length > 0 && (
        <KeysTable
          label={words.table}
          keys={keys}
          canRevoke
          revoke={({ project }, revocation) =>
            call('revokeKey', { ...revocation, projectId: project?.id ?? '' })
          }
          onRevoked={changed}
        />
      )}
      {failure && <Failure failure={failure} title={words.failed} onRetry={reading.run} />}
      {more && !failure && (
        <div className="bp-actions">
          <Button isLoading={busy} onClick={() => void reading.run()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
