import http from 'node:http';
import type { EventOf, Outcome } from '../../domain/event.ts';
import type { Recorder } from './recorder.ts';

/** Bodies longer than this are cut off: no answer of the contract is that long. */
const LONGEST_BODY = 64 * 1024;

export type Response = EventOf<'response'>;

/** A connection that is kept from request to request. */
export type KeptConnection = { readonly number: number; readonly agent: http.Agent };

export type Ask = {
  readonly tag: string;
  readonly path?: string;
  readonly method?: string;
  /** Milliseconds until the client gives up. */
  readonly timeout: number;
  readonly on?: KeptConnection;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The client's own address, of 127.0.0.0/8; default: the system's choice. */
  readonly from?: string;
  /** Headers of the answer to record, in lower case. */
  readonly tell?: readonly string[];
};

export type Asked = {
  readonly id: number;
  /** When all of the request has been handed to the kernel; also resolves when that never comes. */
  readonly written: Promise<void>;
  readonly response: Promise<Response>;
};

/** Sends requests to the program and records what a client sees. Never rejects: every end is an outcome. */
export class Client {
  readonly #recorder: Recorder;
  readonly #port: number;
  readonly #translate: (claimed: number) => number;
  readonly #kept: KeptConnection[] = [];
  readonly #open = new Set<http.ClientRequest>();
  #nextId = 0;

  constructor(recorder: Recorder, port: number, translate: (claimed: number) => number) {
    this.#recorder = recorder;
    this.#port = port;
    this.#translate = translate;
  }

  /** A new connection to keep; it opens with its first request. */
  keep(): KeptConnection {
    // The agent must not close it first: it is the server's behaviour that is looked at.
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1, timeout: 0 });
    const kept = { number: this.#kept.length + 1, agent };
    this.#kept.push(kept);
    return kept;
  }

  ask(ask: Ask): Asked {
    this.#nextId += 1;
    const id = this.#nextId;
    const path = ask.path ?? '/';
    this.#recorder.record({
      kind: 'request',
      id,
      tag: ask.tag,
      path,
      conn: ask.on?.number ?? 0,
      ...(ask.method === undefined ? {} : { method: ask.method }),
      ...(ask.from === undefined ? {} : { from: ask.from }),
    });
    const request = http.request({
      host: '127.0.0.1',
      port: this.#port,
      method: ask.method ?? 'GET',
      path,
      agent: ask.on?.agent ?? false,
      headers: { ...ask.headers, Connection: ask.on === undefined ? 'close' : 'keep-alive' },
      ...(ask.from === undefined ? {} : { localAddress: ask.from }),
    });
    this.#open.add(request);
    const written = new Promise<void>((resolve) => {
      request.once('finish', () => {
        this.#recorder.record({ kind: 'written', id });
        resolve();
      });
      request.once('close', resolve);
    });
    const response = this.#response(request, id, ask);
    request.end(ask.body);
    return { id, written, response };
  }

  /** One request on its own fresh connection. */
  get(tag: string, path: string, timeout: number): Promise<Response> {
    return this.ask({ tag, path, timeout }).response;
  }

  /** Whether no request waits for its answer. */
  get idle(): boolean {
    return this.#open.size === 0;
  }

  /** Breaks off whatever is still open, and records it as cut off: that is our doing, not the program's. */
  close(): void {
    for (const request of this.#open) request.destroy(new CutOff());
    for (const { agent } of this.#kept) agent.destroy();
  }

  #response(request: http.ClientRequest, id: number, { timeout, tell }: Ask): Promise<Response> {
    return new Promise((resolve) => {
      let settled = false;
      const settle = (seen: Omit<Response, 'i' | 't' | 'kind' | 'id'>) => {
        if (settled) return;
        settled = true;
        clearTimeout(timer);
        this.#open.delete(request);
        resolve(this.#recorder.record({ kind: 'response', id, ...seen }) as Response);
      };
      const timer = setTimeout(() => request.destroy(new ClientTimeout()), timeout);
      request.once('error', (error) =>
        settle({ outcome: outcomeOf(error), ok: false, detail: codeOf(error) }),
      );
      request.once('response', (message) => {
        let body = '';
        message.setEncoding('utf8');
        message.on('data', (part: string) => {
          if (body.length < LONGEST_BODY) body += part;
        });
        message.once('error', (error) =>
          settle({
            outcome: outcomeOf(error),
            ok: false,
            detail: 'the answer broke off',
            status: message.statusCode ?? 0,
          }),
        );
        message.once('end', () => {
          const keeps = message.headers.connection?.toLowerCase() !== 'close';
          settle({
            outcome: 'answered',
            status: message.statusCode ?? 0,
            keeps,
            ...headersOf(message, tell),
            ...this.#read(message, body),
          });
        });
      });
      request.once('close', () =>
        settle({ outcome: 'reset', ok: false, detail: 'closed without an answer' }),
      );
    });
  }

  #read(message: http.IncomingMessage, body: string): Pick<Response, 'ok' | 'pid' | 'body' | 'detail'> {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      return { ok: false, detail: `status ${message.statusCode}, and the body is not JSON: ${clip(body)}` };
    }
    const claimed = typeof parsed === 'object' && parsed !== null && 'pid' in parsed ? parsed.pid : undefined;
    if (typeof claimed !== 'number' || !Number.isInteger(claimed)) {
      return {
        ok: false,
        body: parsed,
        detail: `status ${message.statusCode}, and no whole number as "pid": ${clip(body)}`,
      };
    }
    const pid = this.#translate(claimed);
    if (message.statusCode !== 200)
      return { ok: false, pid, body: parsed, detail: `status ${message.statusCode}` };
    return { ok: true, pid, body: parsed };
  }
}

function headersOf(message: http.IncomingMessage, tell: readonly string[] = []): Pick<Response, 'headers'> {
  const seen = tell.flatMap((name) => {
    const value = message.headers[name];
    return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]];
  });
  return seen.length === 0 ? {} : { headers: Object.fromEntries(seen) };
}

class ClientTimeout extends Error {
  readonly code = 'CLIENT_TIMEOUT';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

class CutOff extends Error {
  readonly code = 'CUT_OFF';
}

/** What a client would call this error. */
export function outcomeOf(error: Error): Outcome {
  const code = codeOf(error);
  if (code === 'CLIENT_TIMEOUT') return 'timed-out';
  if (code === 'CUT_OFF') return 'cut-off';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code.startsWith('HPE_')) return 'garbled';
  return 'reset';
}

function clip(body: string): string {
  const line = body.replace(/[^\x20-\x7e]+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
