/** @jest-environment jsdom */
import '../support/feature-flags-off';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ArchiveApi } from '../../../src/invoke-api';
import { fakeApp } from '../support/fake-app';
import { ArchiveSection } from './archive-section';

test('an export says that it is under way before anything has answered', async () => {
  const { call } = fakeApp<ArchiveApi>({});
  const scope = {
    of: 'project',
    call,
    projects: () => new Promise<never>(() => undefined),
    targets: async () => [],
  } as const;
  render(<ArchiveSection intro="" scope={scope} isLapsed={false} onImported={() => undefined} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export everything' }));
  const progress = screen.getByRole('progressbar', { name: 'Progress' });
  expect(progress.getAttribute('aria-valuetext')).toBe('Looking what there is to export');
});
