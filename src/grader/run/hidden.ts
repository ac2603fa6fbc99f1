import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Hidden as Plan } from '../../domain/lab.ts';
import { Turns } from './turns.ts';

/** Pids that the workers of a hidden server claim; nobody else has such high ones. */
const FIRST_PID = 5_000_017;
const BETWEEN_PIDS = 6;

/** What clients made of a hidden server. */
export type Visits = {
  readonly connections: number;
  readonly requests: number;
  /** Connections that were open at the same time, at most. */
  readonly mostAtOnce: number;
  /** Connections that each worker got. */
  readonly shares: readonly number[];
};

/**
 * A server for programs that are clients. Seen from outside it is a cluster: each connection belongs to one worker,
 * which answers all of its requests with its pid. That it is a single process makes its sharing exact and repeatable,
 * on every platform and every Node.
 */
export class Hidden {
  readonly #plan: Plan;
  readonly #server: Server;
  readonly #turns: Turns;
  readonly #owner = new WeakMap<Socket, Promise<number>>();
  readonly #shares: number[];
  #connections = 0;
  #requests = 0;
  #answered = 0;
  #open = 0;
  #mostAtOnce = 0;

  private constructor(plan: Plan) {
    this.#plan = plan;
    this.#turns = new Turns(plan);
    this.#shares = Array.from({ length: plan.workers }, () => 0);
    this.#server = createServer((request, response) => void this.#answer(request.socket, response));
    this.#server.on('connection', (socket: Socket) => this.#accept(socket));
  }

  /** Listens on `port` of 127.0.0.1. Rejects with the system's error. */
  static async open(plan: Plan, port: number): Promise<Hidden | 'port-taken'> {
    const hidden = new Hidden(plan);
    try {
      await new Promise<void>((resolve, reject) => {
        hidden.#server.once('error', reject);
        hidden.#server.listen(port, '127.0.0.1', resolve);
      });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'port-taken';
      throw error;
    }
    return hidden;
  }

  get visits(): Visits {
    return {
      connections: this.#connections,
      requests: this.#requests,
      mostAtOnce: this.#mostAtOnce,
      shares: this.#shares,
    };
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #accept(socket: Socket): void {
    this.#connections += 1;
    this.#open += 1;
    this.#mostAtOnce = Math.max(this.#mostAtOnce, this.#open);
    socket.once('close', () => {
      this.#open -= 1;
    });
    this.#owner.set(
      socket,
      this.#turns.next().then((worker) => {
        this.#shares[worker] = (this.#shares[worker] ?? 0) + 1;
        return worker;
      }),
    );
  }

  async #answer(socket: Socket, response: ServerResponse): Promise<void> {
    this.#requests += 1;
    const worker = await this.#owner.get(socket);
    const { answers, silent, late } = this.#plan;
    const spent = answers === undefined ? silent : this.#answered >= answers;
    if (worker === undefined || (spent && silent)) return;
    if (spent) return this.close();
    this.#answered += 1;
    if (late?.answer === this.#answered) await new Promise((resolve) => setTimeout(resolve, late.ms));
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ pid: FIRST_PID + BETWEEN_PIDS * worker }));
  }
}
