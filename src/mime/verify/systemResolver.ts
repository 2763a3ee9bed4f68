import { resolve } from 'node:dns/promises';
import type { Resolver } from './guardedResolver';

/** The resolver of the user's machine. Used only after the user agreed to the queries by name. */
export const systemResolver: Resolver = (name, type) => resolve(name, type) as Promise<string[][] | string[]>;
