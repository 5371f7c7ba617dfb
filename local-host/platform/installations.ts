import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../store';

/** The tenant every call without an `x-installation` header means. */
export const FIRST_INSTALLATION = 'first';

export type LicenseState = 'active' | 'lapsed' | 'evaluation' | 'absent' | 'error';
export type EnvironmentType = 'PRODUCTION' | 'DEVELOPMENT';

/** A tenant. `id` names it on the host's own surface; the rest is what the app gets to see. */
export interface Installation {
  id: string;
  installationId: string;
  cloudId: string;
  environmentId: string;
  license: LicenseState;
  environment: EnvironmentType;
  /** `<module key> → opaque id` of the web triggers whose URL was asked for. */
  webTriggers: Record<string, string>;
  /** Accounts that were closed or updated, by account id; the others are as they always were. */
  accounts?: Record<string, AccountChange>;
}

/** What became of an account since it was last as it is here. */
export interface AccountChange {
  status: 'closed' | 'updated';
  /** Epoch milliseconds. */
  at: number;
}

export interface Installations {
  /** Whether the store held none when it was opened. */
  isNew: boolean;
  get(id: string): Installation | undefined;
  all(): Installation[];
  /** Creates it when it does not exist. */
  ensure(id: string): Promise<Installation>;
  update(id: string, change: Partial<Omit<Installation, 'id'>>): Promise<Installation>;
  /** The opaque part of a web trigger's URL, made at the first call or when `fresh`. */
  webTrigger(id: string, moduleKey: string, fresh?: boolean): Promise<string>;
  /** Whose web trigger an opaque id is. */
  byWebTrigger(opaque: string): { installation: Installation; moduleKey: string } | undefined;
  /** Forgets licence and web triggers of an installation, or of all, and all but the first. */
  reset(id?: string): Promise<void>;
}

const uuid = (seed: string): string => {
  const hex = createHash('sha256').update(seed).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
};

const fresh = (id: string): Installation => ({
  id,
  installationId: uuid(`installation ${id}`),
  cloudId: uuid(`cloud ${id}`),
  environmentId: uuid('environment'),
  license: 'active',
  environment: 'PRODUCTION',
  webTriggers: {},
});

/** Opens the register of tenants; the first one always exists. */
export async function openInstallations(store: Store): Promise<Installations> {
  const table = store.table<Installation>('installations');
  const put = async (installation: Installation): Promise<Installation> => {
    await store.transaction(() => table.put(installation.id, installation));
    return installation;
  };
  const all = (): Installation[] => [...table.getRange()].map(({ value }) => value);
  const need = (id: string): Installation => {
    const installation = table.get(id);
    if (!installation) throw new Error(`There is no installation ${id}`);
    return installation;
  };

  const installations: Installations = {
    isNew: table.get(FIRST_INSTALLATION) === undefined,
    get: (id) => table.get(id),
    all,
    ensure: async (id) => table.get(id) ?? put(fresh(id)),
    update: async (id, change) => put({ ...need(id), ...change }),
    async webTrigger(id, moduleKey, again = false) {
      const { webTriggers } = need(id);
      const known = webTriggers[moduleKey];
      if (known && !again) return known;
      const opaque = randomBytes(18).toString('base64url');
      await installations.update(id, { webTriggers: { ...webTriggers, [moduleKey]: opaque } });
      return opaque;
    },
    byWebTrigger(opaque) {
      for (const installation of all()) {
        const found = Object.entries(installation.webTriggers).find(([, known]) => known === opaque);
        if (found) return { installation, moduleKey: found[0] };
      }
      return undefined;
    },
    async reset(id) {
      if (id) return void (await put(fresh(id)));
      await store.transaction(() => {
        for (const installation of all()) table.removeSync(installation.id);
        table.putSync(FIRST_INSTALLATION, fresh(FIRST_INSTALLATION));
      });
    },
  };
  await installations.ensure(FIRST_INSTALLATION);
  return installations;
}
