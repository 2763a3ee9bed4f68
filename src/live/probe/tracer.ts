import { canonicalIp } from '../../model/address';
import { Refused, type Addon } from './addon';
import { icmpSender } from './icmp';
import { Patience } from './patience';
import type { FromHelper, ProbeOrder, ProbePlace } from './protocol';
import { Schedule } from './schedule';
import { isPortUnreachable, versionOf, type Heard, type Sender, type Wire } from './sender';
import { tcpSender } from './tcp';
import { udpSender } from './udp';

interface Open {
  readonly place: ProbePlace;
  leftAt: number;
  /** When it was first found to have waited long enough. */
  dueAt?: number;
}

/** What came while this process had no turn is read, one packet after the other, before a loss is told. In ms. */
const READING_MS = 20;

/** The longest sleep between two looks at what is due, in ms. */
const LOOK_MS = 10;

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
  private readonly patience: Patience;
  private readonly open = new Map<number, Open>();
  /** Told as lost; an answer may come all the same. */
  private readonly givenUp = new Map<number, Open>();
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
    this.patience = new Patience(order.timeoutMs);
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
      // The pace may change while its turn is waited for, and so may what is worth asking.
      const pause = last + this.pause - performance.now();
      const place = pause > 0 ? 'wait' : this.schedule.next();
      if (place === 'over') break;
      if (place === 'wait') {
        await sleep(pause > 0 ? Math.min(pause, LOOK_MS) : LOOK_MS);
        this.giveUp();
        continue;
      }
      last = performance.now();
      await this.send(place);
    }
    this.sender.close();
    this.tell({ type: 'over' });
  }

  private async send(place: ProbePlace): Promise<void> {
    const number = await this.freeNumber();
    const probe: Open = { place, leftAt: performance.now() };
    this.open.set(number, probe);
    this.givenUp.delete(number);
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
    while (this.open.has(number)) {
      await sleep(LOOK_MS);
      this.giveUp();
    }
    return number;
  }

  /** Tells the loss of all that has been waited for long enough. */
  private giveUp(): void {
    const now = performance.now();
    for (const [number, probe] of this.open) {
      if (now - probe.leftAt < this.patience.of(probe.place.ttl)) continue;
      probe.dueAt ??= now;
      if (now - probe.dueAt < READING_MS) continue;
      this.lose(number, probe);
    }
  }

  private lose(number: number, probe: Open): void {
    if (!this.open.delete(number)) return;
    this.givenUp.set(number, probe);
    this.patience.lost(probe.place.ttl);
    this.schedule.lost(probe.place);
    this.tell({ type: 'lost', probe: probe.place });
  }

  private hear({ number, answer }: Heard): void {
    const at = performance.now();
    const probe = this.open.get(number) ?? this.givenUp.get(number);
    const ip = canonicalIp(answer.ip.split('%')[0] ?? '');
    if (!probe || ip === undefined) return;
    const { place } = probe;
    const rttMs = at - probe.leftAt;
    const isEnd = answer.isEnd || isPortUnreachable(versionOf(this.order.address), answer);
    this.givenUp.delete(number);
    if (this.open.delete(number)) this.schedule.answered(place, isEnd);
    else this.schedule.learn(place, isEnd);
    this.patience.answered(place.ttl, rttMs, isEnd && ip === this.order.address);
    this.tell({ type: 'answer', probe: place, answer: { ...answer, ip, isEnd, rttMs } });
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
