import { cookiesIn } from './cookies.ts';
import type { Login } from './sessions-view.ts';

/** Numbers that are nearer to each other than this are counted up, or taken from a clock. */
const NEAR = 1000n;

/** Pairs of logins that got the same id. */
export function equalIds(logins: readonly Login[]): [Login, Login][] {
  const first = new Map<string, Login>();
  return logins.flatMap((login): [Login, Login][] => {
    if (login.cookie === undefined) return [];
    const before = first.get(login.cookie);
    if (before !== undefined) return [[before, login]];
    first.set(login.cookie, login);
    return [];
  });
}

/** Pairs of logins whose ids are the same but for one number, which is nearly the same: from one the other is guessed. */
export function nearIds(logins: readonly Login[]): [Login, Login][] {
  return logins.flatMap((login, at) =>
    logins
      .slice(0, at)
      .flatMap((before): [Login, Login][] => (areNear(idOf(before), idOf(login)) ? [[before, login]] : [])),
  );
}

/** The cookies of a login as a browser sends them back. */
export function idOf({ cookie }: Login): string {
  return cookiesIn(cookie) ?? '';
}

function areNear(one: string, other: string): boolean {
  // Numbers at the odd places, and what stands between them at the even ones.
  const [parts, others] = [one.split(/(\d+)/), other.split(/(\d+)/)];
  if (parts.length !== others.length) return false;
  const apart = parts.flatMap((part, at) => (part === others[at] ? [] : [at]));
  const [at = 0] = apart;
  if (apart.length !== 1 || at % 2 === 0) return false;
  const difference = BigInt(parts[at] ?? 0) - BigInt(others[at] ?? 0);
  return difference > -NEAR && difference < NEAR;
}
