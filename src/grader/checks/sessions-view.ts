import type { EventOf } from '../../domain/event.ts';
import type { RequestSeen, View } from './view.ts';

type Response = EventOf<'response'>;

/** A login, as its number in the tags tells it. */
export type Login = {
  readonly number: number;
  readonly user: string;
  readonly sent: EventOf<'request'>;
  readonly response: Response | undefined;
  /** What the answer set as a cookie: the id is in there. */
  readonly cookie: string | undefined;
};

/** A question whose session it is, with the cookie of a login. */
export type Question = {
  readonly login: Login;
  readonly sent: EventOf<'request'>;
  readonly response: Response;
  /** The user that the answer told, if any. */
  readonly user: string | undefined;
};

/** All logins so far, in order. */
export function loginsOf(view: View): Login[] {
  return requestsTagged(view, 'login').map(({ number, sent, response }) => ({
    number,
    user: userOf(sent),
    sent,
    response,
    cookie: response?.status === 200 ? response.headers?.['set-cookie'] : undefined,
  }));
}

/** All questions so far that came to an end, with the login that they belong to. */
export function questionsOf(view: View): Question[] {
  const logins = new Map(loginsOf(view).map((login) => [login.number, login]));
  return requestsTagged(view, 'me').flatMap(({ number, sent, response }): Question[] => {
    const login = logins.get(number);
    if (login === undefined || response === undefined) return [];
    return [{ login, sent, response, user: userIn(response) }];
  });
}

/** The first logout, once it is answered. */
export function logoutOf(
  view: View,
): { sent: EventOf<'request'>; response: Response; number: number } | undefined {
  const [first] = requestsTagged(view, 'logout');
  return first?.response === undefined ? undefined : { ...first, response: first.response };
}

/** The user that a login is for. */
export function userOf({ path }: EventOf<'request'>): string {
  return path.split('user=')[1] ?? '';
}

/** The user that an answer tells of a session, if it tells one. */
export function userIn({ outcome, status, body }: Response): string | undefined {
  const user = typeof body === 'object' && body !== null && 'user' in body ? body.user : undefined;
  return outcome === 'answered' && status === 200 && typeof user === 'string' ? user : undefined;
}

function requestsTagged(view: View, what: string): (RequestSeen & { number: number })[] {
  const found: (RequestSeen & { number: number })[] = [];
  for (const { sent, response } of view.requests.values()) {
    // No regular expression: this is asked after each event of a run.
    if (sent.tag.startsWith(`${what}-`))
      found.push({ sent, response, number: Number(sent.tag.slice(what.length + 1)) });
  }
  return found;
}
