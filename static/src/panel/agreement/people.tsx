import { useState } from 'react';
import type { Person, ReadyVote } from '../../../../src/invoke-api';
import { strings } from '../../strings';
import { fullTime } from '../../time';
import { colourOf, initials } from './initials';

const words = strings.agreement;

/** Enough for a team; more of them would push the questions out of sight. */
const SHOWN = 8;

/** Initials and not the picture: the frame may load none from elsewhere. */
export const Avatar = ({ person: { accountId, name } }: { person: Person }) => (
  <span className={`bp-avatar bp-avatar-${colourOf(accountId)}`} aria-hidden="true">
    {initials(name)}
  </span>
);

/** Who said that the story is ready. Who took it back is struck through, and says so without sight of the line. */
export function People({ votes }: { votes: readonly ReadyVote[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? votes : votes.slice(0, SHOWN);
  const more = votes.length - shown.length;
  return (
    <ul className="bp-people" aria-label={words.who}>
      {shown.map((vote) => (
        <li key={`${vote.accountId} ${vote.at}`} className="bp-person" title={explained(vote)}>
          <Avatar person={vote} />
          {vote.withdrawn ? (
            <span className="bp-subtle">
              <s>{vote.name}</s>
              <span className="bp-hidden"> {words.withdrawn}</span>
            </span>
          ) : (
            <span>{vote.name}</span>
          )}
          {vote.stale && <span className="bp-outdated">{words.stale}</span>}
        </li>
      ))}
      {more > 0 && (
        <li className="bp-person">
          <button type="button" className="bp-link" onClick={() => setAll(true)}>
            {words.others(more)}
          </button>
        </li>
      )}
    </ul>
  );
}

function explained({ name, at, withdrawn, stale }: ReadyVote): string {
  if (withdrawn) return words.withdrawnAt(name, fullTime(new Date(withdrawn)));
  const voted = words.votedAt(name, fullTime(new Date(at)));
  return stale ? `${voted}. ${words.staleWhy}` : voted;
}
