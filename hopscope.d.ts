/**
 * What other extensions get from Hopscope. Copy this file, then:
 *
 *     const hopscope = vscode.extensions.getExtension<HopscopeApi>('hopscope.hopscope');
 *     const api = await hopscope?.activate();
 *
 * Nothing in it needs the network. All offsets count UTF-16 code units of the text, as in `vscode.TextDocument.getText()`.
 * Within one `version` members are only added.
 */
export interface HopscopeApi {
  readonly version: 1;
  /** Reads traces, mail headers, host and session output with the user's settings; never throws on any text. Not redacted. */
  analyze(text: string): Promise<AnalysisDocument>;
  /** Fires when a diagram has been drawn. */
  readonly onDidDraw: (listener: (event: DrawnEvent) => void) => Registration;
  /** Reads one more way to print a trace. A second registration of an id replaces the first. Throws a TypeError on a wrong id. */
  registerDialect(dialect: ContributedDialect): Registration;
  /** Adds a format to "Export Diagram…". Throws a TypeError on a wrong id or ending. */
  registerExporter(exporter: ContributedExporter): Registration;
  /** For VS Code's Markdown preview. */
  readonly extendMarkdownIt: <Markdown>(md: Markdown) => Markdown;
}

/** `dispose()` takes it back. */
export interface Registration {
  dispose(): void;
}

/** The JSON of docs/design/contract.md, as `hopscope analyze --format json` prints it; the fields that most programs want are named. */
export interface AnalysisDocument {
  readonly schema: 'hopscope.analysis/1';
  readonly traces?: readonly TraceDocument[];
  readonly messages?: readonly MessageDocument[];
  readonly [part: string]: unknown;
}

export interface TraceDocument {
  readonly id: string;
  readonly dialect: string;
  readonly target?: string;
  readonly targetIp?: string;
  readonly hops: readonly {
    readonly ttl: number;
    readonly probes: readonly {
      readonly ip?: string;
      readonly host?: string;
      /** Milliseconds. */
      readonly rttMs?: number;
      readonly lost: boolean;
    }[];
  }[];
  readonly [field: string]: unknown;
}

export interface MessageDocument {
  readonly id: string;
  readonly subject?: string;
  /** In the order of travel. */
  readonly hops: readonly object[];
  readonly [field: string]: unknown;
}

export interface DrawnEvent {
  readonly kind: string;
  readonly nodes: number;
}

export interface ContributedDialect {
  /** Lower-case letters, digits and hyphens; stands in the JSON as `dialect`. */
  readonly id: string;
  /** The tool's name as its users know it. */
  readonly name: string;
  /**
   * All traces of this form in a text, in any order; `[]` when there is none. Called on every text that is opened, so a cheap first test
   * pays. May throw: the text is then read without it. Where two readers claim one line, the better score has it.
   */
  find(text: string): readonly ContributedTrace[];
}

/** From the first character to behind the last. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface ContributedTrace extends Range {
  /** 0…1, how sure it is that this is the dialect; 0.9 when absent. */
  readonly score?: number;
  readonly target?: string;
  readonly targetIp?: string;
  readonly sourceHost?: string;
  readonly sourceIp?: string;
  readonly protocol?: 'icmp' | 'udp' | 'tcp';
  /** Absent = found from the last hop where the target's address is known, otherwise unknown. */
  readonly reached?: boolean;
  /** The text breaks off. */
  readonly truncated?: boolean;
  /** Each with the text it stands in, inside the trace. A hop without a TTL from 1 to 255 is left out and counted as not understood. */
  readonly hops: readonly ContributedHop[];
  /** Header and footer: lines that were read and belong to no hop. Other lines between hops count as not understood. */
  readonly frame?: readonly Range[];
}

export interface ContributedHop extends Range {
  readonly ttl: number;
  /** In the order of sending; one without `ip` and `host` is a lost probe. */
  readonly probes: readonly ContributedProbe[];
}

export interface ContributedProbe {
  readonly ip?: string;
  readonly host?: string;
  /** Milliseconds. */
  readonly rttMs?: number;
  /** Where the address stands; absent = the whole hop. */
  readonly start?: number;
  readonly end?: number;
}

export interface ContributedExporter {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** With its dot: `.puml`. */
  readonly ending: string;
  /** What is shown, redacted as the user chose, as one file. May throw: the user reads the message. */
  write(shown: ShownDiagram): string | Uint8Array | Promise<string | Uint8Array>;
}

export interface ShownDiagram {
  readonly document: AnalysisDocument;
  /** Every drawing as self-contained SVG, light theme: the route, then each message. */
  readonly drawings: readonly { readonly title: string; readonly svg: string }[];
  readonly language: 'en' | 'ja';
}
