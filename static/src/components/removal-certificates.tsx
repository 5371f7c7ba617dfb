import Button from '@atlaskit/button/new';
import DownloadIcon from '@atlaskit/icon/core/download';
import type { CertificateView } from '../../../src/invoke-api';
import { saveFile } from '../save-file';
import { strings } from '../strings';
import { day } from '../time';

const words = strings.removal;

/** The certificate as a file: who asked, when it was done, counts and hashes; nothing of what was kept. */
export const certificateFile = (certificate: CertificateView): string => {
  const { backupsGoneBy, propertiesLeft } = certificate;
  const asked = { ...certificate.asked, askedBy: certificate.asked.askedBy ?? words.byJira };
  const notes = [
    words.backups(backupsGoneBy.slice(0, 10)),
    words.links,
    ...(propertiesLeft ? [words.properties(propertiesLeft)] : []),
  ];
  return `${JSON.stringify({ certificate: words.certificate, ...certificate, asked, notes }, null, 2)}\n`;
};

const nameOf = ({ project, doneAt }: CertificateView): string =>
  `behave-pro-removal-${project.key}-${doneAt.slice(0, 10)}.json`;

/** Removals of projects that have ended, each with its certificate. */
export function RemovalCertificates({ certificates }: { certificates: readonly CertificateView[] }) {
  if (certificates.length === 0) return null;
  return (
    <div className="bp-scroll" tabIndex={0} role="region" aria-label={words.certificates}>
      <table className="bp-table">
        <caption>{words.certificates}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.project}</th>
            <th scope="col">{words.columns.asked}</th>
            <th scope="col">{words.columns.done}</th>
            <th scope="col">{words.columns.certificate}</th>
          </tr>
        </thead>
        <tbody>
          {certificates.map((certificate) => (
            <CertificateRow key={certificate.asked.id} certificate={certificate} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CertificateRow({ certificate }: { certificate: CertificateView }) {
  const { project, asked, doneAt } = certificate;
  return (
    <tr>
      <th scope="row">
        {project.name} <span className="bp-subtle">{project.key}</span>
      </th>
      <td>
        {day(asked.askedAt)}
        <div className="bp-subtle">{asked.askedBy ?? words.byJira}</div>
      </td>
      <td>{day(doneAt)}</td>
      <td>
        <Button
          spacing="compact"
          iconBefore={DownloadIcon}
          onClick={() => saveFile(nameOf(certificate), certificateFile(certificate), 'application/json')}
        >
          {words.download}
          <span className="bp-hidden">{words.ofRemoval(project.key, day(doneAt))}</span>
        </Button>
      </td>
    </tr>
  );
}
