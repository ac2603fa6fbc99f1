// Which of two timers is listed as keeping the process alive.
setInterval(() => {}, 1000);
setTimeout(() => {}, 1000).unref();
const info = process.getActiveResourcesInfo();
console.log(info.filter((name) => name === 'Timeout').length);
process.exit(0);
