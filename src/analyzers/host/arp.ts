import type { Neighbour } from '../../model/host';
import { ipOf, LONGEST_ROW, macOf, wordsOf, type HostForm, type HostLine } from './form';

// "? (192.168.1.1) at 02:9a:88:8d:a9:6c [ether] on eth0", "nas.lan (192.168.1.5) at (incomplete) on en0"
const UNIX_ROW = /^\s{0,3}(\S+) \(([\d.]+)\) at (\S+)(?: \[\w+\])?(?:.*? on (\S+))?/;
// "Interface: 192.168.1.10 --- 0xb", "インターフェイス: 192.168.56.10 --- 0xe", "Schnittstelle: 192.168.1.10 on Interface 0x2"
const WINDOWS_HEAD = /^\s{0,3}[^\s\d][^\d]{0,60}[:：] ?([\d.]+) +(?:---|\p{L}.*) *0x[\da-f]+\s*$/iu;

// "02:9a:88:8d:a9:6c", "00-1a-2b-3c-4d-5e", "(incomplete)", "0xb": all rows have one
const SIGN = /[\da-f][:-][\da-f]{1,2}[:-][\da-f]|incomplete|0x[\da-f]|[\da-f]{4}\.[\da-f]{4}/i;

export const arp: HostForm = {
  command: 'arp',
  read(lines, at) {
    const line = lines[at];
    if (!line || line.text.length > LONGEST_ROW || !SIGN.test(line.text)) return undefined;
    const own = ipOf(WINDOWS_HEAD.exec(line.text)?.[1]);
    if (own !== undefined) return { next: at + 1, addresses: [{ ip: own, evidence: line.evidence }] };
    const found = unixRow(line) ?? windowsRow(line) ?? tableRow(line) ?? bsdRow(line) ?? ciscoRow(line);
    return found ? { next: at + 1, neighbours: isGroup(found) ? [] : [found] } : undefined;
  },
};

function unixRow({ text, evidence }: HostLine): Neighbour | undefined {
  const [, name = '', token, hardware = '', face] = UNIX_ROW.exec(text) ?? [];
  const ip = ipOf(token);
  const mac = macOf(hardware);
  if (ip === undefined || (mac === undefined && !/incomplete/.test(hardware))) return undefined;
  const named = name !== '?' && ipOf(name) === undefined;
  return { ip, ...(mac && { mac }), ...(named && { name }), ...(face && { interface: face }), evidence };
}

// "  192.168.1.1           00-1a-2b-3c-4d-5e     dynamic": the last word is in the language of the machine
function windowsRow({ text, evidence }: HostLine): Neighbour | undefined {
  const [token, hardware = '', kind, ...rest] = wordsOf(text);
  const ip = ipOf(token);
  const mac = hardware.includes('-') ? macOf(hardware) : undefined;
  if (ip === undefined || mac === undefined || kind === undefined || rest.length > 1) return undefined;
  return { ip, mac, evidence };
}

// "192.168.1.1  ether  02:9a:88:8d:a9:6c  C  eth0" (Linux arp -n), "hme0  192.168.1.1  255.255.255.255  08:00:20:…" (Solaris)
function tableRow({ text, evidence }: HostLine): Neighbour | undefined {
  const words = wordsOf(text);
  const ether = words[1] === 'ether';
  const solaris = words[2] === '255.255.255.255';
  const ip = ipOf(ether ? words[0] : solaris ? words[1] : undefined);
  const mac = macOf(ether ? words[2] : words.at(-1));
  if (ip === undefined || mac === undefined) return undefined;
  const face = ether ? words.at(-1) : words[0];
  return { ip, mac, ...(face && { interface: face }), evidence };
}

// "192.168.1.30  00:00:5e:00:53:1e  em0 19m58s" (OpenBSD)
function bsdRow({ text, evidence }: HostLine): Neighbour | undefined {
  const [token, hardware, face = '', ...rest] = wordsOf(text);
  const [ip, mac] = [ipOf(token), macOf(hardware)];
  if (ip === undefined || mac === undefined || !hardware?.includes(':')) return undefined;
  return /^[a-z]+\d+$/.test(face) && rest.length <= 2 ? { ip, mac, interface: face, evidence } : undefined;
}

// "Internet  192.168.1.20  5   0000.5e00.5314  ARPA   Vlan1" (show ip arp)
const CISCO_ROW =
  /^\s{0,3}Internet +([\d.]+) +(?:\d+|-) +([\da-f]{4})\.([\da-f]{4})\.([\da-f]{4}) +\w+(?: +(\S+))?\s*$/i;

function ciscoRow({ text, evidence }: HostLine): Neighbour | undefined {
  const [, token, a = '', b = '', c = '', face] = CISCO_ROW.exec(text) ?? [];
  const ip = ipOf(token);
  const mac = macOf((a + b + c).replace(/(..)(?=.)/g, '$1:'));
  return ip === undefined || mac === undefined ? undefined : { ip, mac, ...(face && { interface: face }), evidence };
}

/** Multicast and broadcast rows of a Windows table are no machines. */
function isGroup({ ip, mac }: Neighbour): boolean {
  return mac === 'ff:ff:ff:ff:ff:ff' || mac?.startsWith('01:00:5e') === true || Number(ip.split('.')[0]) >= 224;
}
