import type { SessionReport, Socket, SocketTable, SshCommand } from '../../model/session';
import type { Family, Found, Line, TextDocument } from '../dialect';
import { headingsAbove } from '../host/headings';
import { canonicalIp } from '../../model/address';
import { withoutNoise } from '../traceroute/noise';
import { endsAsHop } from '../traceroute/scan';
import { readDialogue } from './dialogue';
import { isOwnHost } from './machines';
import { readSocket } from './sockets';
import { readSshCommand } from './sshCommand';

/** No row of any system is longer. UTF-16 units. */
const LONGEST_ROW = 600;
/** Blank lines and headings between two rows of one table. */
const WIDEST_HEADING = 6;
// "Active UNIX domain sockets", "Proto RefCnt Flags": what follows is no business of ours
const OTHER_TABLE = /^(?:Active UNIX|Active LOCAL|Proto RefCnt)/i;

/** Tables of sockets, ssh commands that forward, and typed mail dialogues. */
export const sessionFamily: Family = { id: 'session', find };

type Body<T> = T extends SessionReport ? Omit<T, 'id' | 'source' | 'span' | 'unparsed'> : never;

function find({ source, lines }: TextDocument): readonly Found[] {
  const found: Found[] = [];
  let table: OpenTable | undefined;
  const close = (): void => {
    if (table)
      found.push(foundOf(source.id, lines, table.first, table.end, 0.9, { kind: 'sockets', sockets: table.sockets }));
    table = undefined;
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    const text = !line || line.text.length > LONGEST_ROW || endsAsHop(line.text) ? '' : withoutNoise(line.text);
    if (!line || text === '') {
      at++;
      continue;
    }
    const socket = readSocket(text, { source: source.id, start: line.start, end: line.end });
    if (socket) {
      if (table && (at - table.end > WIDEST_HEADING || table.isOfPeer(socket))) close();
      table ??= new OpenTable(at);
      table.add(socket, ++at);
      continue;
    }
    if (OTHER_TABLE.test(text)) close();
    const command = text.includes('ssh') ? readSshCommand(text) : undefined;
    const dialogue = command ? undefined : readDialogue(lines, at, source.id);
    if (command || dialogue) close();
    const end = dialogue?.next ?? at + 1;
    if (command) found.push(foundOf(source.id, lines, at, end, 0.9, { kind: 'ssh', ...command }));
    // A message that is handed over has header fields, maybe trace fields: it belongs to the dialogue.
    else if (dialogue) found.push(foundOf(source.id, lines, at, end, 0.96, { kind: 'dialogue', ...dialogue.read }));
    at = end;
  }
  close();
  return found;
}

/** The rows of one machine so far. */
class OpenTable {
  readonly sockets: Socket[] = [];
  end: number;
  private readonly own = new Set<string>();
  private readonly peers = new Set<string>();

  constructor(readonly first: number) {
    this.end = first;
  }

  add(socket: Socket, end: number): void {
    this.sockets.push(socket);
    this.own.add(nameOf(socket.local.host));
    this.peers.add(nameOf(socket.peer.host));
    this.end = end;
  }

  /** A row whose own end is a peer of the rows above was printed by that peer: the capture of the other end was pasted below. */
  isOfPeer({ local: { host } }: Socket): boolean {
    const name = nameOf(host);
    return !isOwnHost(host) && this.peers.has(name) && !this.own.has(name);
  }
}

/** Tables write a host now with its domain and now without. */
function nameOf(host: string): string {
  return canonicalIp(host) ?? host.split('.', 1)[0] ?? host;
}

function foundOf(
  source: string,
  lines: readonly Line[],
  first: number,
  end: number,
  score: number,
  body: Body<SessionReport>,
): Found {
  const span = { start: lines[first]?.start ?? 0, end: lines[end - 1]?.end ?? 0 };
  return {
    dialect: `session-${body.kind}`,
    span,
    score,
    parse: (ordinal) => ({
      traces: [],
      messages: [],
      ...(body.kind === 'sockets' && { taken: headingsAbove(lines, first) }),
      sessions: [{ ...body, id: `session:${source}@${ordinal}`, source, span, unparsed: [] }],
    }),
  };
}

export function isTable(report: SessionReport): report is SocketTable {
  return report.kind === 'sockets';
}

export function isCommand(report: SessionReport): report is SshCommand {
  return report.kind === 'ssh';
}
