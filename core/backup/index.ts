export * from './health';
export * from './leaves';
export * from './moments';
export * from './plan';
export * from './rounds';
