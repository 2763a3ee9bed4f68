import type { Span } from '../../model/span';
import type { JsonValue } from './json';

/** A value with its place: of JSON, or the text of an XML attribute or element. */
export interface Printed extends Span {
  readonly scalar: string | number | boolean | undefined;
}

/** Undefined when the object has no such member. Of members with one name the first counts. */
export function member(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (!value) return undefined;
  for (const item of value.items) if (item.key === key) return item;
  return undefined;
}

/** The member that a path of names leads to. */
export function memberAt(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce(member, value);
}

/** Text of a string, or a number in digits; undefined for all else and for the empty string. */
export function textOf(value: Printed | undefined): string | undefined {
  const scalar = value?.scalar;
  if (typeof scalar === 'number') return String(scalar);
  return typeof scalar === 'string' && scalar !== '' ? scalar : undefined;
}

// "12", "0.00", "-1.5", "100.0%"
const NUMERAL = /^(-?\d{1,15}(?:\.\d{1,15})?)%?$/;

/** A number, or a string that holds one: several tools print `"0.00"`. */
export function numberOf(value: Printed | undefined): number | undefined {
  const scalar = value?.scalar;
  if (typeof scalar === 'number') return Number.isFinite(scalar) ? scalar : undefined;
  const numeral = typeof scalar === 'string' ? NUMERAL.exec(scalar) : null;
  return numeral ? Number(numeral[1]) : undefined;
}

/** A TTL as tools count it. */
export function ttlOf(value: Printed | undefined): number | undefined {
  const ttl = numberOf(value);
  return ttl !== undefined && Number.isInteger(ttl) && ttl >= 0 && ttl <= 255 ? ttl : undefined;
}

export function items(value: JsonValue | undefined): readonly JsonValue[] {
  return value?.kind === 'array' ? value.items : [];
}

/** The objects of a list; what else stands there is no record of anything. */
export function objects(value: JsonValue | undefined): readonly JsonValue[] {
  return items(value).filter((item) => item.kind === 'object');
}

/** Place of a value, without the quotes of a string. */
export function placeOf({ start, end }: Span): Span {
  return { start, end };
}

/** Place of a member with its name and quotes. */
export function memberSpan(value: JsonValue): Span {
  return { start: value.from, end: value.kind === 'string' ? value.end + 1 : value.end };
}

/** Members that are not in the list: what a newer version of the tool may have added, to be shown as unparsed. */
export function unknownMembers(value: JsonValue | undefined, known: ReadonlySet<string>): readonly Span[] {
  return (value?.items ?? []).filter((item) => !known.has(item.key)).map(memberSpan);
}
