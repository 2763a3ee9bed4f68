import type { HostAddress } from '../../model/host';
import { ipOf, sectionEnd, type HostForm } from './form';

// "2: eth0@if4: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP"
const HEAD = /^\s{0,3}\d{1,6}: ([^\s:@]+)(?:@[^\s:]+)?: <[A-Z0-9_,-]*> mtu \d/;
// "    inet 192.168.1.10/24 brd 192.168.1.255 scope global eth0", "    inet 10.0.0.1 peer 10.0.0.2/32 scope global ppp0"
const ADDRESS = /^\s+inet6? (\S+?)(?:\/(\d{1,3}))?(?: peer \S+)?(?: |$)/;
// "eth0             UP             192.168.1.10/24 fe80::1/64" (`ip -br addr`)
const BRIEF = /^([^\s@]+)(?:@\S+)? +(?:UP|DOWN|UNKNOWN) +((?:[\da-f.:]+\/\d{1,3} *)+)$/i;
// "1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever" (`ip -o addr`)
const ONE_LINE = /^\d{1,6}: ([^\s:@]+) +inet6? ([\da-f.:]+)\/(\d{1,3}) /i;

export const ipAddr: HostForm = {
  command: 'ip-addr',
  read(lines, at) {
    const line = lines[at];
    if (!line) return undefined;
    const name = HEAD.exec(line.text)?.[1];
    if (name === undefined) return readShort(line.text, at, line.evidence);
    const next = sectionEnd(lines, at);
    const addresses = lines.slice(at + 1, next).flatMap(({ text, evidence }) => {
      const [, token, length] = ADDRESS.exec(text) ?? [];
      return addressOf(token, length, name, evidence);
    });
    return { next, addresses };
  },
};

function readShort(text: string, at: number, evidence: HostAddress['evidence']): ReturnType<HostForm['read']> {
  const [, one, ip, length] = ONE_LINE.exec(text) ?? [];
  if (one !== undefined) return { next: at + 1, addresses: addressOf(ip, length, one, evidence) };
  const [, brief, list] = BRIEF.exec(text) ?? [];
  if (brief === undefined || list === undefined) return undefined;
  const addresses = list
    .trim()
    .split(/ +/)
    .flatMap((word) => {
      const [address, bits] = word.split('/');
      return addressOf(address, bits, brief, evidence);
    });
  return addresses.length > 0 ? { next: at + 1, addresses } : undefined;
}

function addressOf(
  token: string | undefined,
  length: string | undefined,
  name: string,
  evidence: HostAddress['evidence'],
): readonly HostAddress[] {
  const ip = ipOf(token);
  return ip === undefined
    ? []
    : [{ ip, ...(length !== undefined && { length: Number(length) }), interface: name, evidence }];
}
