import { recall, remember } from './session';

/** The sections of the settings page that something leads to. */
export type SettingsSection = 'defects' | 'keys' | 'pipeline' | 'removal';

const NAME = 'wanted-section';

/** Says to the settings page that opens next what somebody comes for: Jira leads to a page, never to a place on it. */
export const leaveFor = (section: SettingsSection | undefined): void => remember(NAME, section);

export const wantedSection = (): string | undefined => recall(NAME);
