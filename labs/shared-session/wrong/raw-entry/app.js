// Given: you need not change this file. The work is in server.js.

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   POST /login?user=U   begins a session for U; its id comes back as the cookie `sid`
 *   GET  /me             whose session it is, by the cookie: {"pid": …, "user": "U"}; 401 without a session
 *   POST /logout         ends the session of the cookie
 *   GET  /               at once
 *   GET  /work?ms=N      after N ms; other requests go on meanwhile
 *   GET  /block?ms=N     after N ms in which this process can do nothing else
 *   GET  /crash          never: the process throws and ends
 *
 * @typedef {object} Sessions
 * @property {(user: string) => string | Promise<string>} begin begins a session and gives its id
 * @property {(id: string) => string | undefined | Promise<string | undefined>} find the user of a session, if there is one
 * @property {(id: string) => void | Promise<void>} end ends a session
 *
 * @param {Sessions} sessions
 */
export function createHandler(sessions) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');
    const ms = Number(url.searchParams.get('ms') ?? 0);

    switch (`${req.method} ${url.pathname}`) {
      case 'POST /login':
      case 'GET /me':
      case 'POST /logout':
        return answerSession(sessions, url, req, res).catch((error) => {
          console.error(error);
          answer(res, 500);
        });
      case 'GET /':
        return answer(res, 200);
      case 'GET /work':
        return void setTimeout(answer, ms, res, 200);
      case 'GET /block':
        block(ms);
        return answer(res, 200);
      case 'GET /crash':
        throw new Error('GET /crash was asked for');
      default:
        res.writeHead(404).end();
    }
  };
}

async function answerSession(sessions, url, req, res) {
  const id = cookie(req, 'sid');
  if (url.pathname === '/login') {
    const user = url.searchParams.get('user') ?? '';
    const begun = await sessions.begin(user);
    res.setHeader('Set-Cookie', `sid=${encodeURIComponent(begun)}; HttpOnly; SameSite=Lax; Path=/`);
    return answer(res, 200, { user });
  }
  if (url.pathname === '/logout') {
    if (id !== undefined) await sessions.end(id);
    res.setHeader('Set-Cookie', 'sid=; Max-Age=0; Path=/');
    return answer(res, 200);
  }
  const user = id === undefined ? undefined : await sessions.find(id);
  answer(res, user === undefined ? 401 : 200, { user });
}

function cookie(req, name) {
  for (const pair of (req.headers.cookie ?? '').split('; ')) {
    if (pair.startsWith(`${name}=`)) return decodeURIComponent(pair.slice(name.length + 1));
  }
}

function answer(res, status, more = {}) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid, ...more }));
}

function block(ms) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}
