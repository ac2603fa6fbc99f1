import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

// The channel to the primary is a pipe, and a message is a line of JSON.
const channel = Number(process.env.NODE_CHANNEL_FD ?? 3);

setInterval(() => writeSync(channel, '"beat"\n'), workerData.every);
