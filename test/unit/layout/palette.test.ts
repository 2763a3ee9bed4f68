import { describe, expect, it } from 'vitest';
import { cssOf, GROUNDS, INKS, paletteOf, type Theme } from '../../../src/layout/palette';
import type { Paint } from '../../../src/layout/scene';

const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast', 'high-contrast-light'];

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe.each(THEMES)('the %s palette', (theme) => {
  const palette = paletteOf(theme);

  it('writes every ink on every ground with 4.5 : 1 or more', () => {
    const weak = GROUNDS.flatMap((ground) =>
      INKS.filter((ink) => contrast(palette[ink], palette[ground]) < 4.5).map((ink) => `${ink} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  it('draws lines and edges with 3 : 1 or more', () => {
    const drawn: readonly Paint[] = ['link', 'node-edge', 'delay', 'selection'];
    const weak = GROUNDS.flatMap((ground) =>
      drawn.filter((paint) => contrast(palette[paint], palette[ground]) < 3).map((paint) => `${paint} on ${ground}`),
    );
    expect(weak).toEqual([]);
  });

  it('has plain six-digit colours, so that every format takes them', () => {
    const { none, ...colours } = palette;
    expect(none).toBe('none');
    expect(Object.values(colours).filter((colour) => !/^#[0-9a-f]{6}$/.test(colour))).toEqual([]);
  });
});

describe('colours of the webview', () => {
  it('follow the editor for grounds and plain text only', () => {
    expect(cssOf('text', 'light')).toBe('var(--vscode-editor-foreground, #1f2328)');
    expect(cssOf('band-1', 'dark')).toContain('color-mix');
    expect(cssOf('band-1', 'high-contrast')).toBe(cssOf('background', 'high-contrast'));
    expect(cssOf('return', 'light')).toBe(`var(--vscode-hopscope-return, ${paletteOf('light').return})`);
  });
});
