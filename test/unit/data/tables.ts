import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lazyEnrichment } from '../../../src/data/enrichment';

const read = (name: string) => () => readFileSync(path.resolve(import.meta.dirname, '../../../data', name));

export const dataFiles = {
  addresses: read('addresses.bin'),
  places: read('places.bin'),
  world: read('world.bin'),
  makers: read('makers.bin'),
};

/** The tables as they ship. */
export const shipped = lazyEnrichment(dataFiles);
