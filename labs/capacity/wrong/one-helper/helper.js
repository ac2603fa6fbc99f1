import { seal } from './seal.js';

process.on('message', ({ key, item }) => process.send({ key, seal: seal(item) }));
