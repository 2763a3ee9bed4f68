import type { ExtraHostKind } from './extraHost';

/** Makers whose network cards stand in one kind of machine; of the others (Apple, Dell, Intel …) a card tells no kind. */
const KINDS: Readonly<Record<string, ExtraHostKind>> = {
  'Seiko Epson': 'printer',
  Canon: 'printer',
  Brother: 'printer',
  Ricoh: 'printer',
  Xerox: 'printer',
  Kyocera: 'printer',
  'Konica Minolta': 'printer',
  Lexmark: 'printer',
  Oki: 'printer',
  'Silex Technology': 'printer',
  OnePlus: 'phone',
  Xiaomi: 'phone',
  Roku: 'tv',
  Synology: 'server',
  QNAP: 'server',
  VMware: 'pc',
  VirtualBox: 'pc',
  Parallels: 'pc',
  Dell: 'pc',
  Lenovo: 'pc',
  Yamaha: 'router',
  Buffalo: 'router',
  'NEC Platforms': 'router',
  Cisco: 'router',
  Juniper: 'router',
  'Allied Telesis': 'router',
  Alaxala: 'router',
  Fortinet: 'router',
  Netgear: 'router',
  'TP-Link': 'router',
  'D-Link': 'router',
  Ubiquiti: 'router',
  MikroTik: 'router',
  AVM: 'router',
  Aruba: 'router',
};

/** What a machine may be, by who made its network card. */
export function kindOfMaker(maker: string | undefined): ExtraHostKind | undefined {
  return maker !== undefined && Object.hasOwn(KINDS, maker) ? KINDS[maker] : undefined;
}
