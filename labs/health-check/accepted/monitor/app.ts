import type { IncomingMessage, ServerResponse } from 'node:http';

type Route = (res: ServerResponse, ms: number) => void;

const answer: Route = (res) => {
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ pid: process.pid }));
};

const routes: Record<string, Route> = {
  '/': answer,
  '/work': (res, ms) => {
    setTimeout(() => answer(res, ms), ms);
  },
  '/block': (res, ms) => {
    for (const end = Date.now() + ms; Date.now() < end; );
    answer(res, ms);
  },
  '/crash': () => {
    throw new Error('crash');
  },
};

export function handler(req: IncomingMessage, res: ServerResponse): void {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const route = routes[url.pathname];
  if (route) route(res, Number(url.searchParams.get('ms') ?? '0'));
  else res.writeHead(404).end();
}
