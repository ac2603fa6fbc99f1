#!/usr/bin/env node
'use strict';
// In old syntax, so that a Node of any age can read it and say what is the matter.
var path = require('path');
var fs = require('fs');

var root = path.join(__dirname, '..');

function isNewEnough(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  return major > 22 || (major === 22 && Number(parts[1]) >= 18);
}

function tooOld() {
  process.stderr.write(
    'clusterprep needs Node.js 22.18 or newer, and this is ' +
      process.version +
      ': please install a newer one' +
      // Only a checkout has a lock file.
      (fs.existsSync(path.join(root, 'package-lock.json'))
        ? ', or run `npm ci`, which brings its own.\n'
        : '.\n')
  );
  process.exit(64);
}

/** Runs the program once more with `node`, and ends as that ends. */
function runWith(node) {
  var spawn = require('child_process').spawn;
  var child;
  // A Ctrl-C reaches the child by itself, as it is of the same group; other signals come to us alone.
  process.on('SIGINT', function () {});
  ['SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
  // Only now, so that no signal can end us and leave the child behind.
  child = spawn(node, [__filename].concat(process.argv.slice(2)), { stdio: 'inherit' });
  child.on('error', tooOld);
  child.on('exit', function (code, signal) {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

var own = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

// Not `import()` itself: the oldest Nodes could not even parse it.
if (isNewEnough(process.versions.node)) require('./start.cjs');
else if (fs.existsSync(own)) runWith(own);
else tooOld();
