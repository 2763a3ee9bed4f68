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
  'live.target.url': {
    en: '“{target}” is a URL: give its host alone, {host}.',
    ja: '「{target}」は URL です。ホストだけを指定してください: {host}',
  },
  'live.target.zone': {
    en: '{target} names a network card of this machine (the part after %): such an address is on your own link, so there is no route to trace.',
    ja: '{target} の % 以降はこのマシンのネットワークカードを指します。同じリンク上のアドレスなので、調べる経路がありません。',
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
  'live.refused.setting': {
    en: 'the setting hopscope.trace.method leaves it to you',
    ja: '設定 hopscope.trace.method により端末で実行します',
  },
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
  'live.label.unpaced': {
    en: '{method} has no option for the pace: it sends each probe when the one before is answered or lost, whatever the limit of probes per second',
    ja: '{method} には送信間隔のオプションがありません。1 秒あたりの上限にかかわらず、前のプローブの応答か時間切れを待って次を送ります',
  },
  'live.label.cancelled': { en: 'cancelled, so incomplete', ja: '中止したため途中まで' },
  'live.stats': {
    en: 'hop {ttl} {ip}: {sent} sent, {lost} lost ({loss} %), best {best} avg {avg} worst {worst} ms',
    ja: 'ホップ {ttl} {ip}: 送信 {sent}、損失 {lost} ({loss} %)、最小 {best} 平均 {avg} 最大 {worst} ms',
  },
  'live.silent': { en: 'hop {ttl}: {sent} sent, none answered', ja: 'ホップ {ttl}: 送信 {sent}、応答なし' },
  'live.changed': {
    en: 'route change at hop {ttl}: {before} → {after} in the same flow',
    ja: 'ホップ {ttl} で経路変更: {before} → {after} (同じフロー)',
  },
  'live.restricted': {
    en: 'Tracing is off in Restricted Mode: trust this workspace first.',
    ja: '制限モードでは経路を調べられません。先にワークスペースを信頼してください。',
  },
  'live.ask.title': { en: 'Trace the route to', ja: '経路を調べる宛先' },
  'live.ask.prompt': {
    en: 'Host name or address. Packets are sent only after Enter, from the machine that this window works on.',
    ja: 'ホスト名またはアドレス。Enter を押すまで何も送信しません。このウィンドウが動作しているマシンから送信します。',
  },
  'live.progress': { en: '{hops|hop|hops}, round {round}', ja: '{hops} ホップ、{round} 巡目' },
  'live.done': { en: 'Traced {target}: {hops|hop|hops} by {method}', ja: '{target} まで {hops} ホップ ({method})' },
  'live.cancelled': {
    en: 'Cancelled; what came till then stays in the editor: {hops|hop|hops} by {method}',
    ja: '中止しました。それまでの結果はエディターに残っています: {hops} ホップ ({method})',
  },
  'live.silentEnd': {
    en: 'Nobody on the way to {target} answered {method}: try another protocol (setting hopscope.trace.protocol)',
    ja: '{target} への経路で {method} に応答がありません。別のプロトコルを試してください (設定 hopscope.trace.protocol)',
  },
  'live.terminal': {
    en: 'Hopscope cannot trace here by itself: {reasons}. The command stands in the terminal: press Enter there, then select what it prints and run “Analyze Terminal Selection”.',
    ja: 'Hopscope 自身ではここから調べられません: {reasons}。端末にコマンドを入力しておいたので、Enter で実行し、出力を選択して「端末の選択範囲を解析」を実行してください。',
  },
  'live.hover': { en: 'Trace the route to it…', ja: 'ここへの経路を調べる…' },
  'live.return.noForward': {
    en: 'Show the trace of the way there first.',
    ja: '先に行きの経路を表示してください。',
  },
  'live.return.pick': { en: 'System of the server at the other end', ja: '相手側サーバーのシステム' },
  'live.return.system.linux': { en: 'Linux server', ja: 'Linux サーバー' },
  'live.return.system.darwin': { en: 'macOS or BSD server', ja: 'macOS または BSD サーバー' },
  'live.return.system.win32': { en: 'Windows server', ja: 'Windows サーバー' },
  'live.return.address': { en: 'Your address as the server sees it', ja: 'サーバーから見た自分のアドレス' },
  'live.return.addressPrompt': {
    en: 'Leave it empty to take the address that the ssh login over there comes from.',
    ja: '空欄にすると、相手側の ssh ログインの接続元アドレスを使います。',
  },
  'live.return.addressWrong': { en: 'This is no address.', ja: 'アドレスではありません。' },
  'live.return.copied': {
    en: 'Copied: {command} — run it on the server and copy what it prints (or select it in the terminal and run “Analyze Terminal Selection”).',
    ja: 'コピーしました: {command} — サーバーで実行し、出力をコピーしてください (または端末で選択して「端末の選択範囲を解析」)。',
  },
  'live.return.read': { en: 'Read It From the Clipboard', ja: 'クリップボードから読み取る' },
  'live.return.none': {
    en: 'The clipboard holds no trace of the way back: run the copied command on the server and copy what it prints.',
    ja: 'クリップボードに帰りの経路がありません。コピーしたコマンドをサーバーで実行し、出力をコピーしてください。',
  },
} satisfies Readonly<Record<`live.${string}`, Message>>;
