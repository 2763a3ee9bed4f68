import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cssOf, paletteOf, type Theme } from '../../src/layout/palette';
import type { Paint } from '../../src/layout/scene';

interface Colour {
  readonly id: string;
  readonly defaults: Readonly<Record<'light' | 'dark' | 'highContrast' | 'highContrastLight', string>>;
}

const THEMES: Readonly<Record<keyof Colour['defaults'], Theme>> = {
  light: 'light',
  dark: 'dark',
  highContrast: 'high-contrast',
  highContrastLight: 'high-contrast-light',
};

it('the colours that themes can set begin as those of our palette, and the drawing uses them', () => {
  const manifest = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
  const { colors } = (JSON.parse(manifest) as { contributes: { colors: Colour[] } }).contributes;
  expect(colors.length).toBeGreaterThan(4);
  for (const { id, defaults } of colors) {
    const paint = id.replace('hopscope.', '') as Paint;
    for (const [key, theme] of Object.entries(THEMES)) {
      expect(defaults[key as keyof Colour['defaults']]).toBe(paletteOf(theme)[paint]);
      expect(cssOf(paint, theme)).toContain(`--vscode-hopscope-${paint}`);
    }
  }
});
