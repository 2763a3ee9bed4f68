// Checks in a row, each a process of its own: what passed, what failed, and what could not be run here.
import { spawnSync } from 'node:child_process';

/** A step that says why it cannot run here ends so (test/lab/run.mjs); it is neither passed nor failed. */
const NOT_RUN = 77;

/**
 * Runs `[name, command, args]` after each other and says how each ended, last of all those that did not pass. The exit code: 1 when one
 * failed; what could not be run is told, and no failure.
 */
export function runSteps(steps, cwd) {
  const failed = [];
  const notRun = [];
  let passed = 0;
  let blocked = false;
  for (const [name, command, args] of steps) {
    if (blocked) {
      failed.push(`${name} (not run)`);
      continue;
    }
    console.log(`\n━━ ${name}`);
    const began = process.hrtime.bigint();
    const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    if (error) console.error(error.message);
    if (status === 0) passed += 1;
    else if (status === NOT_RUN) notRun.push(name);
    else failed.push(name);
    const end = status === 0 ? 'passed' : status === NOT_RUN ? 'NOT RUN, the line above says why' : 'FAILED';
    console.log(`━━ ${name}: ${end} (${seconds.toFixed(1)} s)`);
    // Without a build or a browser the later steps could only repeat the failure.
    if (status !== 0 && (name.startsWith('build') || name.startsWith('Debian'))) blocked = true;
  }
  for (const name of notRun) console.log(`not run: ${name}`);
  for (const name of failed) console.log(`failed: ${name}`);
  console.log(`${passed} passed, ${failed.length} failed${notRun.length > 0 ? `, ${notRun.length} not run` : ''}`);
  return failed.length === 0 ? 0 : 1;
}
