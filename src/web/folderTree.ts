import { virtualTree } from '../extension/virtualTree';

/** A browser has no disks of its own. */
export const folderTree = virtualTree;
