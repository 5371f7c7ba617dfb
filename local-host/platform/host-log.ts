import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from '../limits';

/** What the app prints, in `app.log` of the data folder: one line each, with its time and module. */
export interface HostLog {
  /** Takes the lines of one invocation; beyond the platform's lines per minute they are dropped, and that is noted. */
  invocation(moduleKey: string): (level: string, line: string) => void;
  note(line: string): void;
}

export function openHostLog(dataDir: string): HostLog {
  const file = join(dataDir, 'app.log');
  // At once: who reads the log after an answer, or after the host was killed, finds what led to it.
  const write = (source: string, level: string, line: string): void =>
    appendFileSync(file, `${new Date().toISOString()} ${source} ${level} ${line}\n`);
  return {
    invocation(moduleKey) {
      let minute = 0;
      let lines = 0;
      const started = performance.now();
      return (level, line) => {
        const current = Math.floor((performance.now() - started) / 60_000);
        if (current !== minute) lines = 0;
        minute = current;
        lines += 1;
        const { logLinesPerMinute } = LIMITS.functions;
        if (lines <= logLinesPerMinute) write(moduleKey, level, line);
        else if (lines === logLinesPerMinute + 1) {
          write(
            moduleKey,
            'warn',
            `more than ${logLinesPerMinute} lines in a minute: the platform drops the rest`,
          );
        }
      };
    },
    note: (line) => write('host', 'info', line),
  };
}
