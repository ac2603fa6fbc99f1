// Where 100 MB of Buffers show in process.memoryUsage().
const MB = 1024 * 1024;
const before = process.memoryUsage();
const kept = Array.from({ length: 100 }, () => Buffer.alloc(MB, 1));
const after = process.memoryUsage();
const heap = (after.heapUsed - before.heapUsed) / MB;
const buffers = Math.round((after.arrayBuffers - before.arrayBuffers) / MB);
console.log(
  JSON.stringify({
    heapUsed: heap < 10 ? 'less than 10 MB more' : `${heap} MB more`,
    arrayBuffers: `${buffers} MB more`,
  }),
);
process.exitCode = kept.length === 100 ? 0 : 1;
