import Button from '@atlaskit/button/new';
import { useId, useState, type KeyboardEvent } from 'react';
import type { ApiFailure } from '../api';
import type { Action } from '../hooks/use-action';
import { strings } from '../strings';
import { isComposing } from './composing';
import { Failure } from './failure';
import { Options, optionId, type Option } from './options';

interface Words {
  open: string;
  search: string;
  help: string;
  results: string;
  failed: string;
}

interface Props<Found extends Option> {
  words: Words;
  query: string;
  onQuery: (query: string) => void;
  options: readonly Found[];
  /** What the search came to. */
  said?: string;
  failure?: ApiFailure;
  retry: () => void;
  /** Takes what was chosen. */
  take: Action<[Found], unknown>;
  notTaken: string;
  onClose: () => void;
}

/** Finds something by words and takes it. The list stands below its field: the frame ends with it. */
export function SearchChoice<Found extends Option>(props: Props<Found>) {
  const { words, query, onQuery, options, said, failure, retry, take, notTaken, onClose } = props;
  const id = useId();
  // By its id: another list may come while one is looked through.
  const [activeId, setActiveId] = useState<string>();
  const active = options.findIndex((option) => option.id === activeId);
  const chosen = options[active];
  const setActive = (index: number): void => setActiveId(options.at(index % options.length)?.id);
  const choose = (index: number): void => {
    const option = options[index];
    if (option && !option.taken) void take.run(option);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const to = { ArrowDown: active + 1, ArrowUp: Math.max(active, 0) - 1 }[event.key];
    if (to !== undefined) setActive(to);
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  };
  return (
    <section
      className="bp-form"
      aria-label={words.open}
      onKeyDown={(event) => event.key === 'Escape' && !isComposing(event) && !take.busy && onClose()}
    >
      <div className="bp-field">
        <label htmlFor={`${id}-query`}>{words.search}</label>
        <input
          id={`${id}-query`}
          className="bp-input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && optionId(id, chosen)}
          aria-describedby={`${id}-help`}
          autoFocus
          autoComplete="off"
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setActiveId(undefined);
          }}
          onKeyDown={onKeyDown}
        />
        <p id={`${id}-help`} className="bp-subtle">
          {words.help}
        </p>
      </div>
      <Options
        id={id}
        label={words.results}
        options={options}
        active={active}
        busy={take.busy}
        onActive={setActive}
        onTake={choose}
      />
      <p role="status" className="bp-subtle">
        {said}
      </p>
      {failure && <Failure failure={failure} title={words.failed} onRetry={retry} />}
      {take.failure && <Failure failure={take.failure} title={notTaken} />}
      <div className="bp-actions">
        <Button appearance="subtle" isDisabled={take.busy} onClick={onClose}>
          {strings.common.cancel}
        </Button>
      </div>
    </section>
  );
}
