// 200 connections for one simulated second: each sends its next request when its answer is there.
import { report } from './lib.mjs';

let requests = 0;
for (let connection = 0; connection < 200; connection++) {
  for (let ms = 0; ms < 1_000; ms += 100) requests += 1;
}
report(requests);
