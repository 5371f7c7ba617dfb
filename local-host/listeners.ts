import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listener on loopback; nothing of the host is reachable from another machine. */
export interface Listener {
  port: number;
  close(): Promise<void>;
}

/** Listens on `port`, 0 for any free one. Rejects when it is taken. */
export function listen(handler: RequestListener, port: number): Promise<Listener> {
  const server: Server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`Port ${port} is taken: choose another one with PORT=<number>`) : error);
    });
    server.listen(port, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** A handler that is set after its listener is up; until then every request is told to wait. */
export function lateHandler(): { handle: RequestListener; set(handler: RequestListener): void } {
  let current: RequestListener = (_, response) => void response.writeHead(503, { 'retry-after': '1' }).end();
  return {
    handle: (request, response) => current(request, response),
    set: (handler) => void (current = handler),
  };
}
