import type { MplsLabel } from '../../model/trace';

/** `L=24017,E=0,S=0,T=1/L=299776,E=0,S=1,T=1`: a label stack as traceroute -e prints it. */
export function mplsText(stack: readonly MplsLabel[]): string {
  return stack
    .map(({ label, tc, s, ttl }) =>
      [`L=${label}`, field('E', tc), field('S', s), field('T', ttl)].filter((part) => part !== '').join(','),
    )
    .join('/');
}

function field(name: string, value: number | undefined): string {
  return value === undefined ? '' : `${name}=${value}`;
}
