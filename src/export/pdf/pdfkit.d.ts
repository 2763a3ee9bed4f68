/** The part of pdfkit's build without Node that the painter uses (webpack.config.mjs names the file); the package has no types of its own. */
declare module 'pdfkit' {
  interface Options {
    /** `null`: none of the fonts that every PDF reader has; they know no Japanese. */
    readonly font: null;
    readonly size: readonly [number, number];
    readonly margin: number;
    readonly autoFirstPage: boolean;
    readonly lang: string;
    readonly displayTitle: boolean;
    readonly info: Readonly<Record<string, string | Date>>;
  }

  /** Embedded where it is drawn first. */
  export interface Image {
    readonly width: number;
    readonly height: number;
  }

  interface Outlines {
    readonly unitsPerEm: number;
    layout(text: string): {
      readonly glyphs: readonly { readonly path: { toSVG(): string } }[];
      readonly positions: readonly { readonly xAdvance: number }[];
    };
  }

  export default class PDFDocument {
    constructor(options: Partial<Options>);
    /** The face in use; pdfkit tells the outlines of its glyphs nowhere else. */
    readonly _font: { readonly font: Outlines };
    on(event: 'data', listener: (chunk: Uint8Array) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    addPage(options: Partial<Options>): this;
    registerFont(name: string, data: Uint8Array, family?: string): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string, options?: { readonly features?: readonly string[] }): number;
    text(text: string, x: number, y: number, options: Readonly<Record<string, unknown>>): this;
    rect(x: number, y: number, width: number, height: number): this;
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this;
    circle(x: number, y: number, radius: number): this;
    path(d: string): this;
    openImage(data: Uint8Array): Image;
    image(image: Image, x: number, y: number, size: { readonly width: number; readonly height: number }): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    lineWidth(width: number): this;
    lineJoin(join: 'round'): this;
    dash(lengths: readonly number[]): this;
    undash(): this;
    fill(): this;
    stroke(): this;
    fillAndStroke(): this;
    save(): this;
    restore(): this;
    translate(x: number, y: number): this;
    scale(x: number, y: number): this;
    transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
    end(): void;
  }
}
