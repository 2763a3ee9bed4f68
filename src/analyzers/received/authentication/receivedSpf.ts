import { sourceSpan, type Unfolded } from '../fold';
import { addressIn, writerAt, type AuthenticationReader, type FoundAuthentication } from './field';
import { assignmentOf, piecesOf } from './pieces';

/** `(mx.example.com: domain of a@b.example designates …)`: the checking host comes first */
const SAID_BY = /^\s{0,3}([A-Za-z0-9._-]{1,253}):\s/;

/** `Pass (host: domain of x designates 192.0.2.1 as permitted sender) receiver=host; client-ip=192.0.2.1; helo=…` (RFC 7208 section 9.1). */
function read(body: Unfolded): FoundAuthentication | undefined {
  const pieces = piecesOf(body.text);
  const head = pieces[0]?.words[0];
  if (!head || head.text.includes('=') || !/^[A-Za-z]{1,20}$/.test(head.text)) return undefined;
  const pairs = pieces.flatMap(({ words }) => words.flatMap((word) => assignmentOf(word) ?? []));
  const value = (name: string) => pairs.find(({ key }) => key === name);
  const comment = pieces[0]?.comments[0];
  const clientAt = value('client-ip') ?? comment;
  const client = clientAt && addressIn(body, clientAt.start, clientAt.end);
  const receiver = value('receiver');
  const host = comment && SAID_BY.exec(comment.text)?.[1];
  const named = host && comment ? comment.start + 1 + comment.text.indexOf(host) : undefined;
  const writer =
    (receiver && writerAt(body, receiver.end - receiver.value.length, receiver.end)) ??
    (host && named !== undefined ? writerAt(body, named, named + host.length) : undefined);
  const properties = pairs
    .slice(0, 20)
    .map(({ key, value: text }) => ({ name: key.slice(0, 60), value: text.slice(0, 320) }));
  const text = comment?.text.trim().slice(0, 200);
  const span = sourceSpan(body, head.start, head.end);
  return {
    kind: 'received-spf',
    results: [{ method: 'spf', result: head.text.toLowerCase(), properties, ...(text && { comment: text }), span }],
    ...(writer && { writer }),
    ...(client && { client }),
  };
}

export const receivedSpf: AuthenticationReader = { names: ['received-spf', 'x-received-spf'], read };
