// Which processes hold the listening socket of a cluster's port, under both policies. From Linux's /proc, as ss does.
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { report, start } from './lib.mjs';

/** The inodes of sockets that listen on `port`. */
const listening = (port) => {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === '0A' && local.endsWith(`:${wanted}`))
    .map((fields) => fields[9]);
};
const holds = (pid, inodes) =>
  readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return inodes.some((inode) => readlinkSync(`/proc/${pid}/fd/${fd}`) === `socket:[${inode}]`);
    } catch {
      return false; // closed meanwhile
    }
  });

const holders = async (policy) => {
  const program = start(`
    import cluster from 'node:cluster';
    import http from 'node:http';
    cluster.schedulingPolicy = cluster.${policy};
    if (cluster.isPrimary) {
      const fork = () => new Promise((resolve) => {
        const worker = cluster.fork();
        worker.on('listening', ({ port }) => resolve([worker.process.pid, port]));
      });
      const [[first, port], [second]] = await Promise.all([fork(), fork()]);
      console.log('up ' + JSON.stringify({ port, primary: process.pid, workers: [first, second] }));
    } else http.createServer().listen(0, '127.0.0.1');
  `);
  const { port, primary, workers } = JSON.parse((await program.line('up')).slice(3));
  const inodes = listening(port);
  const seen = {
    primary: holds(primary, inodes),
    workers: workers.filter((pid) => holds(pid, inodes)).length,
  };
  program.killGroup();
  return seen;
};

const { workers } = await holders('SCHED_NONE');
report({ roundRobin: await holders('SCHED_RR'), none: { workers } });
