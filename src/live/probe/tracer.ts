import { canonicalIp } from '../../model/address';
import { Refused, type Addon } from './addon';
import { icmpSender } from './icmp';
import type { FromHelper, ProbeOrder, ProbePlace } from './protocol';
import { Schedule } from './schedule';
import { isPortUnreachable, versionOf, type Heard, type Sender, type Wire } from './sender';
import { tcpSender } from './tcp';
import { udpSender } from './udp';

interface Open {
  readonly place: ProbePlace;
  leftAt: number;
  timer: NodeJS.Timeout;
}

/** What came while this process had no turn is read, one packet after the other, before a loss is told. In ms. */
const READING_MS = 20;

const LONGEST_SLEEP_MS = 200;
/**
 * Once the target has answered, others are waited for this many times as long as it took, and never less than a second: traceroute's
 * factor of 3 to 10 without such a floor drops late answers of fast hops (design/lab.md, section 4).
 */
const MANY_TIMES = 10;
const LEAST_PATIENCE_MS = 1000;

/** Opens what a trace needs; opening alone sends nothing, so it is the check as well. */
async function openSender(wire: Wire): Promise<Sender> {
  try {
    if (wire.order.protocol === 'icmp') return icmpSender(wire);
    return wire.order.protocol === 'udp' ? await udpSender(wire) : await tcpSender(wire);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('no-route', (error as Error).message);
  }
}

export async function check(addon: Addon, order: ProbeOrder): Promise<void> {
  const ignore = (): void => undefined;
  const sender = await openSender({ addon, order, version: versionOf(order.address), hear: ignore, fail: ignore });
  sender.close();
}

/** One trace: paces the probes, measures the answers, tells what happens. */
export class ProbeRun {
  private readonly schedule: Schedule;
  private readonly open = new Map<number, Open>();
  private sender: Sender | undefined;
  private count = 0;
  /** Between two probes, in ms. */
  private pause: number;
  /** How long an answer is waited for, in ms. */
  private patience: number;

  constructor(
    private readonly addon: Addon,
    private readonly order: ProbeOrder,
    private readonly tell: (message: FromHelper) => void,
  ) {
    this.schedule = new Schedule(order);
    this.pause = 1000 / order.probesPerSecond;
    this.patience = order.timeoutMs;
  }

  setPace(probesPerSecond: number): void {
    this.pause = 1000 / probesPerSecond;
  }

  async run(): Promise<void> {
    const version = versionOf(this.order.address);
    const wire: Wire = {
      addon: this.addon,
      order: this.order,
      version,
      hear: (heard) => this.hear(heard),
      // A probe that fails is lost in time; the socket goes on.
      fail: () => undefined,
    };
    this.sender = await openSender(wire);
    let last = -Infinity;
    for (;;) {
      const place = this.schedule.next();
      if (place === 'over') break;
      if (place === 'wait') {
        await sleep(Math.min(this.pause, 10));
        continue;
      }
      await this.dueAfter(last);
      last = performance.now();
      await this.send(place);
    }
    this.sender.close();
    this.tell({ type: 'over' });
  }

  /** In short sleeps: the pace may change meanwhile. */
  private async dueAfter(last: number): Promise<void> {
    for (;;) {
      const ms = last + this.pause - performance.now();
      if (ms <= 0) return;
      await sleep(Math.min(ms, LONGEST_SLEEP_MS));
    }
  }

  private async send(place: ProbePlace): Promise<void> {
    const number = await this.freeNumber();
    const probe: Open = { place, leftAt: performance.now(), timer: this.lossTimer(number, () => probe, this.patience) };
    this.open.set(number, probe);
    this.tell({ type: 'sent', probe: place });
    try {
      await this.sender?.send(number, place, () => (probe.leftAt = performance.now()));
    } catch {
      // "Network is unreachable", "Permission denied" (a firewall of this machine): nothing left, so nothing comes.
      this.lose(number, probe);
    }
  }

  /** A silent probe keeps its number until it is lost. */
  private async freeNumber(): Promise<number> {
    const number = this.count++ % (this.sender?.numbers ?? 1);
    while (this.open.has(number)) await sleep(10);
    return number;
  }

  private lossTimer(number: number, probe: () => Open, ms: number): NodeJS.Timeout {
    return setTimeout(() => setTimeout(() => this.lose(number, probe()), READING_MS), ms);
  }

  /** The target has answered, so nobody on the way will yet say that it cannot be reached, which is what takes seconds. */
  private hurry(rttMs: number): void {
    const patience = Math.max(LEAST_PATIENCE_MS, MANY_TIMES * rttMs);
    if (patience >= this.patience) return;
    this.patience = patience;
    for (const [number, probe] of this.open) {
      clearTimeout(probe.timer);
      const left = Math.max(0, probe.leftAt + patience - performance.now());
      probe.timer = this.lossTimer(number, () => probe, left);
    }
  }

  private lose(number: number, probe: Open): void {
    if (this.open.get(number) !== probe) return;
    clearTimeout(probe.timer);
    this.open.delete(number);
    this.schedule.lost();
    this.tell({ type: 'lost', probe: probe.place });
  }

  private hear({ number, answer }: Heard): void {
    const at = performance.now();
    const probe = this.open.get(number);
    const ip = canonicalIp(answer.ip.split('%')[0] ?? '');
    if (!probe || ip === undefined) return;
    clearTimeout(probe.timer);
    this.open.delete(number);
    const isEnd = answer.isEnd || isPortUnreachable(versionOf(this.order.address), answer);
    this.schedule.answered(probe.place, isEnd);
    if (isEnd && ip === this.order.address) this.hurry(at - probe.leftAt);
    this.tell({ type: 'answer', probe: probe.place, answer: { ...answer, ip, isEnd, rttMs: at - probe.leftAt } });
  }
}

function sleep(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
