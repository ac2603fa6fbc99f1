import type { KeptConnection } from './client.ts';
import { closedLoop } from './closed-loop.ts';
import type { Run } from './run.ts';

/** Kept connections to each worker: enough that it never waits for work. */
const EACH = 3;
/** So many may be opened, for each that is wanted, until every worker has its own. */
const TRIES = 6;

type Line = { readonly connection: KeptConnection; pid: number };

/** What came of all requests on the lines so far. */
export type Orders = {
  readonly numbers: Set<unknown>;
  orders: number;
  failed: number;
  twice: number;
  unnumbered: number;
};

/** Kept connections whose workers are known, and the load that goes over them. */
export class Lines {
  readonly orders: Orders = { numbers: new Set(), orders: 0, failed: 0, twice: 0, unnumbered: 0 };
  /** Good answers of each worker so far. */
  readonly answers = new Map<number, number>();
  readonly #run: Run;
  readonly #path: string;
  readonly #lines: readonly Line[];

  private constructor(run: Run, path: string, lines: readonly Line[]) {
    this.#run = run;
    this.#path = path;
    this.#lines = lines;
  }

  /** As many lines to each worker. `closed`: the server keeps no connection; `few`: not every worker was reached. */
  static async open(run: Run, path: string): Promise<Lines | 'closed' | 'few'> {
    const wanted = EACH * run.expected;
    const lines: Line[] = [];
    for (let tries = 0; tries < TRIES * wanted && lines.length < wanted; tries += 1) {
      const connection = run.client.keep();
      const timeout = run.scaled(3000);
      const response = await run.client.ask({ tag: 'open', path: '/', timeout, on: connection }).response;
      run.noteAnswer(response);
      if (response.ok && response.keeps === false) return 'closed';
      const { pid } = response;
      const has = lines.filter((line) => line.pid === pid).length;
      if (response.ok && pid !== undefined && has < EACH) lines.push({ connection, pid });
      else connection.agent.destroy();
    }
    return lines.length < wanted ? 'few' : new Lines(run, path, lines);
  }

  /** The workers at the other ends. */
  pids(): number[] {
    return [...new Set(this.#lines.map(({ pid }) => pid))];
  }

  /** Loads one worker, or without `pid` all, as long as `goesOn`. Resolves when the last answer has come. */
  async load(goesOn: () => boolean, pid?: number): Promise<void> {
    const lines = this.#lines.filter((line) => pid === undefined || line.pid === pid);
    const byConnection = new Map(lines.map((line) => [line.connection, line]));
    await closedLoop({
      port: this.#run.job.port,
      connections: lines.map(({ connection }) => connection),
      goesOn: () => goesOn() && this.#run.over === undefined,
      nextPath: () => {
        this.orders.orders += 1;
        return `${this.#path}${1000 + this.orders.orders}`;
      },
      onAnswer: (connection, answer) => {
        const line = byConnection.get(connection);
        this.#note(answer?.body);
        if (answer === undefined || line === undefined) return;
        // A server may have closed an idle connection; its successor may be another worker's.
        line.pid = this.#run.table.translate(answer.pid);
        this.answers.set(line.pid, (this.answers.get(line.pid) ?? 0) + 1);
      },
    });
  }

  total(): number {
    return [...this.answers.values()].reduce((sum, count) => sum + count, 0);
  }

  #note(body: Readonly<Record<string, unknown>> | undefined): void {
    const { orders } = this;
    if (body === undefined) orders.failed += 1;
    else if (!Number.isSafeInteger(body.number)) orders.unnumbered += 1;
    else if (orders.numbers.has(body.number)) orders.twice += 1;
    else orders.numbers.add(body.number);
  }
}
