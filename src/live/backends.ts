import { hostname } from 'node:os';
import { rawSocketBackend, type HelperPlace } from './rawSocket';
import { systemBackend } from './systemTool';
import type { Backend } from './tracer';

/** The ways to trace on this machine, the best first. */
export function backendsHere(helper: HelperPlace): readonly Backend[] {
  const { platform, env } = process;
  return [
    rawSocketBackend(helper),
    systemBackend({ platform, isRoot: process.geteuid?.() === 0, path: env.PATH ?? '' }),
  ];
}

/** Where a trace starts: in a remote window that is the remote machine, for the extension runs there. */
export function vantageHere(): string {
  return hostname();
}
