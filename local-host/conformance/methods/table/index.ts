import { api } from './api';
import { bridge } from './bridge';
import { events } from './events';
import { kvs } from './kvs';
import { objects } from './objects';
import { resolver } from './resolver';

/**
 * Every method an app can call on the platform's packages, and how it stands to the local host. Methods of one group are
 * called by one case, which goes by the group's name.
 */
export const METHODS = {
  '@forge/api': api,
  '@forge/kvs': kvs,
  '@forge/object-store': objects,
  '@forge/events': events,
  '@forge/resolver': resolver,
  '@forge/bridge': bridge,
} as const;

export type PackageName = keyof typeof METHODS;
export type CaseName<P extends PackageName> = keyof (typeof METHODS)[P] & string;

export const PACKAGES = Object.keys(METHODS) as PackageName[];
