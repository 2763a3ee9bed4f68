import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';

const root = path.resolve(import.meta.dirname, '../../fixtures/traceroute');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const tracesOf = (text: string) =>
  analyze([{ id: 'a', name: 'a', text }]).traces.map(({ dialect, hops }) => [dialect, hops.length]);

describe('a trace below a scan whose last host shows no trace', () => {
  const scan = read('nmap-text/written-scan-with-ports.txt');

  it.each([
    'sc-analysis-dump/written-reached.txt',
    'traceroute-linux/real-home-campus.txt',
    'tracert-windows/real-home-campus-ja.txt',
  ])('is one of its own: %s', (file) => {
    const below = read(file);
    expect(tracesOf(`${scan}\n${below}`)).toEqual([...tracesOf(scan), ...tracesOf(below)]);
  });
});
