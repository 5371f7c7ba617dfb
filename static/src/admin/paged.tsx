import Button from '@atlaskit/button/new';
import type { ReactNode } from 'react';
import { Failure } from '../components/failure';
import type { Pages } from './use-pages';

interface Props extends Pick<Pages<unknown>, 'more' | 'reading'> {
  words: { loading: string; none: string; failed: string; more: string };
  /** How much was read; absent where it is nothing. */
  count: string | undefined;
  /** What was read: it stays when reading on fails. */
  children: ReactNode;
}

/** What is read a page at a time, with how much it is and the way to more. */
export function Paged({ words, more, reading: { busy, failure, run }, count, children }: Props) {
  return (
    <>
      <p role="status" className="bp-subtle">
        {busy ? words.loading : (count ?? (!failure && words.none))}
      </p>
      {count !== undefined && children}
      {failure && <Failure failure={failure} title={words.failed} onRetry={run} />}
      {more && !failure && (
        <div className="bp-actions">
          <Button isLoading={busy} onClick={() => void run()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
