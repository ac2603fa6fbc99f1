import type { Scenario } from '../../domain/lab.ts';
import type { Isolation } from '../../domain/timeline.ts';

/** The learner's own Redis; a `redis-server` to be started for each run; or a file in its place. */
export type Service =
  | { readonly form: 'given'; readonly url: string }
  | { readonly form: 'started'; readonly command: string }
  | { readonly form: 'embedded' };

/** What the grading process is told, as one line of JSON on its standard input. */
export type Job = {
  readonly lab: string;
  readonly scenario: Scenario;
  /** Absolute path of the program's folder, and its entry's name in there. */
  readonly folder: string;
  readonly entry: string;
  /** Absolute path of the Node that runs the program. */
  readonly node: string;
  readonly isolation: Isolation;
  readonly untrusted: boolean;
  /** Folder of the package `pm2`, where the scenario is launched by it and it was found. */
  readonly pm2?: string | null;
  /** What deadlines are multiplied with, 1 to 3. */
  readonly scale: number;
  readonly port: number;
  /** An empty folder for this run alone, where its environment asks for one with `{scratch}`, or a service needs it. */
  readonly scratch: string | null;
  /** The Redis that the program finds, or what stands for it. */
  readonly service?: Service;
  /** What the program is told of the service: never recorded, for an address may hold a password. */
  readonly serviceEnv?: Readonly<Record<string, string>>;
  /** Address of the server that the program may call, where its environment asks for one with `{calls}`. */
  readonly calls?: string;
  /** Inode of the pid namespace of the app: the grading process kills wholesale only when its own is another. */
  readonly hostPidNamespace: string | null;
  /** The whole environment of the program, but for PORT, WORKERS and the scenario's own. */
  readonly baseEnv: Readonly<Record<string, string>>;
};

/** A line that the grading process writes, besides events. */
export type Notice =
  | { readonly kind: 'hello'; readonly pid: number; readonly namespace: string | null }
  | { readonly kind: 'fault'; readonly message: string; readonly stack: string }
  /** Another process holds the port: run again with another one. */
  | { readonly kind: 'port-taken'; readonly port: number }
  | { readonly kind: 'done'; readonly left: readonly number[] };
