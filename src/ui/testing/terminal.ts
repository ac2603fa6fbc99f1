import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** What the keys send in an ordinary terminal. */
export const KEY = {
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pageUp: '\u001b[5~',
  pageDown: '\u001b[6~',
  enter: '\r',
  tab: '\t',
  escape: '\u001b',
  space: ' ',
  backspace: '\u007f',
  interrupt: '\u0003',
  end: '\u0004',
  /** Letters with Ctrl. */
  control: { f: '\u0006', o: '\u000f' },
} as const;

/** What a program must leave as it found it. */
export type TerminalState = {
  readonly alternate: boolean;
  readonly cursorVisible: boolean;
  readonly bracketedPaste: boolean;
  readonly mouse: boolean;
  /** Whether the line settings (echo, raw mode) are as before; undefined until the program has ended. */
  readonly sameTty: boolean | undefined;
};

/** The state in which a well-behaved program leaves a terminal. */
export const AS_BEFORE: TerminalState = {
  alternate: false,
  cursorVisible: true,
  bracketedPaste: false,
  mouse: false,
  sameTty: true,
};

export type RunningTerminal = {
  /** The rows as they are seen now, without trailing blanks. */
  screen(): string;
  /** Everything printed so far, escape sequences included. */
  output(): string;
  /** Waits until the screen shows `what`; rejects after `ms` (default 20,000) or when the program ends before. */
  waitFor(what: string | RegExp, ms?: number): Promise<string>;
  /** Sends keys as typed. See `KEY`. */
  press(...keys: readonly string[]): void;
  resize(columns: number, rows: number): void;
  state(): TerminalState;
  /** The exit code, once the program has ended and all it printed is on the screen. */
  readonly exit: Promise<number>;
  readonly pid: number;
  /** Ends the program, if it still runs. */
  close(): Promise<void>;
};

export type TerminalOptions = {
  readonly columns?: number;
  readonly rows?: number;
  readonly cwd?: string;
  /** Added to a small clean environment. Values replace the defaults; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

// The shell outlives the program and compares the line settings; the trap keeps it alive on Ctrl-C without
// shielding the program from it.
const KEEPER =
  'trap : INT; a=$(stty -g); "$@"; c=$?; b=$(stty -g); [ "$a" = "$b" ] && s=same || s=changed; printf "\\033]7777;%s\\007" $s; exit $c';

/** Runs a command in a pseudo-terminal with an emulator behind it. The command is not passed through a shell. */
export function openTerminal(command: readonly string[], options: TerminalOptions = {}): RunningTerminal {
  const { columns = 80, rows = 24 } = options;
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 5000 });
  const seen = { cursorVisible: true, sameTty: undefined as boolean | undefined, output: '' };
  for (const final of ['h', 'l']) {
    emulator.parser.registerCsiHandler({ prefix: '?', final }, (params) => {
      if (params.includes(25)) seen.cursorVisible = final === 'h';
      return false;
    });
  }
  emulator.parser.registerOscHandler(7777, (data) => {
    seen.sameTty = data === 'same';
    return true;
  });
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', ...command], {
    name: 'xterm-256color',
    cols: columns,
    rows,
    ...(options.cwd ? { cwd: options.cwd } : {}),
    env: environment(options.env ?? {}),
  });
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  // The emulator answers what programs ask a terminal, such as where the cursor is.
  emulator.onData((data) => child.write(data));
  child.onData((data) => {
    seen.output += data;
    emulator.write(data, changed);
  });
  const end = ended(child, emulator);
  let over = false;
  const exit = end.then((code) => {
    over = true;
    changed();
    return code;
  });
  const screen = (): string => screenOf(emulator);
  return {
    screen,
    output: () => seen.output,
    waitFor: (what, ms = 20_000) => until(what, ms, screen, watchers, () => over),
    press: (...keys) => {
      for (const key of keys) child.write(key);
    },
    resize: (width, height) => {
      emulator.resize(width, height);
      child.resize(width, height);
    },
    state: () => ({
      alternate: emulator.buffer.active.type === 'alternate',
      cursorVisible: seen.cursorVisible,
      bracketedPaste: emulator.modes.bracketedPasteMode,
      mouse: emulator.modes.mouseTrackingMode !== 'none',
      sameTty: seen.sameTty,
    }),
    exit,
    pid: child.pid,
    close: async () => {
      if (!over) killGroup(child.pid);
      await exit;
      emulator.dispose();
    },
  };
}

function environment(extra: NonNullable<TerminalOptions['env']>): Record<string, string> {
  const kept = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8' };
  const all = { ...kept, TERM: 'xterm-256color', CI: 'false', ...extra };
  return Object.fromEntries(
    Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

function ended(child: IPty, emulator: InstanceType<typeof xterm.Terminal>): Promise<number> {
  return new Promise((resolve) => {
    // The empty write is done after all that was written before it.
    child.onExit(({ exitCode }) => emulator.write('', () => resolve(exitCode)));
  });
}

function screenOf(emulator: InstanceType<typeof xterm.Terminal>): string {
  const { active } = emulator.buffer;
  const rows = Array.from({ length: emulator.rows }, (_, row) =>
    (active.getLine(active.baseY + row)?.translateToString(true) ?? '').trimEnd(),
  );
  return rows.join('\n').trimEnd();
}

function until(
  what: string | RegExp,
  ms: number,
  screen: () => string,
  watchers: Set<() => void>,
  over: () => boolean,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const finish = (act: () => void): void => {
      clearTimeout(timer);
      watchers.delete(look);
      act();
    };
    const fail = (why: string): void =>
      finish(() => reject(new Error(`${why}: ${String(what)} was not on the screen:\n${screen()}`)));
    const look = (): void => {
      const now = screen();
      if (typeof what === 'string' ? now.includes(what) : what.test(now)) finish(() => resolve(now));
      else if (over()) fail('The program ended');
    };
    const timer = setTimeout(() => fail(`After ${ms} ms`), ms);
    watchers.add(look);
    look();
  });
}

/** The shell leads a session of its own in the pseudo-terminal, and what it runs is in its group. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}
