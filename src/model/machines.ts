import type { HostReport, Machine } from './host';

/** What all reports of one document say together. Two machines are two documents, or they would be told apart by nothing. */
export function machinesOf(reports: readonly HostReport[]): readonly Machine[] {
  const bySource = new Map<string, HostReport[]>();
  for (const report of reports) {
    const known = bySource.get(report.source);
    if (known) known.push(report);
    else bySource.set(report.source, [report]);
  }
  return [...bySource].map(([source, own]): Machine => {
    const hostName = own.find((one) => one.hostName !== undefined)?.hostName;
    return {
      id: `machine:${source}`,
      source,
      ...(hostName !== undefined && { hostName }),
      addresses: firstOf(
        // A report that knows the mask goes before one that only names the address.
        [...own.flatMap((one) => one.addresses)].sort(
          (a, b) => Number(a.length === undefined) - Number(b.length === undefined),
        ),
        ({ ip }) => ip,
      ),
      routes: firstOf(
        own.flatMap((one) => one.routes),
        ({ prefix, gateway, interface: name, metric }) => `${prefix} ${gateway} ${name} ${metric}`,
      ),
      gateways: firstOf(
        own.flatMap((one) => one.gateways),
        ({ ip }) => ip,
      ),
      neighbours: firstOf(
        [...own.flatMap((one) => one.neighbours)].sort(
          (a, b) => Number(a.mac === undefined) - Number(b.mac === undefined),
        ),
        ({ ip }) => ip,
      ),
    };
  });
}

function firstOf<T>(list: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const byKey = new Map<string, T>();
  for (const one of list) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}
