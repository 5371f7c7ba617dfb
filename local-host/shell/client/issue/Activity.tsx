import { type FormEvent } from 'react';
import { Adf } from '../components/Adf';
import { Avatar } from '../components/Avatar';
import { textToAdf } from '../site/adf';
import { jira } from '../site/api';
import { useSite } from '../site/context';
import { useFlags } from '../site/flags';
import type { Comment } from '../site/jira-types';
import { useLoad } from '../site/use-load';
import { useMay } from './use-issue-rights';

/** Comments of the issue, newest last. */
export function Activity({ issueKey }: { issueKey: string }) {
  const { user } = useSite();
  const flags = useFlags();
  const may = useMay()('ADD_COMMENTS');
  const path = `issue/${issueKey}/comment`;
  const { data, reload } = useLoad(path, () => jira<{ comments: Comment[] }>('GET', path));
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await jira('POST', path, { body: textToAdf(String(new FormData(form).get('comment'))) });
      form.reset();
      reload();
    } catch (error) {
      const description = (error as Error).message;
      flags.show({ id: 'comment', type: 'error', title: 'The comment was not added', description });
    }
  };
  return (
    <section className="activity" aria-labelledby="activity-title">
      <h2 id="activity-title">Activity</h2>
      <ul className="comments">
        {data?.comments.map(({ id, author, body, created }) => (
          <li key={id}>
            <Avatar name={author.displayName} />
            <div>
              <strong>{author.displayName}</strong>{' '}
              <time className="subtle" dateTime={created}>
                {new Date(created).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
              <div className="prose">
                <Adf node={body} />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {may && (
        <form className="comment-form" onSubmit={(event) => void add(event)}>
          <Avatar name={user.displayName} />
          <textarea
            name="comment"
            aria-label="Add a comment"
            placeholder="Add a comment…"
            rows={2}
            required
          />
          <button type="submit" className="button">
            Comment
          </button>
        </form>
      )}
      {!may && data?.comments.length === 0 && <p className="subtle">No comments yet.</p>}
    </section>
  );
}
