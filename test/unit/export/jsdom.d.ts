/** The part of jsdom that the tests use; its own types want the types of a browser in every test. */
declare module 'jsdom' {
  export interface XmlElement {
    readonly parentElement: XmlElement | null;
    readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
    getAttribute(name: string): string | null;
    hasAttribute(name: string): boolean;
    querySelector(selector: string): XmlElement | null;
    querySelectorAll(selector: string): Iterable<XmlElement>;
  }

  export class JSDOM {
    constructor(html: string);
    readonly window: {
      readonly document: unknown;
      readonly DOMParser: new () => {
        parseFromString(text: string, type: 'text/xml'): Pick<XmlElement, 'querySelector' | 'querySelectorAll'>;
      };
    };
  }
}
