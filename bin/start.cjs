'use strict';
// Apart from clusterprep.cjs, because a Node too old to run us may not be able to parse `import()`.
import('../dist/cli.js');
