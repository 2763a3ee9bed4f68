import { cssOf, paletteOf, type Theme } from '../src/layout/palette';
import type { Paint } from '../src/layout/scene';

/** Gives every paint of a scene a custom property of the theme that VS Code, or the system, has now. */
export function followTheme(): void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const apply = (): void => {
    const theme = themeOf(document.body);
    const palette = paletteOf(theme);
    const themed = getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background') !== '';
    const rules = (Object.keys(palette) as Paint[]).map(
      (paint) => `--paint-${paint}: ${themed ? cssOf(paint, theme) : palette[paint]};`,
    );
    sheet.replaceSync(`:root { ${rules.join(' ')} }`);
    document.body.dataset.theme = theme;
  };
  apply();
  // VS Code changes the classes of the body when the user picks another theme.
  new MutationObserver(apply).observe(document.body, { attributeFilter: ['class'] });
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', apply);
}

function themeOf({ classList }: HTMLElement): Theme {
  if (classList.contains('vscode-high-contrast-light')) return 'high-contrast-light';
  if (classList.contains('vscode-high-contrast')) return 'high-contrast';
  if (classList.contains('vscode-dark')) return 'dark';
  if (classList.contains('vscode-light')) return 'light';
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (matchMedia('(prefers-contrast: more)').matches) return dark ? 'high-contrast' : 'high-contrast-light';
  return dark ? 'dark' : 'light';
}
