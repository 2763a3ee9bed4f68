import type { Message } from './catalog';

/** Live traces: what is asked, what stands in the way, what was done. */
export const live = {
  'live.target.empty': {
    en: 'Give one host name or one address.',
    ja: 'ホスト名かアドレスを 1 つ指定してください。',
  },
  'live.target.wrong': {
    en: '“{target}” is neither a host name nor an address: give one of them, without options, ranges or prefixes.',
    ja: '「{target}」はホスト名でもアドレスでもありません。オプション、範囲、プレフィックスなしで 1 つだけ指定してください。',
  },
  'live.target.nobody': {
    en: '{target} is not the address of one machine and cannot be traced.',
    ja: '{target} は 1 台の機器のアドレスではないため、経路を調べられません。',
  },
  'live.target.unknown': {
    en: '“{target}” could not be resolved ({detail}): check the spelling, or give an address.',
    ja: '「{target}」の名前を解決できません ({detail})。綴りを確かめるか、アドレスを指定してください。',
  },
  'live.target.family': {
    en: '{target} is no IPv{family} address.',
    ja: '{target} は IPv{family} アドレスではありません。',
  },
  'live.ask.private': {
    en: 'Trace the route to {target}? It lies in a private network: probes may reach machines there that watch for scans.',
    ja: '{target} への経路を調べますか? プライベートネットワーク内の宛先です。監視機器に検知されることがあります。',
  },
  'live.ask.single-label': {
    en: 'Trace the route to {target}? The name has no domain, so the network you are in decides which machine that is.',
    ja: '{target} への経路を調べますか? ドメインのない名前なので、どの機器を指すかは現在のネットワークで決まります。',
  },
  'live.declined': { en: 'Nothing was sent.', ja: '何も送信していません。' },
  'live.ask.yes': { en: 'Trace', ja: '調べる' },
  'live.refused.addon-missing': {
    en: 'raw-socket is not installed',
    ja: 'raw-socket がインストールされていません',
  },
  'live.refused.addon-abi': {
    en: 'raw-socket was built for another Node (module version {detail}); rebuild it, or name a fitting Node',
    ja: 'raw-socket は別の Node 用にビルドされています (モジュールバージョン {detail})。再ビルドするか、合う Node を指定してください',
  },
  'live.refused.addon-broken': { en: 'raw-socket does not work: {detail}', ja: 'raw-socket が動作しません: {detail}' },
  'live.refused.no-permission': {
    en: 'raw sockets are not permitted to this user',
    ja: 'このユーザーには raw ソケットの権限がありません',
  },
  'live.refused.no-route': {
    en: 'this machine has no way to that address: {detail}',
    ja: 'このアドレスへの経路がこのマシンにありません: {detail}',
  },
  'live.refused.helper-died': {
    en: 'the helper process ended by itself ({detail})',
    ja: '補助プロセスが異常終了しました ({detail})',
  },
  'live.refused.spawn-failed': {
    en: 'the helper process could not be started: {detail}',
    ja: '補助プロセスを起動できませんでした: {detail}',
  },
  'live.refused.no-tool': {
    en: 'no tool of this system was found that can do it ({tools})',
    ja: '使えるシステムのツールが見つかりません ({tools})',
  },
  'live.failed.tool': { en: '{tool} failed: {detail}', ja: '{tool} が失敗しました: {detail}' },
  'live.failed': { en: 'The trace to {target} failed: {reason}.', ja: '{target} への経路調査に失敗しました: {reason}' },
  'live.nothing': {
    en: 'This machine cannot trace by itself: {reasons}. Run this in a terminal and give what it prints to hopscope: {command}',
    ja: 'このマシンでは自動で調べられません: {reasons}。端末で次を実行し、出力を hopscope に渡してください: {command}',
  },
  'live.label': {
    en: 'from {vantage} to {target} ({address}) by {method}, {protocol}',
    ja: '{vantage} から {target} ({address}) へ、方法 {method}、{protocol}',
  },
  'live.label.because': { en: 'other ways were not possible: {reasons}', ja: '使えなかった方法: {reasons}' },
  'live.label.cancelled': { en: 'cancelled, so incomplete', ja: '中止したため途中まで' },
  'live.stats': {
    en: 'hop {ttl} {ip}: {sent} sent, {lost} lost ({loss} %), best {best} avg {avg} worst {worst} ms',
    ja: 'ホップ {ttl} {ip}: 送信 {sent}、損失 {lost} ({loss} %)、最小 {best} 平均 {avg} 最大 {worst} ms',
  },
  'live.silent': { en: 'hop {ttl}: {sent} sent, none answered', ja: 'ホップ {ttl}: 送信 {sent}、応答なし' },
  'live.changed': {
    en: 'route change at hop {ttl}: {before}, then {after} in the same flow',
    ja: 'ホップ {ttl} で経路変更: 同じフローで {before} から {after} へ',
  },
} satisfies Readonly<Record<`live.${string}`, Message>>;
