/** The tabs of the pages that have some, for the pages and for texts that lead to them. */
export const tabs = {
  settings: {
    general: 'General',
    pipelines: 'Pipelines',
    lint: 'Lint rules',
    data: 'Data',
    log: 'Audit log',
  },
  admin: {
    projects: 'Projects',
    keys: 'API keys',
    data: 'Data',
    status: 'Status',
    log: 'Audit log',
  },
} as const;
