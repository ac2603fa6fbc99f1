'use strict';
// Apart from clusterprep.cjs, because a Node too old to run us may not be able to parse `import()`.
const { isAbsolute, join } = require('node:path');

/** The user's folder for what can be made again, or undefined where none is known. */
function cacheFolder({ HOME, LOCALAPPDATA, XDG_CACHE_HOME }) {
  if (process.platform === 'win32') return LOCALAPPDATA && join(LOCALAPPDATA, 'clusterprep', 'Cache');
  if (process.platform === 'darwin') return HOME && join(HOME, 'Library', 'Caches', 'clusterprep');
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return join(XDG_CACHE_HOME, 'clusterprep');
  return HOME && join(HOME, '.cache', 'clusterprep');
}

// Code compiled once need not be compiled at each start. Where that cannot be kept, nothing is said and nothing is lost.
const cache = cacheFolder(process.env);
if (cache) require('node:module').enableCompileCache(cache);

import('../dist/cli.js');
