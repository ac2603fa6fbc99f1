// For "predict, then run": one process tells something, and the line says which process it was.
import cluster from 'node:cluster';

/** Prints `said` as one line of JSON, under the name of this process: the primary, or a worker by its id. */
export function say(said) {
  const who = cluster.isPrimary ? { primary: true } : { worker: cluster.worker.id };
  console.log(JSON.stringify({ ...who, said }));
}
