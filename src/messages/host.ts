import type { Message } from './catalog';

/** The user's own machine: addresses, routes, neighbours, which route wins. */
export const host = {
  'host.title': { en: 'This machine', ja: 'この機械' },
  'host.titleNamed': { en: 'Machine {name}', ja: '機械 {name}' },
  'host.address': { en: 'Own address', ja: '自分のアドレス' },
  'host.gateway': { en: 'Default gateway', ja: 'デフォルトゲートウェイ' },
  'host.routes': { en: 'Routes', ja: '経路' },
  'host.neighbours': { en: 'Neighbours on the LAN', ja: 'LAN の隣の機械' },
  'host.onLink': { en: 'on the link', ja: '直接' },
  'host.rejects': { en: 'refused', ja: '拒否' },
  'host.column.prefix': { en: 'destination', ja: '宛先' },
  'host.column.gateway': { en: 'next hop', ja: '次のホップ' },
  'host.column.interface': { en: 'interface', ja: 'インターフェイス' },
  'host.column.metric': { en: 'metric', ja: 'メトリック' },
  'host.column.address': { en: 'address', ja: 'アドレス' },
  'host.column.mac': { en: 'hardware', ja: 'MAC' },
  'host.column.maker': { en: 'maker', ja: 'メーカー' },
  'host.column.name': { en: 'name', ja: '名前' },
  'host.column.verdict': { en: 'why', ja: '理由' },
  'host.kind.extra': { en: 'Machine beside the route', ja: '経路の外の機械' },
  'host.fact.address': { en: 'Address', ja: 'アドレス' },
  'host.fact.on': { en: 'On', ja: '場所' },
  'host.extra': { en: '{name}, {address}, on {at}', ja: '{name}、{address}、{at} 上' },
  'host.unnamed': { en: 'machine', ja: '機械' },
  'host.claim.segment': {
    en: 'The machine says so: {address} is in {prefix}.',
    ja: '機械自身の設定: {address} は {prefix} の中。',
  },
  'host.reason.segment': { en: 'Its own configuration gives the mask.', ja: '自分の設定にマスクが書いてある。' },
  'host.claim.gateway': {
    en: 'The default gateway of the home machine is {gateway}.',
    ja: '家の機械のデフォルトゲートウェイは {gateway}。',
  },
  'host.reason.gateway': { en: 'Its own configuration names it.', ja: '自分の設定に書いてある。' },
  'host.claim.home': { en: 'The home machine has the address {address}.', ja: '家の機械のアドレスは {address}。' },
  'host.reason.home': {
    en: 'It lies on the link of the first hop {gateway}.',
    ja: '最初のホップ {gateway} と同じリンクにある。',
  },
  'host.match.title': { en: 'Which route wins for {destination}', ja: '{destination} にはどの経路か' },
  'host.match.wins': {
    en: 'wins: the longest prefix that holds it (/{length})',
    ja: '選ばれる: 宛先を含む最長のプレフィックス (/{length})',
  },
  'host.match.winsMetric': {
    en: 'wins: of the prefixes of length /{length} it has the lowest metric',
    ja: '選ばれる: /{length} のうちメトリックが最小',
  },
  'host.match.winsOrder': {
    en: 'wins: equal to others of /{length}, but first in the table',
    ja: '選ばれる: /{length} で同点、表で最初',
  },
  'host.match.outside': { en: 'does not hold the address', ja: '宛先を含まない' },
  'host.match.shorter': {
    en: 'holds it, but /{length} is shorter than /{best}',
    ja: '含むが /{length} は /{best} より短い',
  },
  'host.match.metric': {
    en: 'as long, but metric {metric} is higher than {best}',
    ja: '同じ長さだがメトリック {metric} が {best} より大きい',
  },
  'host.match.order': { en: 'as good, but it stands later in the table', ja: '同点だが表で後にある' },
  'host.match.none': {
    en: 'No route holds {destination}: it cannot be reached from here.',
    ja: '{destination} を含む経路はない。ここからは届かない。',
  },
  'host.match.noTable': {
    en: 'The text holds no routing table: paste "ip route", "netstat -rn" or "route print".',
    ja: '経路表がありません。"ip route"、"netstat -rn" か "route print" を貼り付けてください。',
  },
  'host.match.badDestination': { en: '"{text}" is no IP address.', ja: '"{text}" は IP アドレスではありません。' },
  'host.match.goes': { en: 'A packet to {destination} goes {where}.', ja: '{destination} 宛のパケットは{where}。' },
  'host.match.via': { en: 'to {gateway} first', ja: 'まず {gateway} へ行く' },
  'host.match.direct': { en: 'straight to it, on the link', ja: 'リンク上で直接届く' },
  'host.match.dropped': { en: 'nowhere: the route refuses it', ja: 'どこへも行かない (経路が拒否)' },
  'host.match.ask': { en: 'Destination address', ja: '宛先アドレス' },
} satisfies Record<string, Message>;
