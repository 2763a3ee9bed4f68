import { canonicalIp } from '../../model/address';
import type { HostAddress, HostReport, HostRoute, Neighbour } from '../../model/host';
import { parsePrefix } from '../../model/prefix';
import type { Source } from '../../model/source';
import type { SourceSpan, Span } from '../../model/span';
import type { CertainFamily, Found } from '../dialect';
import { readJsonObject, type JsonValue } from '../machine/json';
import { member, numberOf, objects, textOf } from '../machine/member';
import { ipOf, macOf } from './form';

type Command = 'ip-addr' | 'ip-route' | 'ip-neigh';

interface Piece {
  readonly command: Command;
  readonly record: JsonValue;
}

// '{"ifindex":1', '{ "dst": "default"', '{"type":"blackhole"': how the records of `ip -j` begin
const RECORD =
  /\{\s*"(?:ifindex"|dst"|type":\s*"(?:unicast|local|broadcast|anycast|multicast|blackhole|unreachable|prohibit|throw)")/g;
const REJECTS = new Set(['blackhole', 'unreachable', 'prohibit', 'throw']);

/** `ip -j addr`, `ip -j route`, `ip -j neigh`, plain or pretty (iproute2, lib/json_print.c). */
export const ipJsonFamily: CertainFamily = {
  id: 'hostreport-json',
  find(source) {
    const { text } = source;
    if (!text.includes('"ifindex"') && !text.includes('"dst"')) return [];
    return listsOf(text, piecesIn(text)).map((pieces) => foundOf(source, pieces));
  },
};

function piecesIn(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  RECORD.lastIndex = 0;
  for (let match = RECORD.exec(text); match; match = RECORD.exec(text)) {
    const { value, end } = readJsonObject(text, match.index);
    // Whatever stands inside a record is part of it, also of one that is nobody's.
    RECORD.lastIndex = Math.max(end, match.index + 1);
    const command = commandOf(value);
    if (command) pieces.push({ command, record: value });
  }
  return pieces;
}

function commandOf(record: JsonValue): Command | undefined {
  const has = (name: string): boolean => member(record, name) !== undefined;
  if (has('ifname') && member(record, 'addr_info')?.kind === 'array') return 'ip-addr';
  if (!has('dst')) return undefined;
  if (has('dev') && (has('lladdr') || has('state'))) return 'ip-neigh';
  return has('dev') || has('gateway') || has('nexthops') || has('type') ? 'ip-route' : undefined;
}

/** Records of one command with nothing but the signs of a list between them. */
function listsOf(text: string, pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lists: Piece[][] = [];
  for (const piece of pieces) {
    const list = lists.at(-1);
    const before = list?.at(-1);
    const between = before ? text.slice(before.record.end, before.record.end + 200) : '';
    const isNext = before && piece.record.start - before.record.end < 200;
    const isJoined = isNext && SIGNS.test(between.slice(0, piece.record.start - before.record.end));
    if (list && isJoined && before.command === piece.command) list.push(piece);
    else lists.push([piece]);
  }
  return lists;
}

// ",", " , {} ,"
const SIGNS = /^[\s,{}]*$/;

function foundOf(source: Source, pieces: readonly Piece[]): Found {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const span = aroundList(source.text, { start: first?.record.start ?? 0, end: last?.record.end ?? 0 });
  const command = first?.command ?? 'ip-addr';
  const place = (record: JsonValue): SourceSpan => ({ source: source.id, start: record.start, end: record.end });
  const report = (id: string): HostReport => ({
    id,
    source: source.id,
    command,
    addresses: command === 'ip-addr' ? pieces.flatMap(({ record }) => addressesOf(record, place)) : [],
    routes: command === 'ip-route' ? pieces.flatMap(({ record }) => routesOf(record, place)) : [],
    gateways: [],
    neighbours: command === 'ip-neigh' ? pieces.flatMap(({ record }) => neighbourOf(record, place(record))) : [],
    span,
    unparsed: [],
  });
  return {
    dialect: command,
    span,
    score: 0.98,
    parse: (ordinal) => ({
      traces: [],
      messages: [],
      hosts: [report(`hostreport:${source.id}@j${ordinal}`)],
      taken: [span],
    }),
  };
}

/** With the brackets of the list. */
function aroundList(text: string, { start, end }: Span): Span {
  const opening = /[[\s,{}]*$/.exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const closing = /^[\s,{}]*\]/.exec(text.slice(end, end + 40))?.[0] ?? '';
  return {
    start: opening.includes('[') ? start - opening.length + opening.indexOf('[') : start,
    end: end + closing.length,
  };
}

type PlaceOf = (record: JsonValue) => SourceSpan;

function addressesOf(record: JsonValue, place: PlaceOf): readonly HostAddress[] {
  const name = textOf(member(record, 'ifname'));
  return objects(member(record, 'addr_info')).flatMap((one) => {
    const ip = ipOf(textOf(member(one, 'local')));
    const length = numberOf(member(one, 'prefixlen'));
    if (ip === undefined) return [];
    return [
      {
        ip,
        ...(length !== undefined && { length }),
        ...(name !== undefined && { interface: name }),
        evidence: place(one),
      },
    ];
  });
}

function routesOf(record: JsonValue, place: PlaceOf): readonly HostRoute[] {
  const type = textOf(member(record, 'type'));
  if (type !== undefined && type !== 'unicast' && !REJECTS.has(type)) return [];
  const hops = objects(member(record, 'nexthops'));
  const gateways = (hops.length > 0 ? hops : [record]).map((one) => ({
    gateway: gatewayOf(one),
    name: textOf(member(one, 'dev')) ?? textOf(member(record, 'dev')),
  }));
  const metric = numberOf(member(record, 'metric'));
  return gateways.flatMap(({ gateway, name }): readonly HostRoute[] => {
    const prefix = destinationOf(textOf(member(record, 'dst')) ?? '', gateway);
    if (prefix === undefined) return [];
    return [
      {
        prefix,
        ...(gateway !== undefined && { gateway }),
        ...(name !== undefined && { interface: name }),
        ...(metric !== undefined && { metric }),
        ...(type !== undefined && REJECTS.has(type) && { reject: true as const }),
        evidence: place(record),
      },
    ];
  });
}

/** `via` holds the next hop of the other family. */
function gatewayOf(record: JsonValue): string | undefined {
  return ipOf(textOf(member(record, 'gateway')) ?? textOf(member(member(record, 'via'), 'host')));
}

function destinationOf(text: string, gateway: string | undefined): string | undefined {
  if (text === 'default') return gateway?.includes(':') ? '::/0' : '0.0.0.0/0';
  const ip = canonicalIp(text);
  return parsePrefix(ip === undefined ? text : `${ip}/${ip.includes(':') ? 128 : 32}`)?.text;
}

function neighbourOf(record: JsonValue, evidence: SourceSpan): readonly Neighbour[] {
  const ip = ipOf(textOf(member(record, 'dst')));
  const mac = macOf(textOf(member(record, 'lladdr')));
  const name = textOf(member(record, 'dev'));
  return ip === undefined
    ? []
    : [{ ip, ...(mac && { mac }), ...(name !== undefined && { interface: name }), evidence }];
}
