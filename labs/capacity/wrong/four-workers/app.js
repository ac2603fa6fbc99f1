// Given: you need not change this file.

/**
 * Makes the handler of this lab. All answers hold the pid of the process that answers.
 *
 *   GET /               at once
 *   GET /order?item=X   {"number": …, "seal": "…"}, as `placeOrder` gives it
 *
 * @param {(item: string) => Promise<{ number: number, seal: string }>} placeOrder
 */
export function createHandler(placeOrder) {
  return async function handler(req, res) {
    const url = new URL(req.url, 'http://localhost');

    switch (url.pathname) {
      case '/':
        return answer(res, 200, {});
      case '/order':
        return answer(res, 200, await placeOrder(url.searchParams.get('item') ?? ''));
      default:
        return answer(res, 404, {});
    }
  };
}

function answer(res, status, body) {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify({ pid: process.pid, ...body }));
}
