import type { HostAddress } from '../../model/host';
import { ipOf, sectionEnd, wordsOf, type HostForm, type HostLine } from './form';
import { maskLength } from './mask';

// "eth0: flags=4163<UP,BROADCAST>  mtu 1500" (new Linux, BSD, macOS, Solaris)
const HEAD = /^([^\s:]+(?::\d+)?): flags=/;
// "eth0      Link encap:Ethernet  HWaddr 00:1a:2b:3c:4d:5e" (old Linux, BusyBox)
const OLD_HEAD = /^(\S+) {2,}Link encap:/;
// "addr:192.168.1.10" → "192.168.1.10"
const LABELLED = /^(?:addr|Mask):/;

export const ifconfig: HostForm = {
  command: 'ifconfig',
  read(lines, at) {
    const line = lines[at];
    const name = HEAD.exec(line?.text ?? '')?.[1] ?? OLD_HEAD.exec(line?.text ?? '')?.[1];
    if (name === undefined) return undefined;
    const next = sectionEnd(lines, at);
    return { next, addresses: lines.slice(at + 1, next).flatMap((row) => addressIn(row, name)) };
  },
};

function addressIn({ text, evidence }: HostLine, name: string): readonly HostAddress[] {
  const words = wordsOf(text);
  if (words[0] !== 'inet' && words[0] !== 'inet6') return [];
  // "inet6 addr: fe80::1/64 Scope:Link" has a blank behind the label.
  const token = (words[1] === 'addr:' ? words[2] : words[1]?.replace(LABELLED, '')) ?? '';
  const slash = token.indexOf('/');
  const ip = ipOf(slash < 0 ? token : token.slice(0, slash));
  if (ip === undefined) return [];
  const length = slash < 0 ? lengthIn(words) : Number(token.slice(slash + 1));
  return [{ ip, ...(length !== undefined && Number.isInteger(length) && { length }), interface: name, evidence }];
}

function lengthIn(words: readonly string[]): number | undefined {
  const bits = words[words.indexOf('prefixlen') + 1 || words.length];
  if (bits !== undefined) return Number(bits);
  const mask =
    words[words.indexOf('netmask') + 1 || words.length] ?? words.find((word) => word.startsWith('Mask:'))?.slice(5);
  return mask === undefined ? undefined : maskLength(mask);
}
