import type { NodeAt } from '../../authoring/nodes.ts';
import { findNodes, ownNode } from '../../authoring/nodes.ts';
import type { Isolation } from '../../domain/timeline.ts';

export type CheckOptions = {
  /** What is still to be written is no problem. */
  readonly draft?: boolean;
  readonly repeat?: number;
  readonly load?: boolean;
  readonly only?: readonly string[];
  /** The folder of a pack; loaded before the command runs. */
  readonly pack?: string;
  readonly json?: boolean;
  /** true: on stdout; else in this file. */
  readonly html?: boolean | string;
  readonly isolation?: Isolation;
  readonly recorded?: boolean;
  readonly changed?: boolean;
  readonly record?: boolean;
  readonly nodes?: readonly number[];
  readonly nodeDir?: string;
  /** Grades at once. */
  readonly jobs?: number;
  readonly mutants?: boolean;
  /** With `mutants`: tell what a learner would read of each that fails. */
  readonly explain?: boolean;
  /** true: as many as the issue of a release asks for. */
  readonly soak?: boolean | number;
  readonly soakFile?: string;
};

/** The Nodes that run programs and proofs; the first one's grades are recorded. Throws UsageError. */
export async function nodesOf({ nodes, nodeDir }: CheckOptions): Promise<NodeAt[]> {
  if (nodes === undefined) return [ownNode()];
  return findNodes(nodes, {
    ...(nodeDir === undefined ? {} : { dir: nodeDir }),
    tell: (text) => process.stderr.write(`clusterprep: ${text}\n`),
  });
}
