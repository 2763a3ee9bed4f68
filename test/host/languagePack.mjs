// A language pack that translates nothing of VS Code itself: enough for the window, and so for extensions, to be in that language.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';

const manifestOf = (language) => ({
  name: `language-${language}`,
  publisher: 'hopscope-test',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  contributes: {
    localizations: [
      { languageId: language, languageName: language, translations: [{ id: 'vscode', path: './vscode.json' }] },
    ],
  },
});

/** Packs one; returns the VSIX's path. */
export function languagePack(language) {
  const json = (value) => strToU8(JSON.stringify(value));
  const files = {
    'extension/package.json': json(manifestOf(language)),
    'extension/vscode.json': json({ version: '1.0.0', contents: {} }),
  };
  const file = join(mkdtempSync(join(tmpdir(), 'hs-language-')), `${language}.vsix`);
  writeFileSync(file, zipSync(files));
  return file;
}
