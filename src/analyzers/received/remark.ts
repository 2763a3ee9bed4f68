import type { HopKind, Read, TlsState } from '../../model/mail';
import { readRange, type Keyword, type ReceivedField } from './clause';
import { readPeerComment, type Peer } from './peer';
import { readTlsText } from './tls';
import type { Token } from './tokens';

/** What a comment of a Received field says. One comment may say several things. */
export interface Remark {
  readonly peer?: Peer;
  readonly tls?: Partial<TlsState>;
  readonly auth?: Read<string>;
  readonly authMethod?: Read<string>;
  readonly envelopeFrom?: Read<string>;
  readonly kind?: HopKind;
}

/** Reads one comment; undefined = not of this kind. `keyword` is the clause that the comment stands in. */
export type RemarkReader = (field: ReceivedField, comment: Token, keyword: Keyword | 'preamble') => Remark | undefined;

/** `(envelope-from <a@b.example>)`, `(envelope-sender <a@b.example>, uid 82)` */
const ENVELOPE_FROM =
  /^\s{0,3}(?:envelope-(?:from|sender)|return-path|sender:?)[\s=:]{1,3}(<[^>]{0,320}>|[^\s,<>]{1,320})/i;
/** `(from bob@localhost)` before `by`: a message made on the host itself (Sendmail) */
const LOCAL_USER = /^from (\S{1,320})$/;

const readEnvelopeFrom: RemarkReader = (field, comment, keyword) => {
  const match =
    ENVELOPE_FROM.exec(comment.text) ?? (keyword === 'preamble' ? LOCAL_USER.exec(comment.text) : undefined);
  const value = match?.[1];
  if (!match || value === undefined) return undefined;
  const start = comment.start + 1 + match[0].length - value.length;
  const bracketed = value.startsWith('<') && value.endsWith('>') ? 1 : 0;
  return { envelopeFrom: readRange(field, start + bracketed, start + value.length - bracketed) };
};

/** `(Authenticated sender: bob)`, `(authenticated user bob)`, `(SquirrelMail authenticated user bob)`, `(authenticated as bob)` */
const AUTHENTICATED =
  /^\s{0,3}(?:\w{1,20} )?authenticated(?:[- ](?:sender|user|id|as|with)\b)?[:= ]{0,3}(?:<|")?([^\s,)<>"]{0,320})/i;
/** `(AUTH: LOGIN bob@x.example, TLS: …)` (Courier) */
const AUTH_METHOD = /^AUTH: ?([A-Z\d-]{4,20}) ([^\s,]{1,320})/i;
/** `(smtp-auth username bob, mechanism cram-md5)` (qpsmtpd) */
const SMTP_AUTH = /^smtp-auth username ([^\s,]{1,320}), mechanism (\S{1,20})/i;

const readAuthentication: RemarkReader = (field, comment) => {
  const base = comment.start + 1;
  const said = (text: string, from: number) => {
    const at = comment.text.indexOf(text, from);
    return readRange(field, base + at, base + at + text.length);
  };
  const [, method, user] = AUTH_METHOD.exec(comment.text) ?? [];
  if (method && user) return { authMethod: said(method, 5), auth: said(user, 5 + method.length) };
  const [, name, mechanism] = SMTP_AUTH.exec(comment.text) ?? [];
  if (name && mechanism) return { auth: said(name, 19), authMethod: said(mechanism, 19 + name.length) };
  const match = AUTHENTICATED.exec(comment.text);
  if (!match) return undefined;
  const who = match[1] ?? '';
  // Sendmail names the strength of the login, not the user: `(authenticated bits=0)`, `(authenticated (0 bits))`.
  const named = who !== '' && !/[=(]|^\/?encrypted$/.test(who);
  return { auth: named ? said(who, match[0].length - who.length - 1) : readRange(field, base, comment.end - 1) };
};

const readTls: RemarkReader = (_field, comment) => {
  const tls = readTlsText(comment.text);
  return tls && { tls };
};

const readPeer: RemarkReader = (field, comment, keyword) => {
  const peer = keyword === 'from' ? readPeerComment(field, comment) : undefined;
  return peer && { peer };
};

/** `(via HTTP)` (GMX) */
const readVia: RemarkReader = (_field, comment) => (/^via HTTPS?$/i.test(comment.text) ? { kind: 'http' } : undefined);

/** `(single-drop)` and `(multi-drop)` (fetchmail), `(ORCPT rfc822;a@b.example)` (PMDF and its heirs): understood, nothing to keep */
const SILENT = /^(?:single-drop|multi-drop|ORCPT .{1,320}|port \d{1,5})$/i;

const readSilent: RemarkReader = (_field, comment) => (SILENT.test(comment.text) ? {} : undefined);

const ABOUT_THE_HOP: readonly RemarkReader[] = [readEnvelopeFrom, readAuthentication, readTls, readVia, readSilent];

/** A word that none of the readers above does without: most comments name the peer, and are asked for nothing else. */
const MAY_BE_ABOUT_THE_HOP =
  /envelope|return-path|sender|from |auth|TLS|SSL|cipher|encrypted|certificate|verif|Client CN|^via|-drop|ORCPT|^port/i;

/** Everything that the usual comments say; what names the peer is asked last. */
export const readCommonRemark: RemarkReader = (field, comment, keyword) => {
  if (!MAY_BE_ABOUT_THE_HOP.test(comment.text)) return readPeer(field, comment, keyword);
  let said: Remark | undefined;
  for (const read of ABOUT_THE_HOP) {
    const remark = read(field, comment, keyword);
    if (remark) said = said ? { ...remark, ...said } : remark;
  }
  return said ?? readPeer(field, comment, keyword);
};
