// Are the old and the new name the same function?
import cluster from 'node:cluster';
import { report } from './lib.mjs';

report({ same: cluster.setupMaster === cluster.setupPrimary });
