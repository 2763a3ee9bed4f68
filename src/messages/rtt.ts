import type { Message } from './catalog';

/** What round-trip times say about replies. */
export const rtt = {
  'rtt.claim.slow-reply': {
    en: 'The reply of {ip} was slow in itself: hop {hop} took {ms} ms, hop {later} behind it {laterMs} ms. The router makes such answers slowly, sends them another way back or had to wait; no link is that long',
    ja: '{ip} の応答自体が遅い：ホップ {hop} は {ms} ms、その先のホップ {later} は {laterMs} ms。応答の生成が遅いか、帰りの道が別か、一時的に待たされたもので、リンクが長いのではない',
  },
  'rtt.reason.slow-reply': {
    en: 'Hop {hop} took {ms} ms or longer ({count|answer|answers}), hop {later} ({laterIp}) no more than {laterMs} ms; what reached hop {later} had passed hop {hop}',
    ja: 'ホップ {hop} は {ms} ms 以上（応答 {count} 個）、ホップ {later}（{laterIp}）は最短 {laterMs} ms。ホップ {later} に届いたパケットはホップ {hop} を通っている',
  },
  'rtt.reading.slow-reply': {
    en: 'Load balancing: the probes to hop {hop} went a longer way than those to hop {later}',
    ja: '負荷分散：ホップ {hop} へのプローブはホップ {later} へのものより長い経路を通った',
  },
  'rtt.claim.spike': {
    en: 'One answer of {ip} at hop {hop} came late, after {ms} ms (the others: {low} to {high} ms): a moment’s wait, not the length of the way',
    ja: 'ホップ {hop} の {ip} の応答が 1 つだけ遅い：{ms} ms（ほかは {low}～{high} ms）。一時的な待ちで、経路の長さではない',
  },
  'rtt.reason.spike': {
    en: '1 of {count} answers took {ms} ms, the next slowest {high} ms; the smallest counts',
    ja: '{count} 個のうち 1 個だけが {ms} ms、次に遅いものは {high} ms。最小の値で判断する',
  },
  'rtt.reading.spike': {
    en: '{ip} is as slow now and then: more probes would show it again',
    ja: '{ip} は時々これほど遅い：プローブを増やせば再び現れる',
  },
} satisfies Readonly<Record<string, Message>>;
