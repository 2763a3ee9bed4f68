import type { SourceSpan } from '../src/model/span';
import type { PanelContent } from '../src/protocol/messages';
import { button, element } from './element';

/** What the text was taken for, and how much of it nobody understood; each press on "show lines" goes to the next place. */
export function paintBanner(banner: HTMLElement, content: PanelContent, reveal: (place: SourceSpan) => void): void {
  banner.removeAttribute('data-problem');
  banner.replaceChildren(element('span', { class: 'banner-text', title: content.banner }, [content.banner]));
  if (content.unparsed.length === 0) return;
  let next = 0;
  const showNext = (): void => {
    const place = content.unparsed[next % content.unparsed.length];
    next += 1;
    if (place) reveal(place);
  };
  banner.append(
    element('span', { class: 'unparsed' }, [content.unparsedNote]),
    button(content.strings.showLines, showNext, { class: 'link', 'data-action': 'show-lines' }),
  );
}

/** An error never replaces a good drawing: it says why the drawing is grey. */
export function paintProblem(banner: HTMLElement, message: string, stale: string): void {
  banner.setAttribute('data-problem', 'true');
  banner.replaceChildren(
    element('span', { class: 'banner-text', title: message }, [message]),
    ...(stale ? [element('span', { class: 'unparsed' }, [stale])] : []),
  );
}
