import { atlas } from './atlas';
import type { Converter } from './converter';
import { csv } from './csv';
import { json } from './json';
import { linux } from './linux';
import { markdown } from './markdown';

/** In the order of the usage text. */
export const converters: readonly Converter[] = [linux, json, csv, markdown, atlas];
