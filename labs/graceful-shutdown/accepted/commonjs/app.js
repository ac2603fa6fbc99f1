'use strict';

const later = (ms, res) => setTimeout(answer, ms, res);

function answer(res) {
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify({ pid: process.pid }));
}

exports.handler = function handler(req, res) {
  const { pathname, searchParams } = new URL(req.url, 'http://localhost');
  const ms = Number(searchParams.get('ms') || 0);
  if (pathname === '/') return answer(res);
  if (pathname === '/work') return later(ms, res);
  if (pathname === '/block') {
    const end = Date.now() + ms;
    while (Date.now() < end);
    return answer(res);
  }
  if (pathname === '/crash') throw new Error('crash');
  res.statusCode = 404;
  return res.end();
};
