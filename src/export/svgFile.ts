// `<!DOCTYPE`, `<script>`, `<svg:script>`, ` onload=`, `@import`, `url(http…`, `href="http…`: what runs, loads or defines entities.
const UNSAFE_SVG =
  /<[!?](?!--|xml )|<[\w-]*:?(?:script|foreignObject|iframe|image|animate\w*|set|handler)\b|\son\w+\s{0,9}=|@import|javascript:|url\(\s{0,9}['"]?(?!#)|(?:href|src)\s{0,9}=\s{0,9}['"](?!#)/i;
/** Uses of uses double a drawing each time. */
const MOST_USES = 16;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size that an SVG drawing has, undefined when it says none; or the message key of what is wrong with it. */
export function sizeOfSvg(text: string): Size | string | undefined {
  if (UNSAFE_SVG.test(text) || text.split(/<(?:\w+:)?use\b/).length > MOST_USES) return 'icons.unsafeSvg';
  const root = rootOf(text);
  return root === undefined ? 'icons.notSvg' : statedSize(root);
}

/** The first tag of a drawing whose elements are closed in the order in which they were opened; undefined = it is none. */
function rootOf(text: string): string | undefined {
  const open: string[] = [];
  let root: string | undefined;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const comment = text.startsWith('<!--', at);
    const end = comment ? text.indexOf('-->', at + 4) + 2 : tagEnd(text, at);
    if (end < at) return undefined;
    const markup = text.slice(at, end + 1);
    at = end + 1;
    const name = /^<\/?([\w:.-]+)/.exec(markup)?.[1];
    if (comment || markup.startsWith('<?')) continue;
    if (name === undefined || (root !== undefined && open.length === 0)) return undefined;
    root ??= markup;
    if (!markup.startsWith('</')) {
      if (!markup.endsWith('/>')) open.push(name);
    } else if (open.pop() !== name) return undefined;
  }
  return open.length === 0 && root !== undefined && /^<(?:\w+:)?svg\b/.test(root) ? root : undefined;
}

/** Where a tag ends: a ">" within quotes does not end it. -1 = nowhere. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}

// ` viewBox="0 0 64 40"`, ` width="64"`, ` height="40px"`: units do not matter, proportions do.
const VIEW_BOX = /\sviewBox\s{0,9}=\s{0,9}["']\s{0,9}([-\d.eE,\s]{1,99})["']/;
const WIDTH = /\swidth\s{0,9}=\s{0,9}["']([\d.]{1,20})(?:px|pt|mm|cm|in)?["']/;
const HEIGHT = /\sheight\s{0,9}=\s{0,9}["']([\d.]{1,20})(?:px|pt|mm|cm|in)?["']/;

function statedSize(root: string): Size | undefined {
  const box =
    VIEW_BOX.exec(root)?.[1]
      ?.trim()
      .split(/[\s,]+/) ?? [];
  const [width, height] = [box[2] ?? WIDTH.exec(root)?.[1], box[3] ?? HEIGHT.exec(root)?.[1]].map(Number);
  return width && height && width > 0 && height > 0 && width + height < 1e6 ? { width, height } : undefined;
}
