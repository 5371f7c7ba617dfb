import type { ComponentProps } from 'react';
import { OnDemand } from '../components/on-demand';
import type * as editors from './editor/index';

type Editors = typeof editors;

/** The editor, the feature list's combobox and the Gherkin parser. */
const load = (): Promise<Editors> => import('./editor/index');

export const AddScenario = (props: ComponentProps<Editors['AddScenario']>) => (
  <OnDemand load={load}>{(loaded) => <loaded.AddScenario {...props} />}</OnDemand>
);

export const EditScenario = (props: ComponentProps<Editors['EditScenario']>) => (
  <OnDemand load={load}>{(loaded) => <loaded.EditScenario {...props} />}</OnDemand>
);
