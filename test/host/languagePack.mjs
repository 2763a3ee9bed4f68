// A language pack that translates nothing of VS Code itself: enough for the window, and so for extensions, to be in that language.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Enters it in the list that the host keeps of installed packs: its command line installs packs, but forgets the list. Which page is in
 * which language the page's cookie says, but only where there is an argv.json without a "locale".
 */
export function writeLanguagePack(userFolder, language) {
  writeFileSync(join(userFolder, 'User/argv.json'), '{}');
  const folder = join(userFolder, 'language');
  mkdirSync(folder, { recursive: true });
  const translations = join(folder, 'vscode.json');
  writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `test.language-${language}` }, version: '1.0.0' }];
  const pack = { hash: language, extensions, translations: { vscode: translations }, label: language };
  writeFileSync(join(userFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
