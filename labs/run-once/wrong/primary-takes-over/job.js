// Given: you need not change this file.

/** Where the job reports. */
const { JOB_URL } = process.env;

/** The job: one report, from the process that runs it. In real life: the nightly mail, the cleaning of old files. */
export async function runJob() {
  try {
    await fetch(JOB_URL, { method: 'POST', body: JSON.stringify({ pid: process.pid }) });
  } catch (error) {
    console.error(`the job failed: ${error.message}`);
  }
}
