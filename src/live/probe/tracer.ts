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
  readonly timer: NodeJS.Timeout;
}

/** What came while this process had no turn is read, one packet after the other, before a loss is told. In ms. */
const READING_MS = 20;

const LONGEST_SLEEP_MS = 200;

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

  constructor(
    private readonly addon: Addon,
    private readonly order: ProbeOrder,
    private readonly tell: (message: FromHelper) => void,
  ) {
    this.schedule = new Schedule(order);
    this.pause = 1000 / order.probesPerSecond;
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
    const timer = setTimeout(() => setTimeout(() => this.lose(number, probe), READING_MS), this.order.timeoutMs);
    const probe: Open = { place, leftAt: performance.now(), timer };
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
    this.tell({ type: 'answer', probe: probe.place, answer: { ...answer, ip, isEnd, rttMs: at - probe.leftAt } });
  }
}

function sleep(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
