// The list of scenarios. A scenario is an async function with a name; it acts like a person and asserts what that person sees.

/** @type {{name: string, settings: object, act: (window: object) => Promise<void>}[]} */
export const scenarios = [];

/**
 * @param {string} name a sentence: what the person does and gets
 * @param {(window: {page: import('playwright-core').Page, host: object, workspace: string, file: (path: string) => string,
 *   diagram: import('playwright-core').FrameLocator}) => Promise<void>} act
 * @param {object} [settings] user settings that the window starts with
 */
export function scenario(name, act, settings = {}) {
  if (scenarios.some((other) => other.name === name)) throw new Error(`There are two scenarios named "${name}".`);
  scenarios.push({ name, act, settings });
}
