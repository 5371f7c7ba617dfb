import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import type { AdminView } from '../../../src/invoke-api';
import { saveFile } from '../save-file';
import { strings } from '../strings';
import { day, fullTime } from '../time';
import { certificate, certificateName, type Removed } from './certificate';
import { kindName } from './kind-name';

interface Props {
  removed: Removed;
  readings: AdminView['licence']['readings'];
}

const words = strings.admin.removal;
/** Enough to compare by eye; the certificate has all of it. */
const HASH_CHARS = 12;

/** The certificate of the last removal of what was stored. */
export function RemovalSection({ removed, readings }: Props) {
  const download = (): void =>
    saveFile(certificateName(removed), certificate(removed, readings), 'application/json');
  const passes = [
    [words.announced, removed.announcedAt],
    [words.firstPass, removed.firstPassAt],
    [words.done, removed.doneAt],
  ] as const;
  return (
    <section className="bp-card" aria-labelledby="removal">
      <div className="bp-card-header">
        <h2 id="removal">{words.title}</h2>
        <Button iconBefore={DownloadIcon} onClick={download}>
          {words.download}
        </Button>
      </div>
      <p>
        {removed.asked?.askedBy !== undefined
          ? words.onRequest(removed.asked.askedBy, day(removed.asked.askedAt))
          : words.afterLapse}{' '}
        {words.text} {strings.removal.backups(day(removed.backupsGoneBy))}
      </p>
      {removed.propertiesLeft !== undefined && <p>{words.left(removed.propertiesLeft)}</p>}
      <dl className="bp-facts">
        {passes.map(
          ([name, at]) =>
            at && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{fullTime(new Date(at))}</dd>
              </div>
            ),
        )}
      </dl>
      <table className="bp-table">
        <caption>{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col" className="bp-number">
              {words.columns.count}
            </th>
            <th scope="col">{words.columns.hash}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(removed.counts).map(([kind, count]) => (
            <tr key={kind}>
              {/* Two records of each: its settings, and by which key it is found. */}
              <th scope="row">{kind === 'project' ? words.projects : kindName(kind)}</th>
              <td className="bp-number">{strings.admin.stored.count(count, false)}</td>
              <td>
                <code title={removed.hashes[kind]}>{removed.hashes[kind]?.slice(0, HASH_CHARS)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
