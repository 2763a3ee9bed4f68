import { commentFamily } from './comments';
import type { CertainFamily, Family } from './dialect';
import { hostFamily } from './host/family';
import { ipJsonFamily } from './host/ipJson';
import { machineFamily } from './machine/family';
import { mailFamily } from './received/family';
import { sessionFamily } from './sessions/family';
import { tracerouteFamily } from './traceroute/family';

/** Every kind of text that the product reads. A new kind is a folder and one line here. */
export const certainFamilies: readonly CertainFamily[] = [machineFamily, ipJsonFamily];

export const families: readonly Family[] = [tracerouteFamily, mailFamily, hostFamily, sessionFamily, commentFamily];
