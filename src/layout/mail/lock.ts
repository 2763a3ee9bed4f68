import type { TlsState } from '../../model/mail';
import type { Primitive } from '../scene';
import { SIZE, text } from './pieces';

/** A lock for a hand-over that was encrypted, an open one for one that was not, a question mark where nobody wrote it. `cx`, `cy`: its middle. */
export function lock(cx: number, cy: number, state: TlsState['state']): readonly Primitive[] {
  if (state === 'unknown')
    return [text(cx, cy + 4, '?', SIZE.small, { anchor: 'middle', fill: 'muted', bold: true, role: 'tls' })];
  const paint = state === 'yes' ? 'trust' : 'warning';
  const [left, right, shoulder] = [cx - 3, cx + 3, cy - 2.5];
  const shackle =
    state === 'yes'
      ? `M ${left} ${cy} L ${left} ${shoulder} A 3 3 0 0 1 ${right} ${shoulder} L ${right} ${cy}`
      : `M ${right} ${cy} L ${right} ${shoulder} A 3 3 0 0 1 ${right + 6} ${shoulder} L ${right + 6} ${cy - 1.5}`;
  return [
    { type: 'path', d: shackle, fill: 'none', stroke: { paint, width: 1.5 } },
    { type: 'rect', x: cx - 5, y: cy - 0.5, width: 10, height: 7, radius: 1.5, fill: paint },
  ];
}
