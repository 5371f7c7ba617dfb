import Lozenge from '@atlaskit/lozenge';
import type { AdminView } from '../../../src/invoke-api';
import { strings } from '../strings';

const APPEARANCE = { active: 'success', lapsed: 'danger', unknown: 'neutral' } as const;

/** What a reading of the licence says, in a word. */
export function LicenceState({ state }: { state: AdminView['licence']['state'] }) {
  return <Lozenge appearance={APPEARANCE[state]}>{strings.admin.licence.state[state]}</Lozenge>;
}
