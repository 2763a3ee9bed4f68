import type { Claim } from './claim';
import type { Unparsed } from './source';
import type { SourceSpan, Span } from './span';

/* Facts ------------------------------------------------------------------------------------------------------- */

/** One end of a socket as printed: `wisdom.pop`, `192.0.2.70:22`, `*.*`. */
export interface SocketEnd {
  /** Name or canonical address; `*` = any. */
  readonly host: string;
  readonly port?: number;
}

export type SocketState = 'established' | 'listening' | 'closing' | 'opening' | 'unknown';

/** One row of `netstat` or `ss`. */
export interface Socket {
  readonly protocol: 'tcp' | 'udp';
  readonly local: SocketEnd;
  readonly peer: SocketEnd;
  readonly state: SocketState;
  readonly process?: string;
  readonly evidence: SourceSpan;
}

interface ReportBase {
  /** `session:<source>@<ordinal>` */
  readonly id: string;
  readonly source: string;
  readonly span: Span;
  readonly unparsed: readonly Unparsed[];
}

export interface SocketTable extends ReportBase {
  readonly kind: 'sockets';
  readonly sockets: readonly Socket[];
}

/** `-L 40000:mail.example:110`, `-R 2222:localhost:22`, `-D 1080`. */
export interface Forward {
  readonly kind: 'local' | 'remote' | 'dynamic';
  readonly port: number;
  /** Absent for `-D`, and for `-R` with a port alone: the client of the tunnel says where. */
  readonly to?: SocketEnd;
}

export interface SshCommand extends ReportBase {
  readonly kind: 'ssh';
  /** Word before the prompt sign. */
  readonly machine?: string;
  readonly server: string;
  readonly port: number;
  /** Hosts of `-J`, in order; each has the port that ssh calls there. */
  readonly jumps: readonly { readonly host: string; readonly port: number }[];
  readonly forwards: readonly Forward[];
}

export type MailProtocol = 'smtp' | 'pop3' | 'imap';

/** One line of a conversation. Passwords are never kept. */
export interface Turn {
  readonly side: 'client' | 'server';
  /** What the line is: a command, an answer, or a line of the message. */
  readonly role: 'command' | 'reply' | 'refusal' | 'message';
  readonly text: string;
  readonly evidence: SourceSpan;
  /** Where the password stands that `text` does not show. */
  readonly hidden?: SourceSpan;
}

export interface Dialogue extends ReportBase {
  readonly kind: 'dialogue';
  readonly protocol: MailProtocol;
  readonly server?: string;
  readonly port?: number;
  /** The tool that shows it spoke TLS from the first line on. */
  readonly secured?: true;
  readonly turns: readonly Turn[];
  readonly helo?: string;
  readonly envelopeFrom?: string;
  readonly recipients: readonly {
    readonly address: string;
    readonly accepted: boolean;
    readonly evidence: SourceSpan;
  }[];
  /** Header fields of the message that was handed over, names in lower case. */
  readonly header: readonly { readonly name: string; readonly value: string; readonly evidence: SourceSpan }[];
}

export type SessionReport = SocketTable | SshCommand | Dialogue;

/* Inferred ---------------------------------------------------------------------------------------------------- */

export interface SessionMachine {
  /** `machine:<label>` */
  readonly id: string;
  readonly label: string;
  /** Every name and address it has in the text. */
  readonly hosts: readonly string[];
}

/** What somebody who reads along would see. */
export type Protection = 'encrypted' | 'clear' | 'unknown';

export interface ConnectionEnd {
  readonly machine: string;
  readonly port?: number;
  readonly process?: string;
}

/** A connection, from who called to who answered. */
export interface Connection {
  /** `connection:<machine>.<port>|<machine>.<port>` */
  readonly id: string;
  readonly protocol: 'tcp' | 'udp';
  readonly client: ConnectionEnd;
  readonly server: ConnectionEnd;
  /** Name of the server's port: `pop3`. */
  readonly service?: string;
  readonly state: SocketState;
  readonly protection: Protection;
  /** The conversation goes from who answered to who called: `ssh -R` lets the far side in by a connection of the near one. */
  readonly reversed?: true;
  /** Number of captures that show it; 0 = only a command says that it will be there. */
  readonly seen: number;
  readonly evidence: readonly SourceSpan[];
}

/** A conversation from end to end: the stretches that carry it, in order. */
export interface Chain {
  readonly id: string;
  readonly kind: 'direct' | 'local' | 'remote' | 'dynamic';
  readonly stretches: readonly Connection[];
  /** What rides inside the tunnel, as far as the last port tells. */
  readonly service?: string;
  readonly claim?: string;
}

export interface Sessions {
  readonly machines: readonly SessionMachine[];
  /** Ports on which a machine waits. */
  readonly listeners: readonly { readonly machine: string; readonly port: number; readonly evidence: SourceSpan }[];
  readonly chains: readonly Chain[];
  readonly claims: readonly Claim[];
}
