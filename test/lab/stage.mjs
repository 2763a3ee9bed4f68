// What the tests of the lab share: the networks as they run, and commands on their nodes.
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { planNetwork } from './network.mjs';
import { directions } from './truth.mjs';

/** Only ends what hangs: a busy machine may be slow. */
const LONGEST_RUN_MS = 300_000;
/** A busy machine loses probes now and then, but not the same one so often. */
const MOST_RUNS = 5;

export class Stage {
  /** `analyze` = the core as it ships. */
  constructor(lab, analyze) {
    this.lab = lab;
    this.analyze = analyze;
    this.networks = [];
    /** Traces that had to be run again. */
    this.repeated = 0;
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

  /**
   * Runs a command on a way until the runs together lack nothing, and returns them all: what a machine lost for want of time is not the
   * fault of a tracer. What cannot be there stays wrong in whichever run it was seen.
   */
  async traced(way, argv, lacks = silences, read = (text) => this.read(text)) {
    const runs = [];
    do {
      const result = await this.run(way.network, way.from, argv);
      if (!result.stdout) throw new Error(`${argv.join(' ')} on ${way.network.name} ${way.from}: ${result.stderr}`);
      runs.push({ ...result, way, trace: read(result.stdout) });
    } while (lacks(runs, way.hops).length > 0 && runs.length < MOST_RUNS);
    this.repeated += runs.length - 1;
    return runs;
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

/** TTL → addresses that answered there in any of several runs. */
export function answersOfRuns(runs) {
  const all = new Map();
  for (const { trace } of runs) {
    for (const [ttl, ips] of answersByTtl(trace)) all.set(ttl, [...new Set([...(all.get(ttl) ?? []), ...ips])]);
  }
  return all;
}

/**
 * What the runs of a trace show against the truth, as sentences; none = they agree. Every address must be possible at its TTL in each
 * run, and every hop that always answers must have answered in one of them.
 */
export function disagreements(runs, hops) {
  const { network, from, target } = runs[0].way;
  const found = [...runs.flatMap(({ trace }) => impossible(trace, hops)), ...silences(runs, hops)];
  const texts = runs.map(({ stdout }) => stdout).join('\n');
  return found.map((line) => `${network.name} ${from} → ${target}, ${line}\n${texts}`);
}

function impossible(trace, hops) {
  return [...answersByTtl(trace)].flatMap(([ttl, ips]) => {
    const possible = possibleAt(hops, ttl);
    const expected = possible.map(({ ip }) => ip).join(' or ') || 'nothing';
    return ips
      .filter((ip) => !possible.some((answer) => answer.ip === ip && answer.answers !== 'never'))
      .map((ip) => `hop ${ttl}: ${ip} cannot be there, but ${expected}`);
  });
}

/** Hops that always answer and never did. */
function silences(runs, hops) {
  const seen = answersOfRuns(runs);
  return hops.flatMap((answers, at) =>
    answers.every((answer) => answer.answers === 'always') && !(seen.get(at + 1)?.length > 0)
      ? [`hop ${at + 1}: no answer, but ${answers.map(({ ip }) => ip).join(' or ')} always answers`]
      : [],
  );
}

/** Equal-cost branches that no flow took, beside the silences: which way a flow goes is chance. */
export function missingBranches(runs, hops) {
  const seen = answersOfRuns(runs);
  const branches = hops.flatMap((answers, at) =>
    answers.filter(({ ip, answers: when }) => when === 'always' && !seen.get(at + 1)?.includes(ip)).map(({ ip }) => ip),
  );
  return [...silences(runs, hops), ...branches];
}

/** A tool that goes on past the target gets the target's answer again. */
const possibleAt = (hops, ttl) => hops[Math.min(ttl, hops.length) - 1] ?? [];
