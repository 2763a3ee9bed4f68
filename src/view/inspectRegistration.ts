import type { Translate } from '../messages/catalog';
import type { PlaceHint, Registration } from '../model/enrichment';
import type { InspectorFact } from '../protocol/messages';

/** Network and claimed place of an address by the offline tables, with the table that told it; none where none was asked. */
export function registrationFacts(
  { registration, place }: { readonly registration?: Registration; readonly place?: PlaceHint },
  day: string,
  t: Translate,
): readonly InspectorFact[] {
  if (!registration) return [];
  const { rule, special, exchange, asn, organisation, country } = registration;
  const holder = [asn === undefined ? undefined : `AS${asn}`, organisation]
    .filter((one) => one !== undefined)
    .join(' ');
  const what = [holder, country].filter((one) => one !== undefined && one !== '').join(', ');
  const texts = {
    special: () =>
      t('data.special', { name: special?.name ?? '', prefix: special?.prefix ?? '', rfc: special?.rfc ?? '' }),
    exchange: () => t('data.exchange', { name: exchange ?? '', day }),
    mmdb: () => t('data.mmdb', { what }),
    table: () => t('data.table', { what, day }),
    none: () => t('data.none', { day }),
  };
  const network = { name: t('data.fact.network'), value: texts[rule]() };
  if (!place) return [network];
  const where = t(`data.place.${place.precision}`, { name: place.name, country: place.country, token: place.token });
  return [network, { name: t('data.fact.place'), value: where }];
}
