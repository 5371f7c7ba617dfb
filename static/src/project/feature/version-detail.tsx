import Button from '@atlaskit/button/new';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useCallback, useId, useMemo, useState } from 'react';
import type { FeatureVersion, FeatureView } from '../../../../src/invoke-api';
import { ApiFailure } from '../../api';
import { Differences } from '../../components/differences';
import { Failure } from '../../components/failure';
import { GherkinText } from '../../components/gherkin-text';
import { Skeleton } from '../../components/skeleton';
import { useAction } from '../../hooks/use-action';
import { useLive } from '../../hooks/use-live';
import { useOnce } from '../../hooks/use-once';
import { readable } from '../../readable';
import { strings } from '../../strings';
import type { ProjectCall } from '../project';

interface Props {
  feature: FeatureView;
  version: FeatureVersion;
  /** When it was saved, as the list says it. */
  time: string;
  /** It is the text the feature has now. */
  present: boolean;
  canEdit: boolean;
  call: ProjectCall;
  reload: () => Promise<void>;
  onRestored: (feature: FeatureView) => void;
}

/** What was saved once does not change: the longest wait there is. */
const POLL_MS = 2 ** 31 - 1;
const words = strings.history;

/** One text the feature had, and the way back to it. */
export function VersionDetail({ feature, version: chosen, time, present, ...props }: Props) {
  const { canEdit, call, reload, onRestored } = props;
  const id = useId();
  const { version } = chosen;
  const { id: featureId, textHash, language } = feature;
  const load = useCallback(() => call('version', { featureId, version }), [call, featureId, version]);
  const live = useLive(load, POLL_MS);
  const once = useOnce();
  const [tab, setTab] = useState(0);
  const restore = useAction(async () => {
    try {
      onRestored((await once((made) => call('restore', made), { featureId, version, textHash })).feature);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'Conflict') throw error;
      await reload();
      setTab(0);
      throw new ApiFailure('Conflict', words.changedSince);
    }
  });
  const text = live.data && readable(live.data.text);
  const now = useMemo(() => readable(feature.text), [feature.text]);
  const same = text === now;
  return (
    <section className="bp-history" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{words.versionOf(time)}</h4>
      {live.failure && <Failure failure={live.failure} onRetry={() => void live.reload()} />}
      {text === undefined && !live.failure && <Skeleton rows={4} />}
      {text !== undefined && (present || same) && (
        <>
          <p>{present ? words.isPresent : words.same}</p>
          <GherkinText text={text} language={language} label={words.textOf(time)} numbered />
        </>
      )}
      {text !== undefined && !present && !same && (
        <>
          {canEdit && (
            <div className="bp-actions">
              <Button
                isLoading={restore.busy}
                aria-describedby={`${id}-help`}
                onClick={() => void restore.run()}
              >
                {words.restore}
              </Button>
              <p id={`${id}-help`} className="bp-subtle">
                {words.restoreHelp}
              </p>
            </div>
          )}
          {restore.failure && <Failure failure={restore.failure} title={words.notRestored} />}
          <Tabs id="version" selected={tab} onChange={setTab}>
            <TabList>
              <Tab>{words.tabs.differences}</Tab>
              <Tab>{words.tabs.text}</Tab>
            </TabList>
            <TabPanel>
              <div className="bp-tab">
                <p className="bp-subtle">{words.legend}</p>
                <Differences before={now} after={text} label={words.differences(time)} />
              </div>
            </TabPanel>
            <TabPanel>
              <div className="bp-tab bp-whole-text">
                <GherkinText text={text} language={language} label={words.textOf(time)} numbered />
              </div>
            </TabPanel>
          </Tabs>
        </>
      )}
    </section>
  );
}
