import type { Message } from './catalog';

/** What one direction alone leaves open. */
export const oneTrace = {
  'route.claim.unseen-end': {
    en: 'The other end of the link to {ip} is perhaps the other address of {blocks}; no trace shows it',
    ja: '{ip} へのリンクの反対側は {blocks} のもう一方のアドレスかもしれない（どのトレースにも現れない）',
  },
  'route.reason.unseen-end-core': {
    en: '{ip} stands between two networks or inside one, where most links are numbered two by two',
    ja: '{ip} はネットワークの中間にあり、そこではリンクに 2 アドレスずつ割り当てることが多い',
  },
  'route.reason.unseen-end-port': {
    en: 'The name of {ip} is that of a port on a link between routers',
    ja: '{ip} の名前はルーター間リンクのポートを示す',
  },
  'route.reading.unseen-end': {
    en: 'A wider segment, or none: {ip} may be a loopback',
    ja: 'もっと広いセグメント、またはセグメントなし（{ip} がループバックの場合）',
  },
} satisfies Readonly<Record<string, Message>>;
