// What the tests of the lab share: the networks as they run, and commands on their nodes.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planNetwork } from './network.mjs';
import { directions } from './truth.mjs';

const LONGEST_RUN_MS = 60_000;

export class Stage {
  /** `analyze` = the core as it ships. */
  constructor(lab, analyze) {
    this.lab = lab;
    this.analyze = analyze;
    this.networks = [];
  }

  async build() {
    const folder = join(import.meta.dirname, 'specs');
    const specs = readdirSync(folder).sort();
    this.networks = await Promise.all(
      specs.map(async (file) => planNetwork((await import(join(folder, file))).default)),
    );
    await Promise.all(this.networks.map((network) => this.lab.build(network)));
  }

  network(name) {
    return this.networks.find((one) => one.name === name);
  }

  /** Both walks of every network in every family it has. */
  ways() {
    return this.networks.flatMap((network) =>
      ['ip4', 'ip6']
        .filter((family) => network.nodes[network.home].interfaces[0][family])
        .flatMap((family) => directions(network, family).map((way) => ({ network, family, ...way }))),
    );
  }

  /** Runs a command on a node: what it printed, how it ended, and how long it took. */
  run(network, node, argv, options = {}) {
    const [command, ...args] = [...this.lab.on(network, node), ...argv];
    const began = process.hrtime.bigint();
    return new Promise((resolve) => {
      execFile(command, args, { timeout: LONGEST_RUN_MS, ...options }, (error, stdout, stderr) => {
        const ms = Number(process.hrtime.bigint() - began) / 1e6;
        resolve({ stdout, stderr, ms, code: error ? (error.code ?? error.signal) : 0 });
      });
    });
  }

  /** The one trace that the core reads in a text. */
  read(text, name = 'capture.txt') {
    const { traces } = this.analyze([{ id: name, name, text }]);
    if (traces.length !== 1) throw new Error(`${name}: ${traces.length} traces recognised in:\n${text}`);
    return traces[0];
  }
}

/** TTL → addresses that answered there. */
export function answersByTtl(trace) {
  return new Map(
    trace.hops.map((hop) => [hop.ttl, [...new Set(hop.probes.flatMap((probe) => (probe.ip ? [probe.ip] : [])))]]),
  );
}

/**
 * What a trace shows against the truth, as sentences; none = it agrees. Every address must be possible at its TTL, and every hop that
 * always answers must have answered.
 */
export function disagreements(trace, hops) {
  const seen = answersByTtl(trace);
  const wrong = [...seen].flatMap(([ttl, ips]) =>
    ips
      .filter((ip) => !possibleAt(hops, ttl).some((answer) => answer.ip === ip && answer.answers !== 'never'))
      .map(
        (ip) =>
          `hop ${ttl}: ${ip} cannot be there, but ${
            possibleAt(hops, ttl)
              .map((answer) => answer.ip)
              .join(' or ') || 'nothing'
          }`,
      ),
  );
  const missing = hops.flatMap((answers, at) =>
    answers.every((answer) => answer.answers === 'always') && !(seen.get(at + 1)?.length > 0)
      ? [`hop ${at + 1}: no answer, but ${answers.map((answer) => answer.ip).join(' or ')} always answers`]
      : [],
  );
  return [...wrong, ...missing];
}

/** A tool that goes on past the target gets the target's answer again. */
const possibleAt = (hops, ttl) => hops[Math.min(ttl, hops.length) - 1] ?? [];
