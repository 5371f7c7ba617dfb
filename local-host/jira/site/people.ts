import type { JiraUser } from '../../contract';

/** The five people of every site, with account ids in the two forms that Atlassian accounts have. */
export const PEOPLE: readonly JiraUser[] = [
  { accountId: '557058:0c6e0c5b-6c1e-4f0e-9d38-7a1de2a51001', name: 'ada', displayName: 'Ada Admin' },
  { accountId: '5b10a2844c20165700ede21f', name: 'paul', displayName: 'Paul Projectlead' },
  { accountId: '712020:3f2d9a9e-5a0b-4f6f-8f4e-2b1de2a51003', name: 'mira', displayName: 'Mira Member' },
  { accountId: '5e2f1a90b7d4c60ca1b3d504', name: 'vic', displayName: 'Vic Viewer' },
  { accountId: '712020:9b7c4d1e-8e2a-4c3b-a6d5-2b1de2a51005', name: 'nora', displayName: 'Nora Noaccess' },
];

/** The app's own account: what `asApp()` acts as. */
export const APP: JiraUser = {
  accountId: '557058:f58131cb-b67d-43c7-b30d-6b58d40bd077',
  name: 'app',
  displayName: 'Behave Pro',
};

const named = (name: string): JiraUser => {
  const person = PEOPLE.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`No person is called ${name}`);
  return person;
};

export const ADA = named('ada');
export const PAUL = named('paul');
export const MIRA = named('mira');
export const VIC = named('vic');
export const NORA = named('nora');

/** A person or the app, by account id. */
export function findAccount(accountId: string): JiraUser | undefined {
  return accountId === APP.accountId ? APP : PEOPLE.find((person) => person.accountId === accountId);
}
