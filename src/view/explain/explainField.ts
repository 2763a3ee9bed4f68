import { fieldText, type FieldWriter } from '../../messages/headerFields';
import type { MessageArgs } from '../../model/claim';
import type { HeaderField, MailHop, MailMessage } from '../../model/mail';
import { coveragesOf, passedDomains, signerOf } from './coverage';

/** "Can the sender forge this?" `signed` = only with the key of the domain that signed it. */
export type ForgeAnswer = 'yes' | 'no' | 'signed' | 'unknown';

interface KeyAndArgs {
  readonly key: string;
  readonly args: MessageArgs;
}

export interface FieldExplanation {
  readonly name: string;
  /** One sentence: what the field says. */
  readonly about: KeyAndArgs;
  readonly answer: ForgeAnswer;
  /** Why the answer is so. */
  readonly reason: KeyAndArgs;
}

/** `beside` = under the boundary field and above the next older one, where the filters of the boundary host write as well. */
type Place = 'inside' | 'boundary' | 'beside' | 'below' | 'no-boundary';

/** Explains the fields of one message; what is needed of the whole header is read once. */
export function fieldExplainer(message: MailMessage): (field: HeaderField) => FieldExplanation {
  const { placeOf, by } = placesIn(message);
  const authentication = new Map((message.authentication ?? []).map((one) => [one.span.start, one]));
  const results = message.fields.flatMap((field) => {
    const read = authentication.get(field.nameSpan.start);
    return read?.kind === 'results' && placeOf(field) === 'inside' ? [read] : [];
  });
  const passed = passedDomains(results);
  const signersOf = signersIn(message);

  return (field) => {
    const name = field.name.toLowerCase();
    const writer: FieldWriter | 'nobody' = fieldText(name)?.writer ?? 'nobody';
    const place = placeOf(field);
    const [answer, reason, args = {}] =
      writer === 'signature' ? judgeSignature(field) : isAuthors(writer, place) ? judgeAuthor(field) : byPlace(place);
    return { name: field.name, about: aboutOf(field.name), answer, reason: { key: reason, args: { by, ...args } } };
  };

  function judgeSignature(field: HeaderField): Judgement {
    if (placeOf(field) === 'inside') return byPlace('inside');
    const domain = signerOf(authentication.get(field.nameSpan.start)) ?? '?';
    const holds = field.name.toLowerCase() === 'dkim-signature' && passed.has(domain);
    return holds
      ? ['signed', 'explain.forge.signatureHolds', { domain }]
      : ['unknown', 'explain.forge.signature', { domain }];
  }

  function judgeAuthor(field: HeaderField): Judgement {
    if (placeOf(field) === 'inside') return ['unknown', 'explain.forge.insideAuthor'];
    const signers = signersOf(field);
    const good = signers.find((domain) => passed.has(domain));
    if (good !== undefined) return ['signed', 'explain.forge.signed', { domain: good }];
    const domain = signers[0];
    return domain === undefined ? ['yes', 'explain.forge.author'] : ['yes', 'explain.forge.covered', { domain }];
  }
}

/** What a field of this name says and who could have written it in this message; the first of that name counts. */
export function explainField(name: string, message: MailMessage): FieldExplanation {
  const wanted = name.toLowerCase();
  const field = message.fields.find((one) => one.name.toLowerCase() === wanted);
  return fieldExplainer(message)(field ?? { name, value: '', nameSpan: NOWHERE, valueSpan: NOWHERE });
}

/** Behind every boundary: a field that is not in the message has no place. */
const NOWHERE = { start: Infinity, end: Infinity };

type Judgement = readonly [ForgeAnswer, string, MessageArgs?];

function aboutOf(name: string): KeyAndArgs {
  const text = fieldText(name);
  if (text) return { key: text.key, args: {} };
  return { key: /^x-/i.test(name) ? 'explain.unknownX' : 'explain.unknown', args: { name } };
}

/** Lists may be the sender, and unknown fields are mostly the author's program's; a relay's field is judged by its place alone. */
function isAuthors(writer: FieldWriter | 'nobody', place: Place): boolean {
  if (writer === 'author') return true;
  return (writer === 'list' || writer === 'nobody') && place !== 'inside';
}

function byPlace(place: Place): Judgement {
  switch (place) {
    case 'inside':
      return ['no', 'explain.forge.inside'];
    case 'boundary':
      return ['no', 'explain.forge.boundary'];
    case 'beside':
      return ['unknown', 'explain.forge.beside'];
    case 'below':
      return ['yes', 'explain.forge.below'];
    case 'no-boundary':
      return ['unknown', 'explain.forge.noBoundary'];
  }
}

function writerText(hop: MailHop | undefined): string {
  return hop?.by?.host?.value ?? hop?.by?.address?.raw ?? hop?.software ?? '?';
}

/** Relays put their fields on top, so what stands above the field of the last trusted relay was written inside (RFC 5321 section 4.4). */
function placesIn(message: MailMessage): { placeOf(field: HeaderField): Place; by: string } {
  const edge = message.trust.find(({ trust }) => trust === 'boundary')?.hop;
  const boundary = message.hops.find(({ id }) => id === edge);
  if (!boundary) return { placeOf: () => 'no-boundary', by: '?' };
  const { start } = boundary.span;
  const older = message.hops.filter(({ span }) => span.start > start).map(({ span }) => span.start);
  const next = older.reduce((least, one) => Math.min(least, one), Infinity);
  const placeOf = ({ nameSpan }: HeaderField): Place => {
    if (nameSpan.start < start) return 'inside';
    if (nameSpan.start === start) return 'boundary';
    return nameSpan.start < next && next !== Infinity ? 'beside' : 'below';
  };
  return { placeOf, by: writerText(boundary) };
}

/** Domains whose DKIM signature lists this very occurrence of the field. */
function signersIn(message: MailMessage): (field: HeaderField) => readonly string[] {
  const coverages = coveragesOf(message);
  const fromBottom = new Map<string, number>();
  const ranks = new Map<number, number>();
  for (let index = message.fields.length - 1; index >= 0; index--) {
    const field = message.fields[index];
    if (!field) continue;
    const name = field.name.toLowerCase();
    const rank = (fromBottom.get(name) ?? 0) + 1;
    fromBottom.set(name, rank);
    ranks.set(field.nameSpan.start, rank);
  }
  return ({ name, nameSpan }) => {
    const rank = ranks.get(nameSpan.start) ?? Infinity;
    return coverages.filter(({ fields }) => (fields.get(name.toLowerCase()) ?? 0) >= rank).map(({ domain }) => domain);
  };
}
