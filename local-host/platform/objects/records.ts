import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../contract';
import { LIMITS } from '../../limits';
import type { Store } from '../../store';
import type { ChecksumType } from './checksum';

/** A stored object; its bytes are in `file` of the objects folder. Times are milliseconds of the app's clock. */
export interface StoredObject {
  key: string;
  size: number;
  checksum: string;
  contentType: string;
  createdAt: number;
  expireAt: number;
  file: string;
}

/** A presigned URL: whoever has it may do this one thing until it expires. */
export interface PresignedUrl {
  installation: string;
  key: string;
  /** URLs that are not public work for the app's own functions only. */
  public: boolean;
  expireAt: number;
  upload?: { length: number; checksum: string; checksumType: ChecksumType; ttl: number; overwrite: boolean };
}

export interface ObjectRecords {
  get(installation: string, key: string): StoredObject | undefined;
  list(installation: string): StoredObject[];
  /** Puts an object in the place of an earlier one, whose bytes go. */
  put(installation: string, object: StoredObject): Promise<void>;
  remove(installation: string, key: string): Promise<void>;
  /** Answers the secret part of the URL. */
  presign(url: PresignedUrl): Promise<string>;
  url(token: string): PresignedUrl | undefined;
  openUploads(installation: string): { token: string; url: PresignedUrl }[];
  clear(installation: string): Promise<void>;
  fileOf(object: Pick<StoredObject, 'file'>): string;
  now(): number;
}

export function openRecords(store: Store, clock: Clock, folder: string): ObjectRecords {
  const objects = store.table<StoredObject>('objects');
  const urls = store.table<PresignedUrl>('object-urls');
  const fileOf = ({ file }: Pick<StoredObject, 'file'>): string => join(folder, file);
  const drop = (object: StoredObject | undefined): Promise<void> =>
    object ? rm(fileOf(object), { force: true }) : Promise.resolve();
  const live = (object: StoredObject | undefined): StoredObject | undefined =>
    object && object.expireAt > clock.now() ? object : undefined;
  const inside = (installation: string) => ({ start: [installation], end: [installation, '\u{10ffff}'] });

  return {
    get: (installation, key) => live(objects.get([installation, key])),
    list: (installation) =>
      [...objects.getRange(inside(installation))].map(({ value }) => value).filter((object) => live(object)),
    async put(installation, object) {
      const before = objects.get([installation, object.key]);
      await store.transaction(() => objects.putSync([installation, object.key], object));
      await drop(before);
    },
    async remove(installation, key) {
      const before = objects.get([installation, key]);
      await store.transaction(() => objects.removeSync([installation, key]));
      await drop(before);
    },
    async presign(url) {
      const token = randomBytes(24).toString('base64url');
      await store.transaction(() => urls.putSync(token, url));
      return token;
    },
    url: (token) => urls.get(token),
    openUploads: (installation) =>
      [...urls.getRange()]
        .map(({ key, value }) => ({ token: String(key), url: value }))
        .filter(({ url }) => url.installation === installation && url.upload && url.expireAt > clock.now()),
    async clear(installation) {
      const all = [...objects.getRange(inside(installation))].map(({ value }) => value);
      await store.transaction(() => {
        for (const { key } of all) objects.removeSync([installation, key]);
        for (const { key, value } of [...urls.getRange()]) {
          if (value.installation === installation) urls.removeSync(key);
        }
      });
      await Promise.all(all.map(drop));
    },
    fileOf,
    now: () => clock.now(),
  };
}

/** When a URL made at `now` stops working. */
export const urlExpiry = (now: number): number => now + LIMITS.objects.urlLifetime.value;
