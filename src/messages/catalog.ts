import type { MessageArgs } from '../model/claim';

/** One text in every language the product speaks; a missing one is a type error. `{name}` is replaced by the argument. */
export interface Message {
  readonly en: string;
  readonly ja: string;
}

export type Language = keyof Message;

/** Turns a key and its arguments into text. Analyzers hand over keys, the surface that shows them picks the language. */
export type Translate = (key: string, args?: MessageArgs) => string;

/** `n|one|many` inside braces picks by number: `{hops|hop|hops}` gives "1 hop", "2 hops". */
const PLACEHOLDER = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

export function fill(template: string, args: MessageArgs = {}): string {
  return template.replace(PLACEHOLDER, (whole: string, name: string, one?: string, many?: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return `${value} ${Number(value) === 1 ? one : many}`;
  });
}

/** An unknown key answers with itself: it is then visible, and the test "every key used exists" fails. */
export function translator(catalog: Readonly<Record<string, Message>>, language: Language): Translate {
  return (key, args) => fill(catalog[key]?.[language] ?? key, args);
}
