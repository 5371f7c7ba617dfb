import Lozenge from '@atlaskit/lozenge';
import { useEffect, useRef, useState } from 'react';
import type { FeatureSummary, FeatureView, TextProblem } from '../../../../src/invoke-api';
import { Stale } from '../../components/stale';
import type { Live } from '../../hooks/use-live';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';
import { Said, type Done } from '../../components/said';
import type { Saved } from '../saving/use-save-text';
import type { Drafts } from '../use-drafts';
import { DraftBanner } from './draft-banner';
import { EditFeature } from './edit-feature';
import { Facts } from './facts';
import { FeatureActions } from './feature-actions';
import { FeatureContent, type ContentTab } from './feature-content';
import { History } from './history';
import { LintNotes } from './lint-notes';
import { useIssueLinks } from './use-issue-links';
import { useScenarioChanges } from './use-scenario-changes';

type Place = Pick<TextProblem, 'line' | 'column'>;

export interface FeaturePaneProps {
  call: ProjectCall;
  canEdit: boolean;
  drafts: Drafts;
  /** Where the caret starts when it opens in the editor. */
  startsAt?: Place;
  /** The person opened it, and did not just come to the page. */
  takesFocus: boolean;
  /** Ids of scenarios that are searched for, where some are. */
  chosen?: readonly string[];
  /** All of the project. */
  features: readonly FeatureSummary[];
  /** After a change that another feature had a part in. */
  onOthers: () => void;
  /** Opens another feature. */
  onOpen: (featureId: string) => void;
  /** Something is asked or done here now: what was said before is old news. */
  onBegin: () => void;
  /** After a change made here. */
  onChanged: (feature: FeatureView) => void;
  onRemoved: (feature: FeatureView) => void;
  /** One that was gone is there again, as another feature. */
  onRestored: (feature: FeatureView) => void;
}

interface Props extends FeaturePaneProps, Pick<Live<FeatureView>, 'failure' | 'reload' | 'update'> {
  /** As it was when last seen. */
  feature: FeatureView;
  /** It is not there any more. */
  gone: boolean;
}

/** A feature that is there, or was until a moment ago: for reading, and in the editor. */
export function FeaturePane(props: Props) {
  const { feature, gone, call, canEdit, drafts, startsAt, takesFocus, failure, reload, update } = props;
  const { chosen, features, onOthers, onOpen, onBegin, onChanged, onRemoved, onRestored } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const unsaved = drafts.of(feature.id) && { line: 1, column: 1 };
  const [place, setPlace] = useState<Place | undefined>(unsaved ?? startsAt);
  const [done, setDone] = useState<Done>();
  const [tab, setTab] = useState<ContentTab>(feature.scenarios.length > 0 ? 'scenarios' : 'text');
  const [target, setTarget] = useState<Place>();
  const [past, setPast] = useState(false);
  useEffect(() => {
    if (takesFocus && !place) title.current?.focus();
  }, []);

  const show = (changed: FeatureView, what: Done): void => {
    update(() => changed);
    onChanged(changed);
    setDone(what);
  };
  const begin = (): void => {
    setDone(undefined);
    onBegin();
  };
  const edit = (at: Place): void => {
    begin();
    setPlace(at);
  };
  const links = useIssueLinks(call, feature.id, show, begin);
  const changes = useScenarioChanges({ call, feature, features, onOthers, onOpen, show, reload, begin });
  const close = (): void => {
    setPlace(undefined);
    setPast(false);
    title.current?.focus();
  };
  const saved = ({ feature: changed, merged }: Saved): void => {
    if (gone) return onRestored(changed);
    close();
    const { saved: plain, savedDraft } = strings.feature;
    const say = changed.draft ? savedDraft : merged ? strings.merge.saved : plain;
    show(changed, { text: say(changed.name || strings.features.untitled) });
  };
  const goTo = (to: Place): void => {
    if (canEdit) return edit(to);
    setTab('text');
    setTarget({ ...to });
  };
  return (
    <section className="bp-pane" aria-labelledby="feature-name">
      <header className="bp-pane-header">
        <h2 id="feature-name" ref={title} tabIndex={-1}>
          {feature.name || strings.features.untitled}
          {feature.draft && <Lozenge appearance="warning">{strings.features.draft}</Lozenge>}
        </h2>
        {!place && !past && (
          <FeatureActions
            feature={feature}
            canEdit={canEdit}
            call={call}
            reload={reload}
            onBegin={begin}
            onEdit={() => edit({ line: 1, column: 1 })}
            onHistory={() => {
              begin();
              setPast(true);
            }}
            onRemoved={() => onRemoved(feature)}
          />
        )}
      </header>
      {done && <Said key={done.text} done={done} onDismiss={() => setDone(undefined)} />}
      {failure && !gone && <Stale failure={failure} onRetry={() => void reload()} />}
      {place ? (
        <EditFeature
          current={gone ? undefined : feature}
          known={feature}
          drafts={drafts}
          call={call}
          place={place}
          reload={reload}
          onBegin={begin}
          onSaved={saved}
          onClose={close}
        />
      ) : past ? (
        <History
          feature={feature}
          canEdit={canEdit}
          call={call}
          reload={reload}
          onRestored={(changed) => {
            close();
            show(changed, { text: strings.history.restored(changed.name || strings.features.untitled) });
          }}
          onClose={close}
        />
      ) : (
        <>
          <Facts feature={feature} />
          {feature.draft && <DraftBanner feature={feature} problems={feature.draft.problems} onGoTo={goTo} />}
          <LintNotes
            notes={feature.lint}
            onGoTo={(note) => {
              setTab('text');
              setTarget({ ...note });
            }}
          />
          <FeatureContent
            feature={feature}
            tab={tab}
            onTab={setTab}
            target={target}
            chosen={chosen}
            links={canEdit ? links : undefined}
            changes={canEdit ? changes : undefined}
          />
        </>
      )}
    </section>
  );
}
