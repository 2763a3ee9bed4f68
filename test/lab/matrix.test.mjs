// What stands in the way of a backend, and which one answers instead: each case really is so, on a node of the lab.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hopscope } from './liveTracer.mjs';
import { disagreements } from './stage.mjs';

const LOOPBACK = ['127.0.0.1', '::1'];
const PROTOCOLS = ['udp', 'icmp', 'tcp'];
const WITHOUT_CAPABILITIES = ['setpriv', '--bounding-set=-all', '--inh-caps=-all'];
/** An empty folder over each folder of programs: node itself is started by its whole path before they are gone. */
const WITHOUT_TOOLS = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'for folder in /usr/sbin /sbin /usr/local/sbin; do mount -t tmpfs none $folder; done; PATH=/nowhere exec "$@"',
  'sh',
];

const wayOf = (stage) => stage.ways().find(({ network, from }) => network.name === 'campus' && from === 'pc');

/** Traces with a given raw-socket: the system's tool must do it, and the text must say why. */
async function falls(stage, addon, why) {
  const way = wayOf(stage);
  const words = ['env', `HOPSCOPE_RAW_SOCKET=${addon}`, ...hopscope('trace', '--rounds', '3', way.target)];
  const runs = await stage.traced(way, words);
  assert.deepEqual(disagreements(runs, way.hops), []);
  for (const { stdout, code } of runs) {
    assert.match(stdout, /^# hopscope: .* by \S*traceroute, UDP/);
    assert.match(stdout, why);
    assert.equal(code, 0);
  }
}

async function inFolder(act) {
  const folder = mkdtempSync(join(tmpdir(), 'hs-matrix-'));
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** raw-socket as another Node would have built it: NODE_MODULE_VERSION stands in front of the empty flags in its module record. */
function buildOfAnotherNode(folder) {
  const copy = join(folder, 'raw-socket');
  cpSync(join(import.meta.dirname, '../../node_modules/raw-socket'), copy, { recursive: true });
  const file = join(copy, 'build/Release/raw.node');
  const binary = readFileSync(file);
  const record = Buffer.alloc(8);
  record.writeUInt32LE(Number(process.versions.modules), 0);
  let changed = 0;
  for (let at = binary.indexOf(record); at >= 0; at = binary.indexOf(record, at + 8)) {
    if (at % 8 !== 0) continue;
    binary.writeUInt32LE(93, at);
    changed += 1;
  }
  assert.ok(changed > 0, 'no module record in raw.node');
  writeFileSync(file, binary);
  return copy;
}

function scriptIn(folder, text) {
  const file = join(folder, 'addon.js');
  writeFileSync(file, text);
  return file;
}

export const tests = {
  'addon present: this machine itself is found by every protocol, over IPv4 and IPv6': async (stage) => {
    const { network, from } = wayOf(stage);
    for (const target of LOOPBACK) {
      const hops = [[{ node: from, ip: target, kind: 'destination', answers: 'always' }]];
      for (const protocol of PROTOCOLS) {
        const way = { network, from, target, hops };
        const runs = await stage.traced(
          way,
          hopscope('trace', '--method', 'raw-socket', '--protocol', protocol, '--rate', '100', target),
        );
        assert.deepEqual(disagreements(runs, hops), [], protocol);
        for (const { stdout } of runs) {
          assert.ok(stdout.includes(`by raw-socket, ${protocol.toUpperCase()}\n`), stdout);
        }
      }
    }
  },

  'addon missing: said, and the system tool traces': (stage) =>
    inFolder((folder) => falls(stage, join(folder, 'nothing'), /raw-socket is not installed/)),

  'addon of another Node: said with both numbers, and the system tool traces': (stage) =>
    inFolder((folder) => {
      const versions = `module version 93 ≠ ${process.versions.modules}`;
      return falls(stage, buildOfAnotherNode(folder), new RegExp(`built for another Node \\(${versions}\\)`));
    }),

  'an addon that throws or kills its process: said, and the system tool traces': (stage) =>
    inFolder(async (folder) => {
      const broken = scriptIn(folder, 'throw new Error("no such symbol")');
      await falls(stage, broken, /raw-socket does not work: no such symbol/);
      const deadly = scriptIn(folder, 'process.kill(process.pid, "SIGSEGV")');
      await falls(stage, deadly, /the helper process ended by itself \(SIGSEGV\)/);
    }),

  'tool missing: said with the names that were looked for, and raw-socket traces': async (stage) => {
    const way = wayOf(stage);
    const without = (...words) => [...WITHOUT_TOOLS, ...hopscope('trace', ...words, way.target)];
    const alone = await stage.run(way.network, way.from, without('--method', 'system'));
    assert.match(alone.stderr, /no tool of this system was found that can do it \(traceroute, mtr, tracepath\)/);
    assert.deepEqual([alone.code, alone.stdout], [1, '']);
    const runs = await stage.traced(way, without('--rounds', '3'));
    assert.deepEqual(disagreements(runs, way.hops), []);
    for (const { stdout } of runs) assert.match(stdout, /by raw-socket, UDP/);
  },

  'neither capability nor tool: both said, and the exact command is offered': async (stage) => {
    const { network, from, target } = wayOf(stage);
    // The folders are hidden first: that needs what is then given away.
    const setpriv = ['/usr/bin/setpriv', ...WITHOUT_CAPABILITIES.slice(1)];
    const words = [...WITHOUT_TOOLS, ...setpriv, ...hopscope('trace', target)];
    const { code, stdout, stderr } = await stage.run(network, from, words);
    assert.match(stderr, /raw sockets are not permitted to this user; no tool of this system was found/);
    assert.match(stderr, /Run this in a terminal/);
    assert.ok(/: traceroute -4 -n [^\n]*\n$/.exec(stderr)?.[0].endsWith(` ${target}\n`), stderr);
    assert.deepEqual([code, stdout], [1, '']);
  },

  'a tool that needs root gives way to one that does not': async (stage) => {
    const way = wayOf(stage);
    const words = hopscope('trace', '--method', 'system', '--protocol', 'icmp', '--rounds', '3', way.target);
    const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
    const runs = await stage.traced(way, [...nobody, ...words]);
    assert.deepEqual(disagreements(runs, way.hops), []);
    for (const { stdout } of runs) assert.match(stdout, /by \S*mtr, ICMP/);
  },

  'a silent target by every protocol: the trace ends and says that nothing came': async (stage) => {
    const way = stage.ways().find(({ hops }) => hops.at(-1)[0].answers === 'never');
    for (const method of ['raw-socket', 'system']) {
      const words = ['--method', method, '--rounds', '2', '--max-hops', '10', '--timeout', '1500'];
      const runs = await stage.traced(way, hopscope('trace', ...words, way.target));
      assert.deepEqual(disagreements(runs, way.hops), []);
      for (const { trace, stdout, code } of runs) {
        assert.equal(code, 0, stdout);
        assert.notEqual(trace.reached, 'yes', stdout);
      }
    }
  },
};
