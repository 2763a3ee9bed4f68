import type { ExtraHostKind } from './extraHost';

/**
 * First three octets of hardware addresses that stand for one kind of machine, by hand from the public IEEE registry (MA-L). Short on
 * purpose: a wrong maker is worse than none, and phones change their address at random since 2020.
 */
const MAKERS: Readonly<Record<string, readonly [maker: string, kind: ExtraHostKind]>> = {
  '00:00:48': ['Seiko Epson', 'printer'],
  '00:26:ab': ['Seiko Epson', 'printer'],
  '64:eb:8c': ['Seiko Epson', 'printer'],
  '00:1e:8f': ['Canon', 'printer'],
  '00:00:85': ['Canon', 'printer'],
  '00:80:77': ['Brother', 'printer'],
  '00:1b:a9': ['Brother', 'printer'],
  '00:80:92': ['Silex Technology', 'printer'],
  '00:00:74': ['Ricoh', 'printer'],
  '00:00:aa': ['Xerox', 'printer'],
  'b8:27:eb': ['Raspberry Pi', 'host'],
  'dc:a6:32': ['Raspberry Pi', 'host'],
  'e4:5f:01': ['Raspberry Pi', 'host'],
  '00:11:32': ['Synology', 'server'],
  '00:08:9b': ['QNAP', 'server'],
  '24:5e:be': ['QNAP', 'server'],
  '00:50:56': ['VMware', 'pc'],
  '00:0c:29': ['VMware', 'pc'],
  '08:00:27': ['VirtualBox', 'pc'],
  '00:15:5d': ['Microsoft Hyper-V', 'pc'],
  '00:1c:42': ['Parallels', 'pc'],
  '00:a0:de': ['Yamaha', 'router'],
  'ac:44:f2': ['Yamaha', 'router'],
  '00:0d:0b': ['Buffalo', 'router'],
  '00:16:01': ['Buffalo', 'router'],
  '00:1d:73': ['Buffalo', 'router'],
  '00:00:0c': ['Cisco', 'router'],
  '00:09:bf': ['Nintendo', 'host'],
  '00:04:20': ['Logitech Slim Devices', 'host'],
};

/** Bit of the first octet that says the address was made up by the machine itself (IEEE 802, locally administered). */
const LOCAL_BIT = 2;

/** Who made the network card; undefined for what the short table does not hold, and for addresses made up at random. */
export function makerOf(mac: string): string | undefined {
  return entryOf(mac)?.[0];
}

/** What it may be, by its maker. */
export function kindOfMac(mac: string): ExtraHostKind | undefined {
  return entryOf(mac)?.[1];
}

function entryOf(mac: string): readonly [string, ExtraHostKind] | undefined {
  const first = Number.parseInt(mac.slice(0, 2), 16);
  const prefix = mac.slice(0, 8);
  return (first & LOCAL_BIT) !== 0 || !Object.hasOwn(MAKERS, prefix) ? undefined : MAKERS[prefix];
}
