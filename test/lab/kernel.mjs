// A planned network as Linux network namespaces. Nothing here adds a link, an address or a rule to the machine's own namespace.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { familyOf } from './network.mjs';
import { directions } from './truth.mjs';

const RESOLVER = 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n';

/** All namespaces of one run share a prefix with the process number, so that a later run can tell what a killed one left behind. */
const FAMILY = 'hsl';
const LEFT_BEHIND = /^hsl(\d+)-/; // hsl4711-napt-core1
const COMMANDS = [
  'ip',
  'nft',
  'sysctl',
  'python3',
  'traceroute',
  'mtr',
  'nmap',
  'inetutils-traceroute',
  'tracepath',
  'setpriv',
];

/** Why no lab can be built here, as a sentence; undefined when it can. */
export function whyNoLab() {
  if (process.platform !== 'linux') return 'network namespaces exist on Linux only';
  if (process.getuid() !== 0) return 'not root: making network namespaces needs it';
  const missing = COMMANDS.filter((command) => spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0);
  if (missing.length > 0) return `not installed: ${missing.join(', ')} (bash scripts/system-packages.sh installs them)`;
  const probe = `${FAMILY}${process.pid}-probe`;
  const { status, stderr } = spawnSync('ip', ['netns', 'add', probe], { encoding: 'utf8' });
  if (status !== 0) return `ip netns does not work here: ${stderr.trim()}`;
  spawnSync('ip', ['netns', 'del', probe]);
  return undefined;
}

/** Namespaces and processes with one lifetime: `remove` may be called at any time, also twice. */
export class Lab {
  constructor() {
    this.processes = new Set();
    removeNamespaces((pid) => pid === process.pid || !existsSync(`/proc/${pid}`));
  }

  namespace(network, node) {
    return `${FAMILY}${process.pid}-${network.name}-${node}`;
  }

  /** The words that run a command on a node of the lab. */
  on(network, node) {
    return ['ip', 'netns', 'exec', this.namespace(network, node)];
  }

  async build(network) {
    const lans = Object.entries(network.segments).filter(([, { ends }]) => Object.keys(ends).length > 2);
    const names = [...Object.keys(network.nodes), ...lans.map(([segment]) => `lan-${segment}`)];
    await run(['ip', '-batch', '-'], names.map((name) => `netns add ${this.namespace(network, name)}`).join('\n'));
    for (const name of names) prepareFolder(this.namespace(network, name));
    await Promise.all(names.map((name) => this.ip(network, name, [`link set lo up`])));
    for (const segment of Object.keys(network.segments)) await this.connect(network, segment);
    await Promise.all(Object.values(network.nodes).map((node) => this.configure(network, node)));
    await Promise.all(
      Object.values(network.nodes)
        .filter(({ labels }) => labels)
        .map((node) => this.startLabelRouter(network, node)),
    );
    await this.meetNeighbours(network);
  }

  /** A few packets all the way, both ways: a burst of probes overflows the queue of a router that does not know its neighbour yet. */
  async meetNeighbours(network) {
    const ways = ['ip4', 'ip6']
      .filter((family) => homeAddress(network, family))
      .flatMap((family) => directions(network, family));
    for (const { from, target } of ways) {
      await run([...this.on(network, from), 'traceroute', '-n', '-f', '30', '-m', '30', '-q', '8', '-w', '1', target]);
    }
  }

  async connect(network, segment) {
    const ends = Object.keys(network.segments[segment].ends).map((name) =>
      network.nodes[name].interfaces.find((one) => one.segment === segment),
    );
    const { delayMs, jitterMs = 0 } = network.segments[segment];
    if (delayMs) return this.startWire(network, ends, delayMs, jitterMs);
    if (ends.length === 2) {
      const [a, b] = ends;
      const peer = `peer name ${b.device} netns ${this.namespace(network, b.node)}`;
      await this.ip(network, a.node, [`link add ${a.device} type veth ${peer}`]);
      return;
    }
    const lan = `lan-${segment}`;
    const ports = ends.flatMap(({ node, device }, at) => [
      `link add p${at} type veth peer name ${device} netns ${this.namespace(network, node)}`,
      `link set p${at} master br0 up`,
    ]);
    await this.ip(network, lan, ['link add br0 type bridge', 'link set br0 up', ...ports]);
  }

  async configure(network, node) {
    await run([...this.on(network, node.name), 'sysctl', '-qw', ...sysctls(node)]);
    const addresses = node.interfaces.flatMap(({ device, ip4, ip6 }) => [
      ...(ip4 ? [`addr add ${ip4} dev ${device}`] : []),
      ...(ip6 ? [`addr add ${ip6} dev ${device} nodad`] : []),
      `link set ${device} up`,
    ]);
    const loopback = node.loopback ? [`addr add ${node.loopback}/32 dev lo`] : [];
    await this.ip(network, node.name, [...addresses, ...loopback, ...routeCommands(network, node)]);
    const rules = nftRules(network, node);
    if (rules.length > 0) await run([...this.on(network, node.name), 'nft', '-f', '-'], rules.join('\n'));
  }

  ip(network, node, lines) {
    return run(['ip', '-n', this.namespace(network, node), '-batch', '-'], lines.join('\n'));
  }

  startLabelRouter(network, node) {
    const stack = node.labels.map(({ label }) => String(label));
    return this.startScript('labelRouter.py', stack, this.on(network, node.name));
  }

  /** Opened before its ends get their addresses. */
  startWire(network, ends, delayMs, jitterMs) {
    const words = ends.flatMap(({ node, device }) => [this.namespace(network, node), device]);
    return this.startScript('wire.py', [...words, String(delayMs), String(jitterMs)]);
  }

  startScript(script, words, where = []) {
    const [command, ...args] = [...where, 'python3', join(import.meta.dirname, script), ...words];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.processes.add(child);
    child.once('exit', () => this.processes.delete(child));
    // Its first word says that it works.
    return new Promise((resolve, reject) => {
      child.stdout.once('data', resolve);
      child.once('exit', (code) => reject(new Error(`${script} ${words.join(' ')} ended with ${code}`)));
    });
  }

  remove() {
    for (const child of this.processes) child.kill('SIGKILL');
    this.processes.clear();
    removeNamespaces((pid) => pid === process.pid);
  }
}

const homeAddress = (network, family) => network.nodes[network.home].interfaces[0][family];

function prepareFolder(namespace) {
  const folder = join('/etc/netns', namespace);
  mkdirSync(folder, { recursive: true });
  // The machine's own resolver must not be asked: 127.0.0.1 of the namespace refuses at once.
  writeFileSync(join(folder, 'resolv.conf'), RESOLVER);
  writeFileSync(join(folder, 'hosts'), '127.0.0.1 localhost\n::1 localhost\n');
}

function removeNamespaces(belongs) {
  const mine = (name) => belongs(Number(LEFT_BEHIND.exec(name)?.[1] ?? Number.NaN));
  for (const [folder, remove] of [
    ['/run/netns', (name) => spawnSync('ip', ['netns', 'del', name])],
    ['/etc/netns', (name) => rmSync(join('/etc/netns', name), { recursive: true, force: true })],
  ]) {
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) if (LEFT_BEHIND.test(name) && mine(name)) remove(name);
  }
}

/** The limits of a fresh kernel would spoil a lab without a word (design/lab.md, "Pitfalls when building"). */
function sysctls(node) {
  return [
    'net.ipv4.icmp_ratemask=0',
    'net.ipv4.icmp_msgs_per_sec=10000',
    'net.ipv6.icmp.ratelimit=0',
    'net.ipv4.conf.all.rp_filter=0',
    'net.ipv4.conf.default.rp_filter=0',
    'net.ipv4.ping_group_range=0 2147483647',
    ...node.interfaces.map(({ device }) => `net.ipv4.conf.${device}.rp_filter=0`),
    ...(node.host ? [] : ROUTER_SYSCTLS),
    `net.ipv4.icmp_errors_use_inbound_ifaddr=${node.answersFrom === 'inbound' ? 1 : 0}`,
  ];
}

const ROUTER_SYSCTLS = [
  'net.ipv4.ip_forward=1',
  'net.ipv6.conf.all.forwarding=1',
  'net.ipv4.fib_multipath_hash_policy=1',
  'net.ipv6.fib_multipath_hash_policy=1',
  'net.ipv4.conf.all.send_redirects=0',
  'net.ipv4.conf.default.send_redirects=0',
];

function routeCommands(network, node) {
  const source = node.answersFrom === 'loopback' ? ` src ${node.loopback}` : '';
  return [...network.fib.ip4[node.name], ...network.fib.ip6[node.name]].flatMap(({ prefix, kind, via }) => {
    if (kind === 'prohibited') return via.length === 0 ? [`route add prohibit ${prefix}`] : [];
    if (via.length === 0) return [];
    const src = familyOf(prefix) === 'ip4' ? source : '';
    if (via.length === 1) return [`route add ${prefix} via ${via[0].ip} dev ${via[0].device}${src}`];
    return [`route add ${prefix}${src}${via.map(({ ip, device }) => ` nexthop via ${ip} dev ${device}`).join('')}`];
  });
}

function nftRules(network, node) {
  const chains = [];
  if (node.silent || node.rateLimited || node.labels) chains.push(outputChain(node));
  if (node.rejects) chains.push(rejectChain(node));
  if (node.dropsUnasked) chains.push(inputChain(node));
  const filter = chains.length > 0 ? ['table inet filter {', ...chains, '}'] : [];
  return [...filter, ...(node.nat ? natTable(network, node) : [])];
}

const LIMIT = 'limit rate over 1/second burst 1 packets';

function outputChain(node) {
  const limit = node.rateLimited ? `${LIMIT} ` : '';
  return [
    ' chain answers {',
    '  type filter hook output priority 0; policy accept;',
    // What the label router answers itself carries this mark.
    '  meta mark 1 accept',
    `  icmp type time-exceeded ${limit}drop`,
    `  icmpv6 type time-exceeded ${limit}drop`,
    ...(node.silent ? ['  icmp type destination-unreachable drop'] : []),
    ' }',
  ].join('\n');
}

function rejectChain(node) {
  const rules = node.rejects.map((prefix) =>
    familyOf(prefix) === 'ip4'
      ? `  ip daddr ${prefix} reject with icmp type admin-prohibited`
      : `  ip6 daddr ${prefix} reject with icmpv6 type admin-prohibited`,
  );
  return [' chain rejected {', '  type filter hook forward priority 0; policy accept;', ...rules, ' }'].join('\n');
}

const deviceOn = (node, segment) => node.interfaces.find((one) => one.segment === segment).device;

function inputChain(node) {
  const device = deviceOn(node, node.dropsUnasked);
  return [
    ' chain unasked {',
    '  type filter hook input priority 0; policy accept;',
    `  iifname "${device}" ct state established,related accept`,
    `  iifname "${device}" drop`,
    ' }',
  ].join('\n');
}

function natTable(network, node) {
  const action = node.nat.address ? `snat to ${node.nat.address}` : 'masquerade';
  return [
    'table ip nat {',
    ' chain post {',
    '  type nat hook postrouting priority 100; policy accept;',
    `  oifname "${deviceOn(node, node.nat.outside)}" ${action}`,
    ' }',
    '}',
  ];
}

/** Runs a command with a text as its input; a failure says what was run and what it said. */
function run([command, ...args], input = '') {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: [input ? 'pipe' : 'ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (chunk) => (complaint += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${[command, ...args].join(' ')} ended with ${code}: ${complaint.trim()}\n${input}`));
    });
    child.stdin?.end(`${input}\n`);
  });
}
