import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventOf } from '../../domain/event.ts';
import type { Recorder } from './recorder.ts';

/** A program that calls more often than that is told by what was recorded so far. */
const MOST_CALLS = 2000;
const LONGEST_BODY = 4096;

/** A small server for the program to call, on 127.0.0.1. Records each request as a `call`, and answers it at once. */
export class Calls {
  readonly all: EventOf<'call'>[] = [];
  /** From the pid that a caller tells to the one that we see. */
  translate: (claimed: number) => number = (claimed) => claimed;
  readonly #server: Server;
  readonly #recorder: Recorder;

  private constructor(recorder: Recorder) {
    this.#recorder = recorder;
    this.#server = createServer((request, response) => {
      void this.#take(request).finally(() => {
        response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
      });
    });
  }

  static async open(recorder: Recorder): Promise<Calls> {
    const calls = new Calls(recorder);
    await new Promise<void>((resolve, reject) => {
      calls.#server.once('error', reject);
      calls.#server.listen(0, '127.0.0.1', resolve);
    });
    return calls;
  }

  /** Without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #take(request: IncomingMessage): Promise<void> {
    if (this.all.length >= MOST_CALLS) return;
    let body = '';
    try {
      for await (const part of request.setEncoding('utf8')) if (body.length < LONGEST_BODY) body += part;
    } catch {
      // Its process ended in the middle: that was no whole call.
      return;
    }
    const claimed = pidIn(body);
    const event = this.#recorder.record({
      kind: 'call',
      method: request.method ?? '',
      path: request.url ?? '',
      ...(claimed === undefined ? {} : { pid: this.translate(claimed) }),
    });
    if (event.kind === 'call') this.all.push(event);
  }
}

function pidIn(body: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const pid = typeof parsed === 'object' && parsed !== null && 'pid' in parsed ? parsed.pid : undefined;
    return typeof pid === 'number' && Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
