import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lazyEnrichment } from '../data/enrichment';
import type { AnalysisConfig } from '../model/analysis';
import { UsageError } from './usage';

const shipped = (name: string) => () => readFileSync(join(__dirname, '../data', name));

/** The configuration with the tables beside the program, which are read when the first address is looked up. */
export async function withTables(config: AnalysisConfig, mmdbFile: string | undefined): Promise<AnalysisConfig> {
  if (config.enrich === 'none') return config;
  const files = {
    addresses: shipped('addresses.bin'),
    places: shipped('places.bin'),
    world: shipped('world.bin'),
    makers: shipped('makers.bin'),
  };
  if (mmdbFile === undefined) return { ...config, enrichment: lazyEnrichment(files) };
  const { openMmdb } = await import(/* webpackChunkName: "mmdb" */ '../data/mmdb');
  const mmdb = openMmdb(await bytesOf(mmdbFile));
  if ('problem' in mmdb) {
    throw new UsageError(`--mmdb ${mmdbFile} is no MaxMind DB (${mmdb.problem}): give a file that ends in .mmdb`);
  }
  return { ...config, enrichment: lazyEnrichment({ ...files, mmdb }) };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`--mmdb ${path} cannot be read: ${(error as Error).message}`);
  }
}
