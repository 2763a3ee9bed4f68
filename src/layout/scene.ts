import type { SourceSpan } from '../model/span';

/**
 * What is drawn, as data: the webview, the SVG text and every exporter paint this and nothing else, so what is exported is what is
 * seen. Lengths are CSS pixels at zoom 1, y grows downwards, text y is the baseline.
 */
export interface Scene {
  readonly kind: 'route' | 'mail' | 'mailbox' | 'sessions' | 'map' | 'host';
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** One sentence for screen readers and the SVG `<desc>`. */
  readonly description: string;
  /** Painting order: later items lie above earlier ones. */
  readonly items: readonly SceneItem[];
  /** Only what the drawing uses. */
  readonly legend: readonly LegendEntry[];
  /** The user's pictures for primitives of the type `image`, by icon name. */
  readonly pictures?: Readonly<Record<string, ScenePicture>>;
}

/** A picture with its own size; the URI is `data:image/…;base64,…`. */
export interface ScenePicture {
  readonly width: number;
  readonly height: number;
  readonly uri: string;
}

/** Names what an item is; painters write it as the element's class (design/diagram.md, "Marks are findable"). */
export type Mark =
  | 'band'
  | 'boundary'
  | 'segment'
  | 'link'
  | 'lane'
  | 'node'
  | 'interface'
  | 'address'
  | 'label'
  | 'badge'
  | 'axis'
  | 'delay'
  | 'card';

export interface SceneItem {
  /** Id of the model thing it shows (router, link, segment, hop …), the same as in the JSON; unique together with `mark`. */
  readonly id: string;
  readonly mark: Mark;
  /** Written as `data-*`: kind, segment, if, direction, trust, confidence … */
  readonly data: Readonly<Record<string, string>>;
  /** What selecting it selects: usually its own id, for an address its router or interface. */
  readonly subject: string;
  /** Ids of the things it stands for, when it stands for several (a run of silent hops, a fold): found with it, marked with it. */
  readonly members?: readonly string[];
  /** The fold that a double-click turns over, and how it stands now (src/layout/fold). */
  readonly fold?: { readonly id: string; readonly folded: boolean };
  /** It can be dragged sideways: its place from the spine in scene pixels, and whether the user put it there. */
  readonly pin?: { readonly at: number; readonly fixed: boolean };
  /** Full sentence for assistive technology; absent = decoration. */
  readonly label?: string;
  /** Where it stands in the text; the first is revealed by a click. */
  readonly evidence: readonly SourceSpan[];
  /** Reading order for the keyboard: along the path, then between alternatives. Absent = not a stop. */
  readonly stop?: { readonly rank: number; readonly lane: number };
  /** Of a link or lane: the two `interface` items that it joins, the upper end first. */
  readonly ends?: readonly [string, string];
  /** Of an interface or a caption: the `node` item that it belongs to. Painters that group move them together. */
  readonly node?: string;
  readonly primitives: readonly Primitive[];
}

/** Colours are names; every painter has one table per theme (src/layout/palette.ts). */
export type Paint =
  | 'background'
  | 'text'
  | 'muted'
  | 'node'
  | 'node-edge'
  | 'node-face'
  | 'node-mark'
  | 'link'
  | 'forward'
  | 'return'
  | 'nat'
  | 'responsibility'
  | 'trust'
  | 'mail'
  | 'uncertain'
  | 'warning'
  | 'added'
  | 'gone'
  | 'moved'
  | 'changed'
  | 'selection'
  | 'firewall'
  | 'server'
  | 'host'
  | 'band-0'
  | 'band-1'
  | 'band-2'
  | 'band-3'
  | 'band-4'
  | 'delay'
  | 'untrusted'
  | 'card'
  | 'none';

export interface Stroke {
  readonly paint: Paint;
  readonly width: number;
  /** On/off lengths; absent = solid. */
  readonly dash?: readonly number[];
}

export type Primitive =
  | {
      readonly type: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: 'circle';
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: 'path';
      /** Absolute M, L, C, A and Z only: one converter then feeds SVG, PPTX and PDF. */
      readonly d: string;
      readonly fill: Paint;
      readonly stroke?: Stroke;
    }
  | TextPrimitive
  | IconPrimitive
  | ImagePrimitive;

/** One of our symbols (src/layout/icons.ts). */
export interface IconPrimitive extends SymbolPlace {
  readonly type: 'icon';
}

/** The user's picture instead of a symbol; it stands in the scene's `pictures`. */
export interface ImagePrimitive extends SymbolPlace {
  readonly type: 'image';
  /** Of the place to the picture's own size. */
  readonly scale: number;
}

interface SymbolPlace {
  readonly icon: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextPrimitive {
  readonly type: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: Paint;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly mono?: boolean;
  /** Drawn under the glyphs so that a line crossing the text does not strike it through. */
  readonly halo?: Paint;
  /** `name`, `address`, `prefix`, `delay` …: becomes the text's class. */
  readonly role?: string;
}

export interface LegendEntry {
  readonly id: string;
  readonly text: string;
  readonly primitives: readonly Primitive[];
}
