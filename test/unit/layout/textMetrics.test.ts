import { describe, expect, it } from 'vitest';
import { ellipsize, measureText, printable } from '../../../src/layout/textMetrics';

describe('the width of text', () => {
  it('is that of the widest of our fonts', () => {
    // DejaVu Sans, measured in Chromium: ten digits are 6.36 em, bold 6.96 em.
    expect(measureText('0123456789', 10)).toBeCloseTo(63.6);
    expect(measureText('0123456789', 10, { bold: true })).toBeCloseTo(69.6);
    expect(measureText('iiii', 10, { mono: true })).toBeCloseTo(24.8);
  });

  it('counts a full-width character as one em and an invisible one as nothing', () => {
    expect(measureText('大学ルータ', 10)).toBe(50);
    expect(measureText('ﾙｰﾀ', 10)).toBeCloseTo(16.8);
    expect(measureText('a\u0301\u200b\u202e\u0000', 10)).toBe(measureText('a', 10));
    expect(measureText('', 10)).toBe(0);
  });

  it('grows with the text and never breaks on halves of surrogate pairs', () => {
    expect(measureText('𠮷', 10)).toBe(10);
    expect(measureText('\ud842', 10)).toBeGreaterThan(0);
    expect(measureText('ab', 10)).toBeGreaterThan(measureText('a', 10));
  });
});

describe('shortening', () => {
  it('keeps what fits and marks what was cut', () => {
    expect(ellipsize('short', 100, 12)).toBe('short');
    const cut = ellipsize('a-very-long-router-name.example.net', 100, 12);
    expect(cut.endsWith('…')).toBe(true);
    expect(measureText(cut, 12)).toBeLessThanOrEqual(100);
  });

  it('takes an endless text', () => {
    expect(ellipsize('x'.repeat(50_000_000), 100, 12).length).toBeLessThan(40);
  });
});

describe('text fit to be shown', () => {
  it('has no controls, no direction overrides and single blanks', () => {
    expect(printable('a\u0000b\r\n\tc')).toBe('a b c');
    expect(printable('evil\u202egnp.exe')).toBe('evilgnp.exe');
    expect(printable(' \ud800x ')).toBe('x');
    expect(printable('ルータ 1')).toBe('ルータ 1');
  });
});
