import type { openMmdb as onNode } from '../data/mmdb';

/** Its reader needs Node. */
export const openMmdb: typeof onNode = () => ({ problem: 'not read in VS Code for the Web' });
