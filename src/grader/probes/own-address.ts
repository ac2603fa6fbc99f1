import { createServer } from 'node:net';

/**
 * Why a client cannot have this address of 127.0.0.0/8; undefined: it can. Only some systems let it choose among the
 * addresses of the loopback.
 */
export function refusalOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(0, address, () => server.close(() => resolve(undefined)));
  });
}
