/** Answers the two requests of this lab, without parsing a URL for each. */
export function createHandler(placeOrder) {
  return async (req, res) => {
    const [path, query = ''] = req.url.split('?');
    const body = { pid: process.pid };
    if (path === '/order') Object.assign(body, await placeOrder(/item=([^&]*)/.exec(query)?.[1] ?? ''));
    res.writeHead(200, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(body));
  };
}
