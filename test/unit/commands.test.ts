import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

it('every contributed command has its line in the workbench, and no other', () => {
  const { contributes } = JSON.parse(read('package.json')) as { contributes: { commands: { command: string }[] } };
  // `  'hopscope.showAsText': (`
  const lines = [...read('src/extension/workbench.ts').matchAll(/^ {2}'(hopscope\.\w+)': \(/gm)].map(([, id]) => id);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.sort()).toEqual(contributes.commands.map(({ command }) => command).sort());
});
