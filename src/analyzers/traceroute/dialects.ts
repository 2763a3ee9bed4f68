import type { Dialect } from './dialect';
import { inetutils } from './dialects/inetutils';
import { linux } from './dialects/linux';
import { nmap } from './dialects/nmap';
import { tracert } from './dialects/tracert';

/** Every way to print a trace that is understood. The best score wins, so the order does not matter. */
export const dialects: readonly Dialect[] = [linux, tracert, nmap, inetutils];
