// Who made a network card, by the first three octets of its address (IEEE MA-L). Only makers whose machines stand in homes and campus
// rooms and whose name tells something of the machine: src/data/makers.ts reads it.

/** Name as the registry writes it, name to show. The order decides nothing: no name of the registry fits two rows. */
const MAKERS = [
  [/^Apple, Inc/i, 'Apple'],
  [/^Samsung Electronics/i, 'Samsung'],
  [/^Google, Inc/i, 'Google'],
  [/^Huawei (?:Technologies|Device)/i, 'Huawei'],
  [/^Xiaomi Communications/i, 'Xiaomi'],
  [/^OnePlus/i, 'OnePlus'],
  [/^Sony (?:Corporation|Mobile)/i, 'Sony'],
  [/^Sony Interactive/i, 'Sony PlayStation'],
  [/^Sharp Corporation/i, 'Sharp'],
  [/^Fujitsu Client|^Fujitsu Limited/i, 'Fujitsu'],
  [/^Nintendo/i, 'Nintendo'],
  [/^Amazon Technologies/i, 'Amazon'],
  [/^Roku, Inc/i, 'Roku'],
  [/^Sonos/i, 'Sonos'],
  [/^Seiko Epson/i, 'Seiko Epson'],
  [/^Canon Inc/i, 'Canon'],
  [/^Brother Industries/i, 'Brother'],
  [/^Ricoh/i, 'Ricoh'],
  [/^Xerox|^Fuji ?Xerox/i, 'Xerox'],
  [/^Kyocera Document|^Kyocera Display/i, 'Kyocera'],
  [/^Konica Minolta/i, 'Konica Minolta'],
  [/^Lexmark/i, 'Lexmark'],
  [/^Oki Electric|^Oki Data/i, 'Oki'],
  [/^Silex Technology/i, 'Silex Technology'],
  [/^Hewlett Packard$|^HP Inc/i, 'HP'],
  [/^Raspberry Pi/i, 'Raspberry Pi'],
  [/^Synology/i, 'Synology'],
  [/^QNAP/i, 'QNAP'],
  [/^VMware/i, 'VMware'],
  [/^PCS Systemtechnik/i, 'VirtualBox'],
  [/^Parallels, Inc/i, 'Parallels'],
  [/^Microsoft Corporation/i, 'Microsoft'],
  [/^Dell Inc/i, 'Dell'],
  [/^LCFC\(|^Lenovo/i, 'Lenovo'],
  [/^Intel Corporate/i, 'Intel'],
  [/^ASUSTek/i, 'ASUS'],
  [/^Yamaha Corporation/i, 'Yamaha'],
  [/^BUFFALO/i, 'Buffalo'],
  [/^NEC Platforms/i, 'NEC Platforms'],
  [/^I-O DATA/i, 'I-O Data'],
  [/^ELECOM/i, 'Elecom'],
  [/^Planex/i, 'Planex'],
  [/^Cisco(?: Systems|-Linksys| Meraki)/i, 'Cisco'],
  [/^Juniper Networks/i, 'Juniper'],
  [/^Allied Telesis/i, 'Allied Telesis'],
  [/^ALAXALA/i, 'Alaxala'],
  [/^Fortinet/i, 'Fortinet'],
  [/^NETGEAR/i, 'Netgear'],
  [/^TP-LINK/i, 'TP-Link'],
  [/^D-Link/i, 'D-Link'],
  [/^Ubiquiti/i, 'Ubiquiti'],
  [/^Routerboard|^Mikrotik/i, 'MikroTik'],
  [/^AVM /i, 'AVM'],
  [/^Aruba/i, 'Aruba'],
];

/** `oui-data`: "0050c2" → name and address in lines. */
export function makersOf(read) {
  const rows = Object.entries(JSON.parse(read('index.json'))).flatMap(([prefix, entry]) => {
    const name = String(entry).split('\n')[0].trim();
    const maker = MAKERS.findIndex(([pattern]) => pattern.test(name));
    return /^[0-9a-f]{6}$/i.test(prefix) && maker >= 0 ? [[Number.parseInt(prefix, 16), maker]] : [];
  });
  rows.sort((a, b) => a[0] - b[0]);
  let before = 0;
  const steps = rows.map(([prefix]) => {
    const step = prefix - before;
    before = prefix;
    return step;
  });
  return { names: MAKERS.map(([, name]) => name).join('\n'), prefixes: steps, makers: rows.map(([, maker]) => maker) };
}
