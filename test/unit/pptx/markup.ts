/** One element of a parsed document. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** `<a:off x="0" y="0"/>`, `</p:sp>`, or a run of character data. */
const TOKEN = /<(\/?)([A-Za-z]+(?::[A-Za-z0-9]+)?)((?: [A-Za-z:.0-9]+="[^"<]*")*)(\/?)>|[^<]+/gy;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#9': '\t',
  '#10': '\n',
  '#13': '\r',
};
const REFERENCE = /&([^;&]*);?/g;
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n/;

/** Parses the subset of XML that the exporter writes, stricter than the standard; throws where a text is not well-formed. */
export function parseXml(given: string): Element {
  const [declaration] = DECLARATION.exec(given) ?? [];
  if (declaration === undefined) throw new Error('no XML declaration');
  const text = given.slice(declaration.length);
  if (FORBIDDEN.test(text)) throw new Error('a character that XML forbids');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`no markup at ${at}: ${text.slice(at, at + 40)}`);
    const [whole, closing, name, attributes = '', alone] = match;
    const inside = open.at(-1) ?? top;
    if (name === undefined) inside.text += decode(whole);
    else if (closing) {
      if (inside.name !== name || open.length === 1) throw new Error(`</${name}> closes <${inside.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inside.children.push(element);
      if (!alone) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [root, ...others] = top.children;
  if (!root || others.length > 0 || top.text.trim() !== '') throw new Error('not one root');
  return root;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/ ([A-Za-z:.0-9]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`attribute ${name} twice`);
    found[name] = decode(value);
  }
  return found;
}

function decode(text: string): string {
  return text.replace(REFERENCE, (whole, name: string) => {
    const value = whole.endsWith(';') ? ENTITIES[name] : undefined;
    if (value === undefined) throw new Error(`reference ${whole.slice(0, 20)}`);
    return value;
  });
}

/** All elements of a name, at any depth, in document order. */
export function all(element: Element, name: string): readonly Element[] {
  const found: Element[] = [];
  const stack = [element];
  for (let one = stack.pop(); one; one = stack.pop()) {
    if (one.name === name) found.push(one);
    stack.push(...[...one.children].reverse());
  }
  return found;
}

/** The element at a path of names, which must be there. */
export function at(element: Element, ...names: readonly string[]): Element {
  return names.reduce((inside, name) => {
    const found = inside.children.find((child) => child.name === name);
    if (!found) throw new Error(`<${inside.name}> has no <${name}>`);
    return found;
  }, element);
}
