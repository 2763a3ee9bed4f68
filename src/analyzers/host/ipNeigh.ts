import { ipOf, macOf, type HostForm } from './form';

// "192.168.1.20 dev eth0 lladdr 02:98:ad:72:bb:61 REACHABLE", "192.168.1.9 dev eth0  FAILED"
const ROW =
  /^\s{0,3}([\da-f:.]+) dev (\S+)(?: lladdr (\S+))?(?: router| proxy| extern_learn)*\s+(?:FAILED|INCOMPLETE|REACHABLE|STALE|DELAY|PROBE|PERMANENT|NOARP|NONE)\s*$/i;

export const ipNeigh: HostForm = {
  command: 'ip-neigh',
  read(lines, at) {
    const line = lines[at];
    const [, token, name = '', lladdr] = ROW.exec(line?.text ?? '') ?? [];
    const ip = ipOf(token);
    if (!line || ip === undefined) return undefined;
    const mac = macOf(lladdr);
    return { next: at + 1, neighbours: [{ ip, ...(mac && { mac }), interface: name, evidence: line.evidence }] };
  },
};
