import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../../src/analyzers/detect';
import { cutBlocks } from '../../../src/analyzers/traceroute/blocks';
import { dialects } from '../../../src/analyzers/traceroute/dialects';
import { scanLines } from '../../../src/analyzers/traceroute/prefix';

const root = join(import.meta.dirname, '../../fixtures/traceroute');
const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
/** Whole, without its header, and only its first lines: what a dialect makes of less than it expects. */
const cuts = texts.flatMap((text) => {
  const lines = text.split('\n');
  return [text, lines.slice(1).join('\n'), lines.slice(0, 1).join('\n'), lines.slice(0, 3).join('\n')];
});
const blocks = cuts.flatMap((text) => [
  ...cutBlocks({ id: 'most', name: 'most', text }, scanLines(splitLines(text)), dialects),
]);

describe('a dialect is not asked where another one is surer', () => {
  it('has blocks of many kinds', () => {
    expect(blocks.length).toBeGreaterThan(1000);
  });

  it.each(dialects.filter(({ most }) => most !== undefined))('$id never gives more than it declares', (dialect) => {
    const scores = blocks.map((block) => dialect.detect(block));
    expect(Math.max(...scores)).toBeLessThanOrEqual(dialect.most ?? 1);
    expect(Math.max(...scores)).toBeGreaterThan(0);
  });
});
