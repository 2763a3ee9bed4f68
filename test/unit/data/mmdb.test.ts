import { describe, expect, it } from 'vitest';
import { lazyEnrichment } from '../../../src/data/enrichment';
import { openMmdb } from '../../../src/data/mmdb';
import { dataFiles } from './tables';
import { writeMmdb } from './writeMmdb';

function opened(record: Parameters<typeof writeMmdb>[0]) {
  const found = openMmdb(writeMmdb(record));
  if ('problem' in found) throw new Error(found.problem);
  return found;
}

describe('a database of the user', () => {
  it('gives AS, organisation and country in the usual spellings', () => {
    const geolite = opened({
      autonomous_system_number: 64500,
      autonomous_system_organization: 'Example Net',
      country: { iso_code: 'DE' },
    });
    expect(geolite.lookup('9.9.9.9')).toEqual({
      rule: 'mmdb',
      asn: 64500,
      organisation: 'Example Net',
      country: 'DE',
    });
    const flat = opened({ asn: 'AS64501', as_name: 'Other', country_code: 'FR' });
    expect(flat.lookup('9.9.9.9')).toEqual({ rule: 'mmdb', asn: 64501, organisation: 'Other', country: 'FR' });
  });

  it('goes before the shipped tables, not before special ranges and exchanges', () => {
    const { lookup } = lazyEnrichment({ ...dataFiles, mmdb: opened({ asn: 64500 }) });
    expect(lookup('8.8.8.8')).toMatchObject({ rule: 'mmdb', asn: 64500, country: 'US' });
    expect(lookup('10.0.0.1').rule).toBe('special');
    expect(lookup('202.249.2.83').rule).toBe('exchange');
  });

  it('is refused with a sentence when it is none', () => {
    expect(openMmdb(new TextEncoder().encode('not a database'))).toHaveProperty('problem');
    expect(openMmdb(new Uint8Array())).toHaveProperty('problem');
  });

  it('believes nothing that is no AS number, name or country', () => {
    expect(opened({ asn: 'ASx', organization: '  ', country: 'Germany' }).lookup('9.9.9.9')).toEqual({ rule: 'none' });
  });
});
