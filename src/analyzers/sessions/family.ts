import type { SessionReport, Socket, SocketTable, SshCommand } from '../../model/session';
import type { Family, Found, Line, TextDocument } from '../dialect';
import { headingsAbove } from '../host/headings';
import { withoutNoise } from '../traceroute/noise';
import { readDialogue } from './dialogue';
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
  let table: { first: number; end: number; sockets: Socket[] } | undefined;
  const close = (): void => {
    if (table)
      found.push(foundOf(source.id, lines, table.first, table.end, 0.9, { kind: 'sockets', sockets: table.sockets }));
    table = undefined;
  };
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    const text = !line || line.text.length > LONGEST_ROW ? '' : withoutNoise(line.text);
    const socket =
      line && text !== '' ? readSocket(text, { source: source.id, start: line.start, end: line.end }) : undefined;
    if (socket) {
      if (table && at - table.end > WIDEST_HEADING) close();
      table ??= { first: at, end: at, sockets: [] };
      table.sockets.push(socket);
      table.end = ++at;
      continue;
    }
    if (OTHER_TABLE.test(text)) close();
    const command = text.includes('ssh') ? readSshCommand(text) : undefined;
    const dialogue = command || text === '' ? undefined : readDialogue(lines, at, source.id);
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
