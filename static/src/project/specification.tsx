import Button from '@atlaskit/button/new';
import ArrowLeftIcon from '@atlaskit/icon/core/arrow-left';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { FeatureView, ProjectView } from '../../../src/invoke-api';
import { useLeaveWarning } from '../hooks/use-leave-warning';
import type { Live } from '../hooks/use-live';
import { strings } from '../strings';
import { Empty } from './empty';
import { OpenedFeature } from './feature/opened-feature';
import { ImportPane } from './import/import';
import { ImportBar } from './import/import-bar';
import { useImport } from './import/use-import';
import { FeatureList } from './list/feature-list';
import { useSearch } from './list/use-search';
import { NewFeature, type NewText } from './new-feature';
import type { ProjectCall } from './project';
import { RemovedFeatures } from './removed/removed-features';
import { useRecover } from './removed/use-recover';
import { Said, type Done } from '../components/said';
import { withFeature, withTyped } from './summaries';
import { Toolbar } from './toolbar';
import { useDrafts } from './use-drafts';
import { useFileDrop } from './use-file-drop';
import { useOpened } from './use-opened';

interface Props extends Pick<Live<ProjectView>, 'reload' | 'update'> {
  view: ProjectView;
  call: ProjectCall;
}

type Side = 'feature' | 'new' | 'import' | 'removed';

const NOTHING: NewText = { name: '', description: '' };
/** Beyond any text: the caret goes to its end. */
const END = { line: Number.MAX_SAFE_INTEGER, column: Number.MAX_SAFE_INTEGER };

/** An enabled project's features: the list, and beside it the opened one, a new one or an import. */
export function Specification({ view, call, reload, update }: Props) {
  const [openedId, setOpened] = useOpened();
  const [side, setSide] = useState<Side>('feature');
  const [newText, setNewText] = useState(NOTHING);
  const [madeId, setMade] = useState<string>();
  const [said, setSaid] = useState<Done>();
  const chose = useRef(false);
  const root = useRef<HTMLDivElement>(null);
  const recover = useRecover(call);
  const drafts = useDrafts();
  const search = useSearch(call);
  const imports = useImport(call, () => void reload());
  const { canEdit, lapse, readOnlyReason } = view.access;

  const open = useCallback(
    (id: string | undefined): void => {
      chose.current = true;
      setSide('feature');
      setSaid(undefined);
      setOpened(id);
    },
    [setOpened],
  );
  const over = useFileDrop(
    canEdit && !imports.running
      ? (files) => {
          setSide('import');
          imports.choose(files);
        }
      : undefined,
  );
  useLeaveWarning(
    imports.running || drafts.unsaved.size > 0 || newText.name !== '' || newText.description !== '',
  );

  const put = (feature: FeatureView): void =>
    update((now) => ({ ...now, features: withFeature(now.features, feature) }));
  const back = (): void => {
    const row = root.current?.querySelector<HTMLElement>('[aria-current]');
    if (side === 'feature') open(undefined);
    setSide('feature');
    // The list is shown again only after this.
    setTimeout(() => row?.focus());
  };
  const features = useMemo(
    () =>
      withTyped(
        view.features,
        [...drafts.unsaved].flatMap((id) => drafts.of(id)?.base ?? []),
      ),
    [view.features, drafts],
  );
  const write = canEdit
    ? {
        onNew: () => setSide('new'),
        onImport: () => setSide('import'),
        onRemoved: () => setSide('removed'),
      }
    : undefined;
  const restored = (feature: FeatureView, say: (name: string) => string): void => {
    put(feature);
    open(feature.id);
    setSaid({ text: say(feature.name || strings.features.untitled) });
  };
  const close = (): void => {
    imports.reset();
    setSide('feature');
  };
  const sideShown = side !== 'feature' || openedId !== undefined;
  const empty = features.length === 0 && !sideShown;
  const columns = [
    'bp-columns',
    sideShown && 'bp-columns-side',
    features.length === 0 && 'bp-columns-alone',
  ].filter(Boolean);
  return (
    <div ref={root} className="bp-specification">
      {over && canEdit && (
        <p className="bp-drop" role="status">
          {imports.running ? strings.project.dropBusy : strings.project.dropHere}
        </p>
      )}
      {!canEdit && !lapse && <p className="bp-readonly">{readOnlyReason ?? strings.project.readOnly}</p>}
      {(features.length > 0 || (side === 'feature' && sideShown)) && (
        <Toolbar features={features} write={write} />
      )}
      {side !== 'import' && <ImportBar imports={imports} onShow={() => setSide('import')} />}
      {said && <Said key={said.text} done={said} onDismiss={() => setSaid(undefined)} />}
      {empty ? (
        <Empty write={write} />
      ) : (
        <div className={columns.join(' ')}>
          {features.length > 0 && (
            <FeatureList
              features={features}
              openedId={openedId}
              unsaved={drafts.unsaved}
              onOpen={open}
              search={search}
            />
          )}
          <div className="bp-side">
            {sideShown && (
              <div className="bp-back">
                <Button appearance="subtle" iconBefore={ArrowLeftIcon} onClick={back}>
                  {strings.project.back}
                </Button>
              </div>
            )}
            {side === 'new' && (
              <NewFeature
                call={call}
                language={view.project.defaultLanguage}
                value={newText}
                onChange={setNewText}
                onCreated={(feature) => {
                  setNewText(NOTHING);
                  put(feature);
                  setMade(feature.id);
                  open(feature.id);
                  setSaid({ text: strings.project.created(feature.name) });
                }}
                onCancel={() => {
                  setNewText(NOTHING);
                  setSide('feature');
                }}
              />
            )}
            {side === 'import' && (
              <ImportPane
                imports={imports}
                language={view.project.defaultLanguage}
                onOpen={open}
                onClose={close}
              />
            )}
            {side === 'removed' && (
              <RemovedFeatures
                call={call}
                onRecovered={(feature) => restored(feature, strings.removed.broughtBack)}
                onClose={() => setSide('feature')}
              />
            )}
            {side === 'feature' && openedId !== undefined && (
              <OpenedFeature
                key={openedId}
                id={openedId}
                call={call}
                canEdit={canEdit}
                drafts={drafts}
                startsAt={openedId === madeId ? END : undefined}
                takesFocus={chose.current}
                features={view.features}
                chosen={search.chosen && (search.chosen[openedId] ?? [])}
                onOthers={() => void reload()}
                onOpen={open}
                onBegin={() => setSaid(undefined)}
                onChanged={(feature) => {
                  // What was said of it before is old news now, its name perhaps as well.
                  setSaid(undefined);
                  put(feature);
                }}
                onRemoved={({ id, name }) => {
                  update((now) => ({ ...now, features: now.features.filter((one) => one.id !== id) }));
                  open(undefined);
                  setSaid({
                    text: strings.project.removed(name || strings.features.untitled),
                    undo: async () => restored(await recover(id), strings.removed.broughtBack),
                  });
                }}
                onRestored={(feature) => restored(feature, strings.feature.restored)}
              />
            )}
            {!sideShown && <p className="bp-subtle bp-hint">{strings.project.choose}</p>}
          </div>
        </div>
      )}
    </div>
  );
}
