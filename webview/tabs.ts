import { button } from './element';

/** One tab per scene (ARIA tabs pattern: arrows move and activate, one Tab stop); hidden when there is one scene only. */
export function paintTabs(
  list: HTMLElement,
  titles: readonly string[],
  active: number,
  label: string,
  choose: (index: number) => void,
): void {
  list.hidden = titles.length < 2;
  list.setAttribute('aria-label', label);
  const tabs = titles.map((title, index) =>
    button(title, () => choose(index), {
      role: 'tab',
      id: `tab-${index}`,
      'aria-selected': String(index === active),
      'aria-controls': 'canvas',
      tabindex: index === active ? 0 : -1,
      title,
    }),
  );
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...tabs);
  if (hadFocus) tabs[active]?.focus();
  list.onkeydown = (event) => {
    const next = nextTab(event.key, active, titles.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
  };
}

function nextTab(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (active + 1) % count;
    case 'ArrowLeft':
      return (active + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
