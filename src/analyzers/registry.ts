import type { Family } from './dialect';
import { mailFamily } from './received/family';
import { tracerouteFamily } from './traceroute/family';

/** Every kind of text that the product reads. A new kind is a folder and one line here. */
export const families: readonly Family[] = [tracerouteFamily, mailFamily];
