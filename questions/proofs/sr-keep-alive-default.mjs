// The default of server.keepAliveTimeout, in milliseconds.
import http from 'node:http';

console.log(JSON.stringify(http.createServer().keepAliveTimeout));
