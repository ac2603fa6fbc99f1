import { seal } from './seal.js';

let number = 0;

/** Nothing to do in the primary any more. */
export function keepOrders() {}

export async function placeOrder(item) {
  number += 1;
  return { number, seal: seal(item) };
}
