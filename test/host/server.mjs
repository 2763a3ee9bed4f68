// Starts and stops a real VS Code (code-server) on a free port of 127.0.0.1, with a user folder of its own.
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  openSync,
  closeSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeLanguagePack } from './languagePack.mjs';
import { installHost } from './versions.mjs';

const quietSettings = JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8'));
const MACHINE_SETTINGS = new Set(['hopscope.data.reverseDns']);
const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;

/** Hosts that are still up. An interrupted run must not leave a server behind, so every way out of Node ends them. */
const running = new Set();
process.once('exit', () => running.forEach((host) => host.kill()));
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => process.exit(code));
}

/**
 * @param {object} options
 * @param {'1.139'|'1.100'} [options.version] VS Code version
 * @param {string} [options.vsix] packaged extension to install before the start
 * @param {string} options.workspace folder that the page opens
 * @param {boolean} [options.driver] honour `payload` in the URL, to run Mocha inside the extension host. It also hides
 *   notifications and answers dialogs by itself, so tests that act as a person must not set it.
 * @param {object} [options.settings] user settings on top of settings.json
 * @param {object} [options.env] variables for the server, which the extension host inherits
 * @param {string} [options.language] a display language that windows may have besides English
 * @param {string} [options.nameserver] the only one that the host knows, "[127.0.0.1]:5353" for example
 * @returns {Promise<{version: string, port: number, url: string, workspace: string, folder: string,
 *   urlOf(folder: string, query?: Record<string, string>): string, setSettings(changes: object): void,
 *   logs(since?: number): string, stop(): Promise<void>}>}
 */
export async function startHost({
  version = '1.139',
  vsix,
  workspace,
  driver = false,
  settings = {},
  env = {},
  language,
  nameserver,
}) {
  const { node, entry, hasDriverOption } = installHost(version);
  // The user folder holds a Unix socket, whose path may have about 108 bytes: keep it short.
  const folder = mkdtempSync(join(tmpdir(), 'hs-'));
  const settingsFile = join(folder, 'user/User/settings.json');
  const machineFile = join(folder, 'user/Machine/settings.json');
  for (const file of [settingsFile, machineFile]) mkdirSync(dirname(file), { recursive: true });
  // Read when a page opens; an open window does not notice the change.
  const setSettings = (changes) => {
    const all = { ...quietSettings, ...settings, ...changes };
    writeFileSync(settingsFile, JSON.stringify(all, null, 2));
    // Those of the scope "machine" count only where the machine itself keeps them.
    const ofMachine = Object.entries(all).filter(([name]) => MACHINE_SETTINGS.has(name));
    writeFileSync(machineFile, JSON.stringify(Object.fromEntries(ofMachine)));
  };
  setSettings({});
  writeFileSync(join(folder, 'config.yaml'), 'auth: none\n');

  const base = [
    '--config',
    join(folder, 'config.yaml'),
    '--user-data-dir',
    join(folder, 'user'),
    '--extensions-dir',
    join(folder, 'ext'),
  ];
  const environment = hostEnvironment(folder, env);
  const host = { pid: 0, folder, kill };
  function kill() {
    running.delete(host);
    killGroup(host.pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  try {
    if (vsix) {
      execFileSync(node, [entry, ...base, '--install-extension', resolve(vsix), '--force'], {
        env: environment,
        stdio: 'pipe',
      });
    }
    if (language) writeLanguagePack(join(folder, 'user'), language);
    const log = openSync(join(folder, 'server.log'), 'a');
    const child = spawn(
      'setpriv',
      [
        // If this process is killed without a chance to clean up, the kernel ends the server.
        '--pdeathsig',
        'TERM',
        ...(nameserver ? withNameserver(folder, nameserver) : []),
        node,
        entry,
        ...base,
        '--bind-addr',
        '127.0.0.1:0',
        '--auth',
        'none',
        '--disable-telemetry',
        '--disable-update-check',
        '--disable-getting-started-override',
        '--disable-proxy',
        '--ignore-last-opened',
        ...(driver && hasDriverOption ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
      ],
      { env: environment, stdio: ['ignore', log, log], detached: true },
    );
    closeSync(log);
    const exited = new Promise((done) => child.once('exit', done).once('error', done));
    host.pid = child.pid ?? 0;
    running.add(host);
    const port = await waitUntilReady(child, join(folder, 'server.log'));

    const urlOf = (path, query = {}) =>
      `http://127.0.0.1:${port}/?${Object.entries({ folder: resolve(path), ...query })
        .map(([k, v]) => `${k}=${encodeURIComponent(v)}`)
        .join('&')}`;
    const stop = async () => {
      if (!running.has(host)) return;
      child.kill('SIGTERM');
      await Promise.race([exited, sleep(stopTimeoutMs, undefined, { ref: false })]);
      kill();
    };
    return {
      version,
      port,
      url: urlOf(workspace),
      workspace,
      folder,
      urlOf,
      setSettings,
      logs: (since = 0) => collectLogs(folder, since),
      stop,
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/** Words before a command that give it a resolv.conf of its own, in a mount namespace (and a user one, for who may not mount). */
function withNameserver(folder, nameserver) {
  const user = process.getuid() === 0 ? [] : ['--map-root-user'];
  const file = join(folder, 'resolv.conf');
  writeFileSync(file, `nameserver ${nameserver}\n`);
  return ['unshare', ...user, '--mount', 'sh', '-c', `mount --bind '${file}' /etc/resolv.conf && exec "$@"`, 'sh'];
}

function hostEnvironment(folder, extra) {
  // Started from a terminal of another VS Code, the server would take that one's socket for its own.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('VSCODE_') && !name.startsWith('npm_'),
  );
  const xdg = join(folder, 'xdg');
  return {
    ...Object.fromEntries(inherited),
    XDG_CONFIG_HOME: xdg,
    XDG_DATA_HOME: xdg,
    XDG_CACHE_HOME: xdg,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no marketplace: nothing leaves the machine
    HOPSCOPE_TEST_HOST: folder, // a test may read the host's own logs
    ...extra,
  };
}

/** The port is chosen by the system and told only in the log; healthz answers once the server takes requests. */
async function waitUntilReady(child, logFile) {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && child.exitCode === null && child.pid) {
    const log = readFileSync(logFile, 'utf8');
    const port = /HTTP server listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(log)?.[1];
    if (port) {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
      if (answer?.ok) return Number(port);
    }
    await sleep(50);
  }
  throw new Error(
    `The test host did not start. Its log:\n${existsSync(logFile) ? readFileSync(logFile, 'utf8') : '(none)'}`,
  );
}

function killGroup(pid, signal) {
  if (!pid) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error; // ESRCH: all of it has ended already
  }
}

/** The server's log, and those of the extension hosts and of our output channel that were written to since then. */
function collectLogs(folder, since) {
  const logFolder = join(folder, 'user/logs');
  const files = existsSync(logFolder) ? readdirSync(logFolder, { recursive: true }).map(String) : [];
  const wanted = files
    .filter((file) => /remoteexthost\.log$|Hopscope\.log$/.test(file))
    .map((file) => join(logFolder, file))
    .filter((file) => statSync(file).mtimeMs >= since);
  return [...wanted, join(folder, 'server.log')].map((file) => `--- ${file}\n${readFileSync(file, 'utf8')}`).join('\n');
}
