import type { AnalysisConfig } from '../model/analysis';
import type { HostReport } from '../model/host';
import type { MailMessage } from '../model/mail';
import type { SessionReport } from '../model/session';
import type { Source } from '../model/source';
import type { Span } from '../model/span';
import type { Trace } from '../model/trace';

/** One line without its line end. Offsets count in `Source.text`. */
export interface Line extends Span {
  readonly text: string;
}

export interface TextDocument {
  readonly source: Source;
  readonly lines: readonly Line[];
  /** The lines cut further where HTML breaks them, strings escape them or a chat window joined them; the same list in any other text. */
  readonly pieces: readonly Line[];
  /** What certain families took, in text order: nothing made of lines reaches across one. */
  readonly walls: readonly Span[];
}

/** A place where a family recognised something of its own, before it is parsed. */
export interface Found {
  readonly dialect: string;
  readonly span: Span;
  /** 0…1; where two finds overlap the higher one wins, then the longer, then the earlier. */
  readonly score: number;
  /** Total: any text gives an answer, what was not taken is kept as `unparsed` inside the trace or message. */
  parse(ordinal: number): Recognized;
}

export interface Recognized {
  readonly traces: readonly Trace[];
  readonly messages: readonly MailMessage[];
  readonly hosts?: readonly HostReport[];
  readonly sessions?: readonly SessionReport[];
  /** Text that was understood though it lies in no trace or message: the rest of an nmap report. Not counted as unparsed. */
  readonly taken?: readonly Span[];
}

/** A family of dialects: traceroute tools, mail headers. Listed in registry.ts. */
export interface Family {
  readonly id: string;
  /** Linear in the length of the document; never throws. */
  find(document: TextDocument, config?: AnalysisConfig): readonly Found[];
}

/**
 * A family whose form leaves no doubt and is not made of lines: JSON, XML. It reads the text first; all others see blank lines in place
 * of its finds.
 */
export interface CertainFamily {
  readonly id: string;
  /** In text order. Linear in the length of the text; never throws. */
  find(source: Source): readonly Found[];
}
