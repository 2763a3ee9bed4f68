import type { Position, World } from '../model/enrichment';
import type { Container } from './container';
import { readVarints } from './rangeTable';

/** Steps of the grid in a degree: scripts/data/world.mjs. */
const STEPS = 50;

const unzigzag = (number: number): number => (number % 2 === 0 ? number / 2 : -(number + 1) / 2);

/** Reads lines one after the other: the number of points, the first one, then steps. */
class LineReader {
  private at = 0;

  constructor(private readonly numbers: Uint32Array) {}

  get done(): boolean {
    return this.at >= this.numbers.length;
  }

  next(): number {
    return this.numbers[this.at++] ?? 0;
  }

  line(): readonly Position[] {
    let [x, y] = [0, 0];
    return Array.from({ length: this.next() }, (): Position => {
      x += unzigzag(this.next());
      y += unzigzag(this.next());
      return [x / STEPS, y / STEPS];
    });
  }
}

/** Land and borders between countries (Natural Earth by world-atlas, 1 : 50 million). */
export function readWorld(container: Container): World {
  const land = new LineReader(readVarints(container.bytes('land')));
  const polygons: (readonly (readonly Position[])[])[] = [];
  while (!land.done) polygons.push(Array.from({ length: land.next() }, () => land.line()));
  const lines = new LineReader(readVarints(container.bytes('borders')));
  const borders: (readonly Position[])[] = [];
  while (!lines.done) borders.push(lines.line());
  return { land: polygons, borders };
}
