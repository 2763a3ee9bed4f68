import type { Scene } from '../layout/scene';
import type { SourceSpan } from '../model/span';
import type { PanelTable, Traits } from './traits';

/** Data goes to the webview only as these messages, after its `ready`; never into HTML (mail headers are hostile). */
export type ToWebview =
  /** A new good drawing; without scenes the empty state is shown. */
  | { readonly type: 'draw'; readonly content: PanelContent }
  /** The input cannot be drawn: one sentence; what was drawn stays, greyed. */
  | { readonly type: 'problem'; readonly message: string }
  /** The caret stands on these things (their ids); empty = nothing. */
  | { readonly type: 'highlight'; readonly subjects: readonly string[] }
  /** An entry of the menu of a thing was chosen. */
  | { readonly type: 'act'; readonly act: MarkAct; readonly subject: string }
  /** Answered by `state`. */
  | { readonly type: 'request-state' };

export type FromWebview =
  | { readonly type: 'ready' }
  | { readonly type: 'drawn'; readonly kind: Scene['kind']; readonly nodes: number }
  | { readonly type: 'reveal'; readonly evidence: SourceSpan; readonly toSide: boolean }
  | { readonly type: 'select'; readonly subject: string | undefined }
  /** These folds shall stand otherwise than by themselves; answered by `draw`. */
  | { readonly type: 'fold'; readonly folds: readonly string[] }
  /** Draw this message of a mailbox; answered by `draw` with `shown`. */
  | { readonly type: 'open'; readonly message: string }
  /** A machine was dragged sideways: its place from the spine, in scene pixels. */
  | { readonly type: 'pin'; readonly subject: string; readonly at: number }
  /** A border of responsibility was dragged onto a link. */
  | { readonly type: 'move-border'; readonly boundary: string; readonly link: string }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'state'; readonly state: PanelState }
  | { readonly type: 'command'; readonly command: PanelCommand };

/** What the menu `webview/context` and the keys do with one thing. */
export type MarkAct = 'copy-address' | 'copy-row' | 'reveal' | 'fold' | 'why';

export type PanelCommand = 'export' | 'openSample' | 'fromClipboard' | 'showAsText';

/** What the panel keeps over a reload (`setState`): never the model, which is read again from its sources. */
export interface PanelState {
  /** `PanelContent.origins` of what is drawn: a panel serializer opens these again. */
  readonly origins: readonly string[];
  readonly scene: number;
  readonly selected: readonly string[];
  /** Absent while the drawing is fitted. */
  readonly zoom?: { readonly k: number; readonly x: number; readonly y: number };
  readonly inspectorOpen: boolean;
  readonly legendOpen: boolean;
  /** Chips that are switched off, and whether that hides instead of dimming; absent = all on. */
  readonly filter?: { readonly off: readonly string[]; readonly hide: boolean };
  /** What stands in the search box; absent = closed. */
  readonly query?: string;
  /** The panel keeps its picture; see `PanelContent.kept`. */
  readonly kept?: boolean;
  /** The scene is shown as a table. */
  readonly table?: boolean;
  /** As in `PanelContent.folds`. */
  readonly folds?: readonly string[];
  /** The last good drawing is shown greyed. */
  readonly stale: boolean;
}

export interface PanelContent {
  /** One scene per thing found: the route, then each message; the panel offers tabs when there are several. */
  readonly scenes: readonly Scene[];
  /** Index of the scene to show; absent = as before. */
  readonly shown?: number;
  /** Says what the text was taken for. */
  readonly banner: string;
  /** "3 lines were not understood"; empty when all were. */
  readonly unparsedNote: string;
  /** The places that nobody understood. */
  readonly unparsed: readonly SourceSpan[];
  /** Keyed by the ids that `SceneItem.subject` and `SceneItem.id` use. */
  readonly inspector: Readonly<Record<string, InspectorEntry>>;
  /** Id of the entry shown while nothing is selected, one per scene; empty = none. */
  readonly overviews: readonly string[];
  /** What search and filters know of each thing, by id. */
  readonly traits: Readonly<Record<string, Traits>>;
  /** One per scene. */
  readonly tables: readonly PanelTable[];
  /** Folds that stand otherwise than they do by themselves (src/layout/fold). */
  readonly folds: readonly string[];
  /** The document keeps them: a reload brings back none of its own. */
  readonly keepsFolds?: boolean;
  /** The panel stays with its texts: a reload brings it back as such. */
  readonly kept?: boolean;
  readonly strings: WebviewStrings;
  /** BCP 47 tag of the texts, for the `lang` attribute. */
  readonly language: string;
  /** URIs of the documents, for a panel that is restored after a reload; the HTML file has none. */
  readonly origins?: readonly string[];
}

/** A place in the text, with what a link to it says. */
export interface Evidence extends SourceSpan {
  /** "line 4", or "return.txt:4" when there are several documents. */
  readonly label: string;
  /** The text that stands there, cut to one short line. */
  readonly quote: string;
}

/** What the inspector shows for a subject: facts (from the text) and claims (inferred) stay apart. */
export interface InspectorEntry {
  readonly title: string;
  /** What kind of thing it is: "Router", "Segment", "Relay". */
  readonly kind: string;
  readonly facts: readonly InspectorFact[];
  readonly claims: readonly InspectorClaim[];
  /** What is a click away: all header fields of a message, each explained. */
  readonly more?: { readonly title: string; readonly facts: readonly InspectorFact[] };
}

export interface InspectorFact {
  readonly name: string;
  readonly value: string;
  readonly evidence?: Evidence;
  /** What the fact means, in a sentence or two. */
  readonly note?: string;
  /** Id of a message whose own drawing the value opens. */
  readonly opens?: string;
}

export interface InspectorClaim {
  readonly text: string;
  /** "likely, 80 %", in the language of the texts. */
  readonly grade: string;
  readonly why: readonly InspectorReason[];
  /** Readings that were weighed and not taken. */
  readonly whyNot: readonly { readonly text: string; readonly why: readonly InspectorReason[] }[];
}

export interface InspectorReason {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** All fixed texts of the webview, made in the host, one typed object. */
export interface WebviewStrings {
  readonly diagram: string;
  readonly tabs: string;
  readonly toolbar: string;
  readonly fit: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly exportDiagram: string;
  readonly showAsText: string;
  readonly legend: string;
  readonly inspector: string;
  readonly facts: string;
  readonly claims: string;
  readonly why: string;
  readonly whyNot: string;
  readonly noSelection: string;
  readonly empty: string;
  readonly openSample: string;
  readonly fromClipboard: string;
  readonly stale: string;
  readonly showLines: string;
  readonly help: string;
  readonly helpKeys: readonly { readonly keys: string; readonly text: string }[];
  readonly close: string;
  readonly copy: string;
  readonly sourceText: string;
  /** Templates of src/messages/picture.ts by key. */
  readonly picture: Readonly<Record<string, string>>;
}
