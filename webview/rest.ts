import type { PanelContent, ToWebview } from '../src/protocol/messages';

export type Rest = Extract<ToWebview, { readonly type: 'rest' }>;

/** The content with what was left out of it so that the drawing came at once. */
export function withRest(content: PanelContent, { traits, inspector }: Rest): PanelContent {
  return {
    ...content,
    traits: { ...content.traits, ...traits },
    inspector: { ...content.inspector, ...inspector },
  };
}
