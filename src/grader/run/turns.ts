import type { Hidden as Plan } from '../../domain/lab.ts';

/**
 * Which worker gets the next connection. By the plan's turns; or as Node's round robin does it: each connection goes to
 * the worker that has been free for longest, and a worker is free again once it has taken its connection over.
 */
export class Turns {
  readonly #plan: Plan;
  readonly #free: number[];
  readonly #waiting: ((worker: number) => void)[] = [];
  #count = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#free = Array.from({ length: plan.workers }, (_, worker) => worker);
  }

  /** Resolves with the worker's place, from 0, when that has taken the connection over. */
  async next(): Promise<number> {
    const { turns, fair } = this.#plan;
    const place = this.#count - fair;
    this.#count += 1;
    if (turns.length > 0 && place >= 0) return turns[place % turns.length] ?? 0;
    const worker =
      this.#free.shift() ?? (await new Promise<number>((resolve) => this.#waiting.push(resolve)));
    const ms = this.#plan.takes[worker] ?? 0;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    this.#release(worker);
    return worker;
  }

  #release(worker: number): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#free.push(worker);
    else waiting(worker);
  }
}
