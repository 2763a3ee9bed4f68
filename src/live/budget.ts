/** One trace's part of the budget, in probes per second. */
export interface Share {
  readonly probesPerSecond: number;
  /** Tells the trace its part now and whenever it changes. */
  follow(changed: (probesPerSecond: number) => void): void;
  leave(): void;
}

interface Member {
  readonly isFixed: boolean;
  probesPerSecond: number;
  changed?: (probesPerSecond: number) => void;
}

/** What is left for a trace that starts when others hold all, for instance after the setting was lowered. */
const LEAST = 0.1;

/**
 * The probes per second that all traces of a window share. Who can change its pace while it runs takes an equal part of what the others
 * leave. A tool of the system is told its pace once, when it starts, so it takes half of what no tool has taken yet: whoever comes later
 * finds something left, and together they never send more than is allowed.
 */
export class ProbeBudget {
  private readonly members = new Set<Member>();
  private total = 0;

  /** `total` = what the setting allows now: it holds for all. `isFixed` = it cannot change its pace while it runs. */
  join(total: number, isFixed: boolean): Share {
    const member: Member = { isFixed, probesPerSecond: Math.max(LEAST, (total - this.taken()) / 2) };
    this.total = total;
    this.members.add(member);
    this.divide();
    return {
      get probesPerSecond() {
        return member.probesPerSecond;
      },
      follow: (changed) => {
        member.changed = changed;
        changed(member.probesPerSecond);
      },
      leave: () => {
        this.members.delete(member);
        this.divide();
      },
    };
  }

  private taken(): number {
    return [...this.members].reduce((sum, { isFixed, probesPerSecond }) => sum + (isFixed ? probesPerSecond : 0), 0);
  }

  private divide(): void {
    const flexible = [...this.members].filter(({ isFixed }) => !isFixed);
    const part = Math.max(LEAST, (this.total - this.taken()) / flexible.length);
    for (const member of flexible) {
      if (member.probesPerSecond === part) continue;
      member.probesPerSecond = part;
      member.changed?.(part);
    }
  }
}
