import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seal } from './seal.js';

const lock = join(process.env.DATA, 'lock');
const count = join(process.env.DATA, 'count');

export function keepOrders() {}

/** The count stands in a file, and whoever has the lock books an order. */
export async function placeOrder(item) {
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch {
      await sleep(1);
    }
  }
  const last = existsSync(count) ? Number(readFileSync(count, 'utf8')) : 0;
  const order = { number: last + 1, seal: seal(item) };
  writeFileSync(count, String(order.number));
  rmSync(lock);
  return order;
}
