import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent, type MutableRefObject } from 'react';
import type { EditorSources } from '../sources/sources';
import { handleOf, register, replaceIn, type EditorHandle } from './handle';
import { mark, type Remark } from './lint/marks';
import type { Writing } from './scan/scanned';
import { setup } from './setup';

interface Props {
  label: string;
  /** What a screen reader says beside the label. */
  description: string;
  text: string;
  onChange: (text: string) => void;
  /** To stay the same object while nothing but the text changes. */
  writing: Writing;
  sources: EditorSources;
  remarks: readonly Remark[];
  invalid: boolean;
  /** While it is being saved: what was typed then would be lost with the form. */
  readOnly: boolean;
  onFormat?: () => void;
  handle: MutableRefObject<EditorHandle | null>;
}

/**
 * The editor of a Gherkin text. It lives in a shadow root, because its styles can be adopted there: the content security
 * policy allows no style elements. Labels and descriptions cannot reach in, so they are told to it.
 */
export function CodeEditor(props: Props) {
  const { label, description, text, writing, sources, remarks, invalid, readOnly, handle } = props;
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>();
  const told = useRef<HTMLElement>();
  const parts = useRef({ own: new Compartment(), state: new Compartment() }).current;
  const known = useRef(text);
  const latest = useRef(props);
  latest.current = props;

  const stateOf = () => [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({
      // What scrolls has to hold what can have the focus; not every program knows that editable text can.
      tabindex: '0',
      'aria-label': label,
      'aria-describedby': id,
      'aria-invalid': String(invalid),
      ...(readOnly && { 'aria-readonly': 'true' }),
    }),
  ];
  const ownOf = () =>
    setup({
      writing,
      sources,
      format: () => {
        latest.current.onFormat?.();
        return latest.current.onFormat !== undefined;
      },
    });

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: known.current,
        extensions: [
          parts.own.of(ownOf()),
          parts.state.of(stateOf()),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (!docChanged) return;
            known.current = state.doc.toString();
            latest.current.onChange(known.current);
          }),
        ],
      }),
    });
    const words = document.createElement('p');
    words.id = id;
    words.hidden = true;
    root.append(words);
    told.current = words;
    view.current = made;
    handle.current = handleOf(made);
    register(element, handle.current);
    return () => {
      made.destroy();
      words.remove();
      view.current = undefined;
      handle.current = null;
    };
  }, []);

  const drawn = useRef({ writing, sources });
  useEffect(() => {
    if (drawn.current.writing === writing && drawn.current.sources === sources) return;
    drawn.current = { writing, sources };
    view.current?.dispatch({ effects: parts.own.reconfigure(ownOf()) });
  }, [writing, sources]);
  useEffect(() => {
    view.current?.dispatch({ effects: parts.state.reconfigure(stateOf()) });
  }, [label, invalid, readOnly]);
  useLayoutEffect(() => {
    if (told.current) told.current.textContent = description;
  }, [description]);
  useLayoutEffect(() => {
    if (!view.current || text === known.current) return;
    known.current = text;
    replaceIn(view.current, text);
  }, [text]);
  useEffect(() => {
    if (view.current) mark(view.current, remarks);
  }, [remarks]);

  return <div ref={host} className="bp-code" onKeyDown={keepInside} />;
}

/** Esc that closed a list or the search stays in the editor: the form would ask whether to leave. */
function keepInside(event: KeyboardEvent): void {
  if (event.key === 'Escape' && event.nativeEvent.defaultPrevented) event.stopPropagation();
}
