import {
  memo,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import type { FeatureSummary } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import { FeatureRow } from './feature-row';
import { byFolder, FILTERS, matching, type Filter } from './filter';
import { FolderGroup } from './folder-group';
import type { Search } from './use-search';

interface Props {
  features: readonly FeatureSummary[];
  openedId?: string;
  /** Ids of features with text that is not saved. */
  unsaved: ReadonlySet<string>;
  onOpen: (id: string) => void;
  search: Search;
}

const words = strings.features;

/** The project's features, to search and to choose from. Kept while its properties stay: it may be long. */
export const FeatureList = memo(({ features, openedId, unsaved, onOpen, search }: Props) => {
  const id = useId();
  const { query, chosen, busy, failure } = search;
  const [filter, setFilter] = useState<Filter>('all');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && row) showIn(list.current, row);
  }, [openedId]);
  const wanted = useDeferredValue(search.words);
  const found = useMemo(() => matching(features, wanted, filter, chosen), [features, wanted, filter, chosen]);
  const folders = useMemo(() => byFolder(found), [found]);
  const tabbable = found.some((feature) => feature.id === openedId) ? openedId : folders[0]?.features[0]?.id;
  const rows = (some: readonly FeatureSummary[]) => (
    <ul className="bp-features">
      {some.map((feature) => (
        <FeatureRow
          key={feature.id}
          feature={feature}
          chosen={chosen?.[feature.id]?.length}
          opened={feature.id === openedId}
          unsaved={unsaved.has(feature.id)}
          tabbable={feature.id === tabbable}
          onOpen={onOpen}
        />
      ))}
    </ul>
  );
  return (
    <nav className="bp-list-pane" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="bp-hidden">
        {words.title}
      </h2>
      <div className="bp-list-tools">
        <input
          type="search"
          className="bp-input"
          aria-label={words.search}
          aria-describedby={`${id}-help`}
          aria-invalid={failure?.code === 'Invalid'}
          placeholder={words.searchPlaceholder}
          value={query}
          onChange={(event) => search.type(event.target.value)}
        />
        <select
          className="bp-input"
          aria-label={words.show}
          value={filter}
          onChange={(event) => setFilter(event.target.value as Filter)}
        >
          {FILTERS.map((one) => (
            <option key={one} value={one}>
              {words.filters[one]}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-help`} className="bp-hidden">
        {words.searchHelp}
      </p>
      {failure && (
        <p role="alert" className="bp-error">
          {failure.message}
        </p>
      )}
      <p role="status" className="bp-subtle">
        {busy && words.looking}
        {!busy && !failure && found.length < features.length && words.found(found.length, features.length)}
      </p>
      <div ref={list} className="bp-list-scroll" onKeyDown={moveFocus}>
        {folders.map(({ path, features: inside }) =>
          path === '' ? (
            <div key="">{rows(inside)}</div>
          ) : (
            <FolderGroup key={path} path={path} size={inside.length} keepOpen={wanted.trim() !== ''}>
              {rows(inside)}
            </FolderGroup>
          ),
        )}
      </div>
    </nav>
  );
});
FeatureList.displayName = 'FeatureList';

/** Scrolls the list alone: the page stays where the person is. */
function showIn(list: HTMLElement, row: HTMLElement): void {
  const [outer, inner] = [list.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  list.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}

/** Arrow keys, Home and End lead from row to row: thousands of tab stops would shut the keyboard out. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus();
}
