/** What the browser tests need of the product, bundled for Node by build.mjs: real exporters and the real pipeline. */
import { analyze } from '../../src/analyzers/analyze';
import { scenesOf } from '../../src/layout/scenes';
import { languageOf, messages } from '../../src/messages';
import type { Source } from '../../src/model/source';
import { contentOf } from '../../src/view/content';

export { foldableContent, largeContent, largeGraph } from './large';
export { Random } from '../evaluate/random';
export { inPortions } from '../../src/view/portions';
export { htmlOf } from '../../src/export/html';
export { handContent, handScene, mailScene, HOSTILE, TEXT } from './scene';

/** Text to what the panel shows, as the extension does it (without the decoding of MIME words, which is Node's). */
export function contentOfTexts(sources: readonly Source[], language: string) {
  const t = messages(languageOf(language));
  const analysis = analyze(sources);
  return contentOf(analysis, scenesOf(analysis, t), t, languageOf(language));
}
