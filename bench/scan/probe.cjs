// Loaded into every measured process: leaves what the process used behind when it ends.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// What a second thread uses, the process uses.
if (isMainThread) process.once('exit', leave);

function leave() {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    `${process.env.LICHECK_BENCH_PROBE}.${process.pid}`,
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }),
  );
}
