import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS, MINUTE } from '../limits';

/** Who a line in the log belongs to: an installation and one of the app's modules there. */
export interface LogSource {
  installation: string;
  moduleKey: string;
}

/** Stands for the installation where a line belongs to none. */
const NO_INSTALLATION = '-';

/**
 * `app.log` of the data folder: what the app prints and what the host notes. Each line begins with its time, its
 * installation and its module (`host` for a note), those of a text of several lines too, so that the lines of one
 * tenant can be told from those of another.
 */
export interface HostLog {
  /**
   * Takes the lines of one invocation, which may run `timeout` milliseconds: beyond the lines and bytes the platform
   * keeps of it they are dropped, and that is noted.
   */
  invocation(source: LogSource, timeout?: number): (level: string, line: string) => void;
  /** Notes something of the host's own, about an installation if it is about one. */
  note(line: string, installation?: string): void;
}

export function openHostLog(dataDir: string): HostLog {
  const file = join(dataDir, 'app.log');
  // At once: who reads the log after an answer, or after the host was killed, finds what led to it.
  const write = ({ installation, moduleKey }: LogSource, level: string, text: string): void => {
    const start = `${new Date().toISOString()} ${installation} ${moduleKey} ${level} `;
    const lines = text.split(/\r?\n/).map((line) => `${start}${line}\n`);
    appendFileSync(file, lines.join(''));
  };
  return {
    invocation(source, timeout = MINUTE) {
      const { logLines, logBytes } = LIMITS.functions;
      const most = logLines.value * Math.ceil(timeout / MINUTE);
      let lines = 0;
      let bytes = 0;
      let full = false;
      return (level, line) => {
        if (full) return;
        lines += 1;
        bytes += Buffer.byteLength(line);
        full = lines > most || bytes > logBytes.value;
        if (!full) write(source, level, line);
        else
          write(
            source,
            'warn',
            `more than ${most} lines or ${logBytes.value} bytes: the platform drops the rest`,
          );
      };
    },
    note: (line, installation = NO_INSTALLATION) => write({ installation, moduleKey: 'host' }, 'info', line),
  };
}
