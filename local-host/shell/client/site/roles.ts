/** What the site's people may do. Everybody on it has the same rights in every project but for its administrators. */
const ROLES: Record<string, { role: string; may: string }> = {
  ada: { role: 'Site admin', may: 'administers the site and every project' },
  paul: { role: 'Project admin', may: 'administers the projects that are his' },
  mira: { role: 'Member', may: 'creates and changes issues' },
  vic: { role: 'Viewer', may: 'reads issues, changes nothing' },
  nora: { role: 'No access', may: 'sees no project' },
};

/** Of one of the site's people, by name: the role, and what it may do in a few words. */
export const roleOf = (name: string): { role: string; may: string } => ROLES[name] ?? { role: '', may: '' };
