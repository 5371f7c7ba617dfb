import type { PanelView } from '../../../../src/invoke-api';
import type { Live } from '../../hooks/use-live';
import { strings } from '../../strings';
import type { PanelCall } from '../panel';
import { Questions } from './questions';
import { Ready } from './ready';
import { useAgreement } from './use-agreement';

interface Props extends Pick<Live<PanelView>, 'reload' | 'update'> {
  view: PanelView;
  call: PanelCall;
}

const ID = 'bp-agreement';

/** Leads there from where it is summed up. */
export const goToAgreement = (): void => document.getElementById(ID)?.focus();

/** What people say of the story as its scenarios are: that it is ready, or what they still want to know. */
export function Agreement(props: Props) {
  const { agreement, scenarios } = props.view;
  const acts = useAgreement(props);
  const said = agreement.ready.length > 0 || agreement.questions.length > 0;
  if (!agreement.canVote && !said) return null;
  return (
    <section className="bp-agreement" aria-labelledby={ID}>
      <h2 id={ID} tabIndex={-1} className="bp-hidden">
        {strings.agreement.title}
      </h2>
      <Ready agreement={agreement} acts={acts} canBegin={scenarios.length > 0} />
      <Questions view={props.view} acts={acts} />
    </section>
  );
}
