import { z } from 'zod';

/**
 * One thing seen during a run. `t` is monotonic, in milliseconds since the run of the scenario began; `i` is the
 * event's place in its timeline, which is what a finding cites. Pids are those that the grading process sees.
 */
const base = { i: z.number().int().nonnegative(), t: z.number().nonnegative() };
const pid = z.number().int();

/**
 * How a request ended, as its client saw it. `reset` includes an answer that broke off; `cut-off`: the grader broke it
 * off at the end of the run.
 */
export const outcomeSchema = z.enum(['answered', 'refused', 'reset', 'timed-out', 'garbled', 'cut-off']);
export type Outcome = z.infer<typeof outcomeSchema>;

export const eventSchema = z.discriminatedUnion('kind', [
  /** The program was started. `env` holds only what the scenario set. */
  z.object({
    ...base,
    kind: z.literal('launch'),
    pid,
    port: z.number().int(),
    entry: z.string(),
    /** PM2 was started, with the entry as its ecosystem file; left out: Node. */
    by: z.literal('pm2').optional(),
    env: z.record(z.string(), z.string()),
    affinity: z.array(z.number()).optional(),
  }),
  /** A process was first seen at `t`, and not yet at `notSeen`. `worker`: its environment holds NODE_UNIQUE_ID; null: cannot be read here. */
  z.object({
    ...base,
    kind: z.literal('born'),
    pid,
    ppid: pid,
    notSeen: z.number(),
    role: z.enum(['primary', 'child', 'descendant']),
    worker: z.boolean().nullable(),
    /** The pid it has in its own namespace and therefore tells in its answers. */
    claims: pid.optional(),
  }),
  /** The environment of a process could be read only after its birth. */
  z.object({ ...base, kind: z.literal('worker'), pid, worker: z.boolean() }),
  /** A process was last seen alive at `lastSeen` and found gone (or a zombie) at `t`. */
  z.object({ ...base, kind: z.literal('died'), pid, lastSeen: z.number() }),
  /** The primary ended: told by the operating system to its parent. */
  z.object({
    ...base,
    kind: z.literal('primary-exit'),
    code: z.number().nullable(),
    signal: z.string().nullable(),
  }),
  /** Two looks at the process table lay `gap` ms apart: the longest so far. */
  z.object({ ...base, kind: z.literal('gap'), gap: z.number() }),
  z.object({
    ...base,
    kind: z.literal('request'),
    id: z.number().int(),
    /** Why it was sent; checks select by it: boot, settle, sequence, burst, poll, sibling, in-flight, late, crash, ... */
    tag: z.string(),
    path: z.string(),
    /** Left out: GET. */
    method: z.string().optional(),
    /** The client's own address, where it is not the usual one. */
    from: z.string().optional(),
    /** 0: its own fresh connection; else the number of a kept one. */
    conn: z.number().int().nonnegative(),
  }),
  /** All of the request has been handed to the kernel. */
  z.object({ ...base, kind: z.literal('written'), id: z.number().int() }),
  z.object({
    ...base,
    kind: z.literal('response'),
    id: z.number().int(),
    outcome: outcomeSchema,
    status: z.number().int().optional(),
    /** The pid in the body, translated to what the grading process sees. */
    pid: pid.optional(),
    /** Whether the answer kept the contract: 200 and JSON with a pid. */
    ok: z.boolean(),
    /** Whether the server announced that it keeps the connection. */
    keeps: z.boolean().optional(),
    detail: z.string().optional(),
    body: z.unknown().optional(),
    /** Those of the answer's headers that the probe asked to see. */
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** The program called the server that the grader has for it; `pid` is the one that it told, as we see it. */
  z.object({ ...base, kind: z.literal('call'), method: z.string(), path: z.string(), pid: pid.optional() }),
  z.object({
    ...base,
    kind: z.literal('signal'),
    signal: z.string(),
    to: z.enum(['primary', 'group', 'worker']),
    pid,
    /** Whether the grader ended this process on purpose (then its death is not the program's doing). */
    victim: z.boolean(),
  }),
  /** One printed line, sanitised and cut. */
  z.object({ ...base, kind: z.literal('output'), stream: z.enum(['stdout', 'stderr']), text: z.string() }),
  z.object({
    ...base,
    kind: z.literal('limit'),
    limit: z.enum(['output', 'memory', 'time', 'processes']),
    detail: z.string(),
  }),
  /** Which processes hold the LISTEN socket of the port; `elsewhere` are other ports that the program listens on. */
  z.object({
    ...base,
    kind: z.literal('listeners'),
    holders: z.array(pid),
    elsewhere: z.array(z.number().int()),
  }),
  /** A condition that was waited for, and whether it came within `limit` ms. */
  z.object({
    ...base,
    kind: z.literal('condition'),
    name: z.string(),
    met: z.boolean(),
    limit: z.number(),
    detail: z.string().optional(),
  }),
  /** A moment that a probe names, for checks to count from. `data` are plain facts about it. */
  z.object({
    ...base,
    kind: z.literal('mark'),
    name: z.string(),
    data: z
      .record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.array(z.number())]))
      .optional(),
  }),
  /** Something a check needs cannot be had. `blame` says whose doing it is. */
  z.object({
    ...base,
    kind: z.literal('unmet'),
    need: z.string(),
    reason: z.string(),
    blame: z.enum(['program', 'outside']),
  }),
  /** Nothing follows. `left` are processes of the program that could not be ended. */
  z.object({ ...base, kind: z.literal('end'), left: z.array(pid) }),
]);

export type Event = z.infer<typeof eventSchema>;
export type EventOf<K extends Event['kind']> = Extract<Event, { kind: K }>;
/** An event before the recorder numbers and times it. */
export type NewEvent = Event extends infer E
  ? E extends Event
    ? Omit<E, 'i' | 't'> & { t?: number }
    : never
  : never;
