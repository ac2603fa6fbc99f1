const seconds = (n) => n * 1000;

module.exports.apps = [
  {
    name: 'prices',
    script: `${__dirname}/server.js`,
    instances: Number(process.env.WORKERS),
    wait_ready: true,
    listen_timeout: seconds(15),
    kill_timeout: seconds(6),
  },
];
