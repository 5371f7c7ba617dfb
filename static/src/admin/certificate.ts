import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';

export type Removed = NonNullable<AdminView['removed']>;

/** The certificate as a file: dates, counts, hashes and readings of the licence; nothing of what was stored. */
export const certificate = (removed: Removed, readings: AdminView['licence']['readings']): string =>
  `${JSON.stringify({ certificate: strings.admin.removal.certificate, ...removed, licenceReadings: readings }, null, 2)}\n`;

/** Named by the day the removal ended. */
export const certificateName = ({ doneAt }: Removed): string =>
  `behave-pro-removal-${doneAt.slice(0, 10)}.json`;
