/** Milliseconds since 1970 as Jira prints times: `2024-01-31T09:30:00.000+0000`. Every user's time zone is UTC. */
export function jiraTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+0000');
}
