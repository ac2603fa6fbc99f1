// In which order do a synchronous line, setImmediate and an asynchronous pbkdf2 come?
import { pbkdf2 } from 'node:crypto';

const order = [];
pbkdf2('secret', 'salt', 500_000, 64, 'sha512', () => {
  order.push('hash');
  console.log(JSON.stringify(order.join(' ')));
});
setImmediate(() => order.push('immediate'));
order.push('sync');
