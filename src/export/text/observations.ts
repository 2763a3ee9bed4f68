import type { Translate } from '../../messages/catalog';
import type { Analysis } from '../../model/analysis';

/** Rules whose claims are about single answers, and that no table or other sentence of a report shows. */
const SINGLE = /^(?:(?:rtt|mpls|place|dual-stack)\/|name\/(?:alone|one-bearer)$)/;

/** Tunnels, replies that were slow in themselves, places that cannot be: one sentence each, with how sure it is. */
export function observations({ claims }: Pick<Analysis, 'claims'>, t: Translate): readonly string[] {
  return claims
    .filter(({ rule }) => SINGLE.test(rule))
    .map(({ key, args, confidence }) =>
      t('summary.observed', { text: t(key, args), percent: Math.round(100 * confidence) }),
    );
}
