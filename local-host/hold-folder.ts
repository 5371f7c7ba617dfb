import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Not inside the folder: a socket's path has room for about a hundred characters. */
function socketOf(folder: string): string {
  const name = `local-host-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listen(socket: string): Promise<Server | undefined> {
  const server = createServer((caller) => caller.end());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(socket, () => resolve(server));
  });
}

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const call = connect(socket, () => resolve(true));
    call.once('connect', () => call.destroy());
    call.once('error', () => resolve(false));
  });

/**
 * Keeps a data folder (made when it is not there) for this host alone: a queue in the memory of two hosts would deliver
 * and number events twice. By a socket and not by a file with a process id, since a socket stops answering when its host
 * is killed, and process ids come again. Answers how to let go; throws when another host has the folder.
 */
export async function holdFolder(folder: string): Promise<() => Promise<void>> {
  mkdirSync(folder, { recursive: true });
  const socket = socketOf(folder);
  let server = await listen(socket);
  if (!server && !(await answers(socket))) {
    rmSync(socket, { force: true });
    server = await listen(socket);
  }
  if (!server) {
    throw new Error(
      `${folder} is in use by another local host: choose another one with BEHAVE_DATA=<folder>`,
    );
  }
  const held = server.unref();
  return () => new Promise((done) => held.close(() => done()));
}
