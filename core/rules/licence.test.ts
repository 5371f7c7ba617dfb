import { licenceState, type LicenceFacts, type LicenceState } from './licence';

const production = 'PRODUCTION';
const cases: [LicenceFacts, LicenceState][] = [
  [{ environmentType: production, contextLicense: { active: true } }, 'active'],
  [{ environmentType: production, contextLicense: { active: false } }, 'lapsed'],
  [{ environmentType: production, contextLicense: { active: false }, endpointReading: 'active' }, 'unknown'],
  [{ environmentType: production, contextLicense: { active: false }, endpointReading: 'none' }, 'lapsed'],
  [{ environmentType: production, contextLicense: { active: false }, endpointReading: 'failed' }, 'lapsed'],
  [{ environmentType: production, contextLicense: { active: true }, endpointReading: 'none' }, 'active'],
  [{ environmentType: production, endpointReading: 'none' }, 'lapsed'],
  [{ environmentType: production, endpointReading: 'active' }, 'active'],
  [{ environmentType: production, endpointReading: 'failed' }, 'unknown'],
  [{ environmentType: production, contextLicense: { active: true }, endpointReading: 'failed' }, 'active'],
  [{ environmentType: production, contextLicense: { isActive: true } }, 'active'],
  [{ environmentType: production, contextLicense: { isActive: false } }, 'lapsed'],
  [{ environmentType: production, contextLicense: null }, 'unknown'],
  [{ environmentType: production, contextLicense: {} }, 'unknown'],
  [{ environmentType: production }, 'unknown'],
  [{ environmentType: 'DEVELOPMENT', contextLicense: { active: false } }, 'active'],
  [{ environmentType: 'STAGING', endpointReading: 'none' }, 'active'],
  [{ environmentType: undefined, contextLicense: { active: false } }, 'unknown'],
];
test.each(cases)('%j is %s', (facts, state) => expect(licenceState(facts)).toBe(state));
