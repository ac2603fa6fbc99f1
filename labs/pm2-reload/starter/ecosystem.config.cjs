module.exports = {
  apps: [
    {
      name: 'prices',
      script: './server.js',
      exec_mode: 'cluster',
      instances: process.env.WORKERS ?? 2,
      // TODO: what is PM2 to wait for before it ends an old worker, and for how long?
      // TODO: and how long may the old one take?
    },
  ],
};
