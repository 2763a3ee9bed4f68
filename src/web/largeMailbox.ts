import type { drawLargeMailbox as onNodeDraw, withOpenedFromFile as onNodeOpen } from '../extension/largeMailbox';

/** A browser reads no file as a stream: what is too large for an editor is refused with a sentence. */
export const drawLargeMailbox: typeof onNodeDraw = () => Promise.resolve(undefined);

export const withOpenedFromFile: typeof onNodeOpen = () => Promise.resolve(undefined);
