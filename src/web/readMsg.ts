import type { readMsg as onNode } from '../mime/readMsg';

/** Its reader needs Node. */
export const readMsg: typeof onNode = (_bytes, name) =>
  Promise.resolve({ problem: { key: 'web.noOutlookFiles', args: { name } } });
