import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import type { ProjectPage } from '../host-page';
import { useOpenPage } from '../hooks/use-open-page';
import { strings } from '../strings';
import type { SettingsSection } from '../wanted-section';
import { Failure } from './failure';

interface Props {
  page: ProjectPage;
  projectKey: string;
  /** Of the settings, what is come for. */
  section?: SettingsSection;
  /** It is what to do next. */
  primary?: boolean;
  children: ReactNode;
}

/** A button that leads to a page of a project, and under it what went wrong. */
export function OpenPage({ page, projectKey, section, primary = false, children }: Props) {
  const open = useOpenPage(page, projectKey, section);
  return (
    <>
      <Button
        appearance={primary ? 'primary' : 'default'}
        spacing="compact"
        isLoading={open.busy}
        onClick={() => void open.run()}
      >
        {children}
      </Button>
      {open.failure && <Failure failure={open.failure} title={strings.projectPages[page].notOpened} />}
    </>
  );
}
