import type { CertainFamily, Family } from './dialect';
import { machineFamily } from './machine/family';
import { mailFamily } from './received/family';
import { tracerouteFamily } from './traceroute/family';

/** Every kind of text that the product reads. A new kind is a folder and one line here. */
export const certainFamilies: readonly CertainFamily[] = [machineFamily];

export const families: readonly Family[] = [tracerouteFamily, mailFamily];
