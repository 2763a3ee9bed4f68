import type { Message } from './catalog';

/** Hops of which the tool printed the name and no address. */
export const names = {
  'names.spoken': { en: 'the tool printed no address', ja: 'ツールはアドレスを表示していない' },
  'names.noAddress': {
    en: 'not printed by the tool: mtr and tracepath show it with -b, and most tools show addresses alone with -n',
    ja: 'ツールが表示していない（mtr と tracepath は -b で表示し、多くのツールは -n でアドレスだけを表示する）',
  },
  'names.nat.unknown': {
    en: 'NAT: unknown, for the first hops have names and no addresses',
    ja: 'NAT: 不明（最初の方のホップは名前だけでアドレスがない）',
  },
  'names.claim.alone': {
    en: '{count|hop has|hops have} a name and no address: about NAT, subnets and links nothing can be read from them',
    ja: '{count} ホップは名前だけでアドレスがなく、NAT、サブネット、リンクについては何も読み取れない',
  },
  'names.reason.alone': {
    en: 'The tool printed names alone; mtr and tracepath print addresses, too, with -b',
    ja: 'ツールが名前だけを表示した（mtr と tracepath は -b でアドレスも表示する）',
  },
  'names.claim.one-bearer': {
    en: 'The hop that prints {name} without an address is taken for {ip}',
    ja: 'アドレスなしで {name} と表示されたホップは {ip} とみなす',
  },
  'names.reason.one-bearer': {
    en: 'No other address bears the name {name} in these texts',
    ja: 'これらのテキストで {name} という名前のアドレスは他にない',
  },
  'names.reason.starts-local': {
    en: 'The first hop is a private address, or a name that means something in one network only',
    ja: '最初のホップがプライベートアドレスか、1 つのネットワークでしか通じない名前',
  },
  'names.reason.opposite-order': {
    en: '{count|router appears|routers appear} by name in the other trace in opposite order',
    ja: '名前から同じと分かる {count} 台のルーターがもう一方の経路に逆の順序で現れる',
  },
  'names.reason.same-order': {
    en: '{count|router appears|routers appear} by name in the other trace in the same order',
    ja: '名前から同じと分かる {count} 台のルーターがもう一方の経路に同じ順序で現れる',
  },
  'names.reason.networks-opposite': {
    en: 'By the names each of the two begins where the other one ends: {a} and {b}',
    ja: '名前によれば、それぞれの始まりがもう一方の終わりのネットワーク: {a} と {b}',
  },
  'names.reason.networks-same': {
    en: 'By the names both begin and end in the same networks: {a}',
    ja: '名前によれば、どちらも同じネットワークで始まり同じネットワークで終わる: {a}',
  },
  'route.reason.names-apart': {
    en: 'Most hops have names and no addresses, and no name is met in both directions',
    ja: '大半のホップは名前だけで、往復の両方に現れる名前がない',
  },
  'route.reason.names-joined': {
    en: 'Names show {count|router|routers} in both directions',
    ja: '名前から {count} 台のルーターが往復の両方にあると分かる',
  },
  'route.reason.names-lengths': {
    en: 'Between two common routers the way out has {forward|hop|hops} and the way back {back}',
    ja: '共通のルーターの間で行きは {forward} ホップ、帰りは {back} ホップ',
  },
  'route.reason.alias-place-names': {
    en: '{a} (hop {hop} of the way out) and {b} (hop {other} of the way back) stand at one place between routers that names show in both directions',
    ja: '{a}（行きの {hop} ホップ目）と {b}（帰りの {other} ホップ目）は、名前から往復の両方にあると分かるルーターの間で同じ位置にある',
  },
} satisfies Record<string, Message>;
