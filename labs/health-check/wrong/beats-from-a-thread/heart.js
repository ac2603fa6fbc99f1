import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

// The channel to the primary is a pipe, and a message is a line of JSON.
const channel = Number(process.env.NODE_CHANNEL_FD ?? 3);

const beat = () => writeSync(channel, '"beat"\n');
beat();
setInterval(beat, workerData.every);
