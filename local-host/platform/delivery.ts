import { seededRandom } from './random';

/** How late queries see writes, and how events reach the app. */
export interface Delivery {
  /** Milliseconds of real time that queries lag behind; strict reads never do. */
  queryLagMs: number;
  /** Share of events, and of runs of scheduled triggers, that are delivered twice. */
  duplicates: number;
  /** Whether due events come in any order instead of the one they were pushed in. */
  reorder: boolean;
  /** Product events, and second deliveries, come up to so many milliseconds late. */
  lateMs: number;
  /** Of what is chosen by chance. */
  seed: number;
}

/**
 * As on Forge, where nothing is promised but that it comes at least once: the setting of a host that nobody has told
 * otherwise. Times are short, so that who looks at the app does not wait for it; Forge takes up to three minutes.
 */
export const AS_ON_FORGE: Delivery = {
  queryLagMs: 500,
  duplicates: 0.1,
  reorder: true,
  lateMs: 200,
  seed: 1,
};

/** All at once, once, in order: for what counts deliveries. */
export const EXACT: Delivery = { queryLagMs: 0, duplicates: 0, reorder: false, lateMs: 0, seed: 1 };

/** The settings in force, and chance by them. */
export interface DeliveryControl {
  now(): Delivery;
  set(change: Partial<Delivery>): void;
  /** Back to what the host was started with. */
  reset(): void;
  chance(): number;
}

/** `apply` is told the settings whenever they change, and at once. */
export function createDelivery(initial: Delivery, apply: (settings: Delivery) => void): DeliveryControl {
  let settings = initial;
  let random = seededRandom(initial.seed);
  const become = (next: Delivery): void => {
    settings = next;
    apply(settings);
  };
  become(initial);
  return {
    now: () => settings,
    set(change) {
      if (change.seed !== undefined) random = seededRandom(change.seed);
      become({ ...settings, ...change });
    },
    reset() {
      random = seededRandom(initial.seed);
      become(initial);
    },
    chance: () => random(),
  };
}
