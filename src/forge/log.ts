/** Facts of a log line: ids, counts, codes. Never content, names or secrets: app logs are readable by the vendor. */
export type LogFacts = Record<string, string | number | boolean | undefined>;

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
}

const write = (level: 'info' | 'warn', event: string, facts: LogFacts = {}): void =>
  // eslint-disable-next-line no-console -- the platform collects the console, and this is the only place that writes to it
  console[level](JSON.stringify({ event, ...facts }));

/** The app's log on Forge: one JSON line an event. */
export const log: Log = {
  info: (event, facts) => write('info', event, facts),
  warn: (event, facts) => write('warn', event, facts),
};
