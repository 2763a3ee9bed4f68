import type { Correction } from './correction';
import type { Overlay } from './diagram';
import type { ExtraHost } from './extraHost';
import type { Redaction } from './redaction';

/** What a user does to a picture, as a step from one overlay to the next. */
export type Edit = (overlay: Overlay) => Overlay;

type Table = 'names' | 'icons' | 'pins';
type ValueOf<T extends Table> = Overlay[T][string];

/** Sets an entry under `keys[0]` and drops what stood under any of the keys; without a value only that. */
function inTable<T extends Table>(table: T, keys: readonly string[], value: ValueOf<T> | undefined): Edit {
  return (overlay) => {
    const [key] = keys;
    const others = Object.entries(overlay[table]).filter(([name]) => !keys.includes(name));
    const entries = key !== undefined && value !== undefined ? [...others, [key, value] as const] : others;
    return { ...overlay, [table]: Object.fromEntries(entries) };
  };
}

/** `keys`: all that the thing goes by, the one to be written first. */
export const rename = (keys: readonly string[], name: string | undefined): Edit => inTable('names', keys, name);
export const setIcon = (keys: readonly string[], icon: string | undefined): Edit => inTable('icons', keys, icon);
export const pin = (keys: readonly string[], at: number | undefined): Edit => inTable('pins', keys, at);

export const resetLayout: Edit = (overlay) => ({ ...overlay, pins: {} });

export const setFolds =
  (folds: readonly string[]): Edit =>
  (overlay) => ({ ...overlay, folds });

export const setRedaction =
  (redaction: Redaction): Edit =>
  (overlay) => ({ ...overlay, redaction });

/** The host gets an id that no other one has. */
export function addHost(host: Omit<ExtraHost, 'id'>): Edit {
  return (overlay) => {
    const taken = new Set(overlay.hosts.map(({ id }) => id));
    let number = overlay.hosts.length + 1;
    while (taken.has(`host:user:${number}`)) number++;
    return { ...overlay, hosts: [...overlay.hosts, { ...host, id: `host:user:${number}` }] };
  };
}

export const removeHost =
  (id: string): Edit =>
  (overlay) => ({ ...overlay, hosts: overlay.hosts.filter((one) => one.id !== id) });

/** Adds corrections; what they contradict was said before, so it goes. */
export function correct(...corrections: readonly Correction[]): Edit {
  return (overlay) => ({
    ...overlay,
    corrections: corrections.reduce<readonly Correction[]>(
      (known, one) => [...known.filter((old) => !contradicts(one, old)), one],
      overlay.corrections,
    ),
  });
}

export const forget =
  (correction: Correction): Edit =>
  (overlay) => ({ ...overlay, corrections: overlay.corrections.filter((one) => one !== correction) });

const OPPOSITES: Readonly<Partial<Record<Correction['kind'], Correction['kind']>>> = {
  'one-router': 'different-routers',
  'different-routers': 'one-router',
  segment: 'no-segment',
  'no-segment': 'segment',
};

function contradicts(fresh: Correction, old: Correction): boolean {
  if (JSON.stringify(fresh) === JSON.stringify(old)) return true;
  if ('addresses' in fresh && 'addresses' in old) {
    const shared = fresh.addresses.filter((ip) => old.addresses.includes(ip)).length;
    // The same addresses in one segment again: with another prefix.
    const again = fresh.kind === 'segment' && old.kind === 'segment' && shared === old.addresses.length;
    return again || (OPPOSITES[fresh.kind] === old.kind && shared > 1);
  }
  if ('between' in fresh && 'between' in old)
    return [...fresh.between].sort().join() === [...old.between].sort().join();
  if (!('address' in fresh) || !('address' in old) || fresh.address !== old.address) return false;
  const aboutNat = (kind: Correction['kind']): boolean => kind === 'nat' || kind === 'no-nat';
  return fresh.kind === old.kind || (aboutNat(fresh.kind) && aboutNat(old.kind));
}

/** Every change by itself: what it is, and how to take it back. */
export type Change =
  | { readonly kind: 'correction'; readonly correction: Correction; readonly undo: Edit }
  | { readonly kind: 'name' | 'icon' | 'pin'; readonly of: string; readonly value: string; readonly undo: Edit }
  | { readonly kind: 'host'; readonly host: ExtraHost; readonly undo: Edit };

export function changesOf({ corrections, names, icons, pins, hosts }: Overlay): readonly Change[] {
  return [
    ...corrections.map((correction): Change => ({ kind: 'correction', correction, undo: forget(correction) })),
    ...hosts.map((host): Change => ({ kind: 'host', host, undo: removeHost(host.id) })),
    ...Object.entries(names).map(([of, value]): Change => ({ kind: 'name', of, value, undo: rename([of], undefined) })),
    ...Object.entries(icons).map(([of, value]): Change => ({
      kind: 'icon',
      of,
      value,
      undo: setIcon([of], undefined),
    })),
    ...Object.entries(pins).map(([of, value]): Change => ({
      kind: 'pin',
      of,
      value: String(value),
      undo: pin([of], undefined),
    })),
  ];
}
