import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';
import { fullTime } from '../time';
import { LicenceState } from './licence-state';

const words = strings.admin.licence;

/** The newest readings of the daily trigger: what a lapse, and a removal, are decided by. */
export function LicenceReadings({ readings }: Pick<AdminView['licence'], 'readings'>) {
  if (readings.length === 0) return <p className="bp-subtle">{words.noReadings}</p>;
  return (
    <table className="bp-table">
      <caption>{words.readings}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.at}</th>
          <th scope="col">{words.columns.state}</th>
        </tr>
      </thead>
      <tbody>
        {readings.map(({ at, state }) => (
          <tr key={at}>
            <td>
              <time dateTime={at}>{fullTime(new Date(at))}</time>
            </td>
            <td>
              <LicenceState state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
