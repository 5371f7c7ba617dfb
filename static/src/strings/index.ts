import { admin } from './admin';
import { agreement } from './agreement';
import { archive } from './archive';
import { audit } from './audit';
import { backups } from './backups';
import { board } from './board';
import { common } from './common';
import { family } from './family';
import { defects } from './defects';
import { importing } from './importing';
import { panel } from './panel';
import { project } from './project';
import { removal } from './removal';
import { saving } from './saving';
import { settings } from './settings';
import { versions } from './versions';

/** Every text the Custom UI shows. Texts that come with an error reply are worded by the backend. */
export const strings = {
  ...common,
  ...panel,
  ...agreement,
  ...board,
  ...family,
  ...defects,
  ...project,
  ...importing,
  ...admin,
  ...audit,
  ...archive,
  ...backups,
  ...settings,
  ...removal,
  ...saving,
  ...versions,
} as const;

/** Outcomes counted, for example "2 passed, 1 failed"; `pairs` with 0 are left out. */
export const tally = (pairs: readonly (readonly [number, string])[]): string =>
  pairs
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ');
