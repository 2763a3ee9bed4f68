// The list of scenarios. A scenario is an async function with a name; it acts like a person and asserts what that person sees.

/** @type {{name: string, settings: object, frame: Frame, act: (window: object) => Promise<void>}[]} */
export const scenarios = [];

/**
 * @typedef {object} Frame what the window looks like
 * @property {number} [width] of the page, in CSS pixels; 1280 unless said
 * @property {'ja'} [language] VS Code's display language; English unless said
 * @property {'reduce'} [motion] as the system asks for it
 */

/**
 * @param {string} name a sentence: what the person does and gets
 * @param {(window: {page: import('playwright-core').Page, host: object, workspace: string, file: (path: string) => string,
 *   diagram: import('playwright-core').FrameLocator}) => Promise<void>} act
 * @param {object} [settings] user settings that the window starts with
 * @param {Frame} [frame]
 */
export function scenario(name, act, settings = {}, frame = {}) {
  if (scenarios.some((other) => other.name === name)) throw new Error(`There are two scenarios named "${name}".`);
  scenarios.push({ name, act, settings, frame });
}
