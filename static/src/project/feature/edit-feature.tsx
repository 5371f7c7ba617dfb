import { OnDemand } from '../../components/on-demand';
import type * as editor from './feature-editor';

/** The editor and the Gherkin parser. */
const load = (): Promise<typeof editor> => import('./feature-editor');

export const EditFeature = (props: editor.FeatureEditorProps) => (
  <OnDemand load={load}>{({ FeatureEditor }) => <FeatureEditor {...props} />}</OnDemand>
);
