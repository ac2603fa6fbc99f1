// 4,000 addresses: who is sent elsewhere when four workers become three? In percent.
import { createHash } from 'node:crypto';
import { report } from './lib.mjs';

const hash = (address) => createHash('sha256').update(address).digest().readUInt32BE(0);
const addresses = Array.from({ length: 4000 }, (_, i) => `10.0.${Math.floor(i / 250)}.${i % 250}`);
const before = [1, 2, 3, 4];
const after = [1, 2, 3];
const workerFor = (address, workers) => workers[hash(address) % workers.length];

const onTheDead = addresses.filter((address) => workerFor(address, before) === 4);
const others = addresses.filter((address) => workerFor(address, before) !== 4);
const moved = others.filter((address) => workerFor(address, after) !== workerFor(address, before));
const percent = (part, whole) => Math.round((100 * part.length) / whole.length);
report({ onTheDead: percent(onTheDead, addresses), movedOfTheOthers: percent(moved, others) });
