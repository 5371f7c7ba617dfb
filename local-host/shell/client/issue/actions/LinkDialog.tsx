import { jira } from '../../site/api';
import { issuesChanged } from '../../site/changes';
import type { LinkType } from '../../site/jira-types';
import { useLoad } from '../../site/use-load';
import { ActionForm } from './ActionForm';

/** Links the issue to another one. */
export function LinkDialog({ issueKey, onClose }: { issueKey: string; onClose: () => void }) {
  const { data } = useLoad('link types', () => jira<{ issueLinkTypes: LinkType[] }>('GET', 'issueLinkType'));
  const link = async (form: FormData) => {
    const [id, direction] = String(form.get('link')).split(' ');
    const other = { key: String(form.get('other')).trim().toUpperCase() };
    const here = { key: issueKey };
    const [inwardIssue, outwardIssue] = direction === 'inward' ? [other, here] : [here, other];
    await jira('POST', 'issueLink', { type: { id }, inwardIssue, outwardIssue });
    onClose();
    issuesChanged();
  };
  return (
    <ActionForm title={`Link ${issueKey}`} verb="Link" doing="Linking…" onClose={onClose} work={link}>
      <label className="field">
        This issue
        <select name="link">
          {data?.issueLinkTypes.flatMap((type) =>
            wordings(type).map(({ direction, words }) => (
              <option key={`${type.id} ${direction}`} value={`${type.id} ${direction}`}>
                {words}
              </option>
            )),
          )}
        </select>
      </label>
      <label className="field">
        Issue key
        <input name="other" required placeholder="For example: SHOP-2" autoFocus />
      </label>
    </ActionForm>
  );
}

/** How a type reads from one end and from the other: once, when that is the same. */
const wordings = ({ outward, inward }: LinkType): { direction: string; words: string }[] => [
  { direction: 'outward', words: outward },
  ...(inward === outward ? [] : [{ direction: 'inward', words: inward }]),
];
