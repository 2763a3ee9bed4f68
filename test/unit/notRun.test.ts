import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const LAB = [process.execPath, path.join(root, 'test/lab/run.mjs')];
const isRoot = process.getuid?.() === 0;

/** As somebody who may read the project and nothing else: it may lie in root's own folder. */
const NOBODY = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
const WHO_MAY_READ = ['--inh-caps=-all,+dac_read_search', '--ambient-caps=+dac_read_search'];
/** Root as it is in most containers. */
const CONTAINED = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin'];

function run([command = '', ...args]: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', timeout: 60_000 });
  return { status, stdout, stderr };
}

describe('the lab where it cannot be built', () => {
  it('says that it did not run and why, without root', () => {
    const { status, stdout, stderr } = run(isRoot ? [...NOBODY, ...WHO_MAY_READ, ...LAB] : LAB);
    expect(stdout, stderr).toBe('lab: NOT RUN, not root: making network namespaces needs it\n');
    expect(status).toBe(77);
  });

  it('says so where root may not make network namespaces', () => {
    const { status, stdout, stderr } = run(isRoot ? [...CONTAINED, ...LAB] : LAB);
    expect(stdout, stderr).toMatch(
      isRoot ? /^lab: NOT RUN, (?:ip netns does not work here: |not installed: )/ : /^lab: NOT RUN/,
    );
    expect(status).toBe(77);
  });
});

describe('npm test', () => {
  const steps = (codes: Readonly<Record<string, number>>) =>
    Object.entries(codes).map(([name, code]) => [name, process.execPath, ['-e', `process.exit(${code})`]]);
  const runSteps = (codes: Readonly<Record<string, number>>) => {
    const module = pathToFileURL(path.join(root, 'scripts/steps.mjs')).href;
    const script = `import(${JSON.stringify(module)}).then(({ runSteps }) => (process.exitCode = runSteps(${JSON.stringify(steps(codes))}, '.')))`;
    return run([process.execPath, '-e', script]);
  };

  it('counts what could not be run apart, names it, and is no failure by it', () => {
    const { status, stdout } = runSteps({ types: 0, lab: 77 });
    expect(stdout).toMatch(/^━━ lab: NOT RUN, the line above says why \(\d+\.\d s\)$/m);
    expect(stdout).toMatch(/^not run: lab\n1 passed, 0 failed, 1 not run\n$/m);
    expect(status).toBe(0);
  });

  it('fails by what failed, also beside what could not be run', () => {
    const { status, stdout } = runSteps({ types: 1, lab: 77, unit: 0 });
    expect(stdout).toMatch(/^not run: lab\nfailed: types\n1 passed, 1 failed, 1 not run\n$/m);
    expect(status).toBe(1);
  });

  it('does not go on without a build', () => {
    const { status, stdout } = runSteps({ 'build and package': 1, lab: 0 });
    expect(stdout).toMatch(/^failed: build and package\nfailed: lab \(not run\)\n0 passed, 2 failed\n$/m);
    expect(status).toBe(1);
  });
});
