import http from 'node:http';
import type { KeptConnection } from './client.ts';

/** Bodies longer than this are no answer to be looked at. */
const LONGEST_BODY = 4096;
/** Whoever does not answer within this is counted as failed, in milliseconds. */
const PATIENCE = 20_000;

/** One answer: who gave it, and what stood in it; undefined: it failed. */
export type LoopAnswer =
  | { readonly pid: number; readonly body: Readonly<Record<string, unknown>> }
  | undefined;

export type Loop = {
  readonly port: number;
  readonly connections: readonly KeptConnection[];
  /** Asked before each request. */
  readonly goesOn: () => boolean;
  readonly nextPath: () => string;
  readonly onAnswer: (connection: KeptConnection, answer: LoopAnswer) => void;
};

/**
 * Load in a closed loop: each connection sends its next request when the answer before is there, and ends with one that
 * failed. Resolves when the last answer has come. Single requests are not recorded: there are thousands, and only their
 * number counts.
 */
export async function closedLoop({ port, connections, goesOn, nextPath, onAnswer }: Loop): Promise<void> {
  await Promise.all(
    connections.map(async (connection) => {
      while (goesOn()) {
        const answer = await ask(port, connection, nextPath());
        onAnswer(connection, answer);
        if (answer === undefined) return;
      }
    }),
  );
}

function ask(port: number, { agent }: KeptConnection, path: string): Promise<LoopAnswer> {
  return new Promise((resolve) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        if (body.length < LONGEST_BODY) body += part;
      });
      response.once('error', () => resolve(undefined));
      response.once('end', () => resolve(response.statusCode === 200 ? read(body) : undefined));
    });
    request.setTimeout(PATIENCE, () => request.destroy());
    request.once('error', () => resolve(undefined));
    request.once('close', () => resolve(undefined));
  });
}

function read(text: string): LoopAnswer {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('pid' in body)) return undefined;
    return typeof body.pid === 'number' ? { pid: body.pid, body: { ...body } } : undefined;
  } catch {
    return undefined;
  }
}
