import { Icon, type IconName } from './Icon';

const KNOWN: Record<string, IconName> = {
  Story: 'story',
  Bug: 'record',
  Task: 'done',
  Epic: 'bolt',
  Subtask: 'subtask',
};

/** The coloured square before an issue's key; other types look like a task. */
export function IssueType({ name }: { name: string }) {
  const icon = KNOWN[name] ?? 'done';
  return (
    <span className={`issue-type issue-type-${icon}`} role="img" aria-label={name} title={name}>
      <Icon name={icon} />
    </span>
  );
}
