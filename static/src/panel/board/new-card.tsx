import Button from '@atlaskit/button/new';
import { useId, useState, type FormEvent } from 'react';
import { asFailure, type ApiFailure } from '../../api';
import { Failure } from '../../components/failure';
import { strings } from '../../strings';

interface Props {
  label: string;
  placeholder: string;
  maxChars: number;
  /** Rejects with `ApiFailure`; the same `writeId` again makes no second card. */
  add: (text: string, writeId: string) => Promise<unknown>;
}

interface Pending {
  writeId: string;
  text: string;
  failure?: ApiFailure;
}

const words = strings.board;

/** A field that makes a card at Enter and is free for the next at once; what is not stored yet, or could not be, stays in sight. */
export function NewCard({ label, placeholder, maxChars, add }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const put = (writeId: string, one?: Pending): void =>
    setPending((now) =>
      one
        ? now.map((other) => (other.writeId === writeId ? one : other))
        : now.filter((other) => other.writeId !== writeId),
    );
  const send = async ({ writeId, text }: Pending): Promise<void> => {
    put(writeId, { writeId, text });
    try {
      await add(text, writeId);
      put(writeId);
    } catch (error) {
      put(writeId, { writeId, text, failure: asFailure(error) });
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const text = typed.trim();
    if (!text) return;
    const one = { writeId: crypto.randomUUID(), text };
    setTyped('');
    setPending((now) => [...now, one]);
    void send(one);
  };
  return (
    <div className="bp-new-card">
      {pending.map((one) =>
        one.failure ? (
          <Failure
            key={one.writeId}
            failure={one.failure}
            title={words.notAdded(one.text)}
            onRetry={() => void send(one)}
          />
        ) : (
          <p key={one.writeId} className="bp-map-card bp-subtle" aria-busy="true">
            {one.text} <span className="bp-hidden">{words.adding}</span>
          </p>
        ),
      )}
      <form className="bp-new-card-form" onSubmit={submit}>
        <label className="bp-hidden" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          className="bp-input"
          autoComplete="off"
          placeholder={placeholder}
          maxLength={maxChars}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {typed.trim() && (
          <Button type="submit" spacing="compact">
            {words.addButton}
          </Button>
        )}
      </form>
    </div>
  );
}
