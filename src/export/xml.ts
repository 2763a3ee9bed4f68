/** XML text for every painter that writes it: SVG, PPTX. */

/** Characters that XML 1.0 forbids, with lone surrogates: no escape exists for them. Example: U+0000, U+001B, U+FFFE. */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\p{Cs}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text as content or attribute value of XML; what XML cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}

export type Attributes = readonly (readonly [string, string | number | undefined])[];

/** One element; `content` is markup already, attribute values are raw. An undefined value leaves its attribute out. */
export function tag(name: string, attributes: Attributes, content?: string): string {
  const written = attributes
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
