import { deleteIssueProperties, deleteIssueProperty, readIssueProperty, readTask } from '../forge/jira';
import { removePropertiesForSure } from './remove-properties';

jest.mock('../forge/jira', () => ({
  ...jest.requireActual<object>('../forge/jira'),
  deleteIssueProperties: jest.fn(),
  deleteIssueProperty: jest.fn(),
  readIssueProperty: jest.fn(),
  readTask: jest.fn(),
}));
jest.spyOn(console, 'warn').mockImplementation(() => undefined);

const issue = (id: string, properties?: object) => ({
  id,
  key: id,
  fields: {},
  ...(properties && { properties }),
});
const held = { 'behave-pro': { scenarios: 1 } };

beforeEach(() => {
  jest.resetAllMocks();
  jest.mocked(deleteIssueProperties).mockResolvedValue(['1']);
  jest.mocked(readTask).mockResolvedValue({ status: 'COMPLETE' });
});

test('what Jira left out of the request for many is asked for alone, and refused where that is', async () => {
  jest
    .mocked(readIssueProperty)
    .mockResolvedValue([issue('1', {}), issue('2', held), issue('3', held)] as never);
  jest.mocked(deleteIssueProperty).mockImplementation(async (_, id) => {
    if (id === '3') throw new Error('403');
  });
  expect(await removePropertiesForSure(['1', '2', '3', '4'])).toEqual({ refused: ['3'], unseen: ['4'] });
  expect(jest.mocked(deleteIssueProperty).mock.calls.map(([, id]) => id)).toEqual(['2', '3']);
});

test('where Jira does not say what is left, all may be', async () => {
  jest.mocked(readIssueProperty).mockRejectedValue(new Error('500'));
  expect(await removePropertiesForSure(['1', '2'])).toEqual({ refused: ['1', '2'], unseen: [] });
});

test('nothing is asked about no issue', async () => {
  expect(await removePropertiesForSure([])).toEqual({ refused: [], unseen: [] });
  expect(deleteIssueProperties).not.toHaveBeenCalled();
  expect(readIssueProperty).not.toHaveBeenCalled();
});
