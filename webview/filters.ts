import type { Role } from '../src/model/source';
import type { PanelContent } from '../src/protocol/messages';
import type { Traits } from '../src/protocol/traits';
import { button } from './element';
import { say } from './say';

/** Chips for single traces say something as long as one can tell them apart. */
const MOST_TRACES = 12;
/** More days than these would be a calendar. */
const MOST_DAYS = 14;
const DIRECTIONS: readonly Role[] = ['forward', 'return', 'other'];

export interface Filter {
  /** Ids of the chips that are off: `forward`, `silent`, `trace:…`, `day:…`. */
  readonly off: readonly string[];
  readonly hide: boolean;
}

interface Chip {
  readonly id: string;
  readonly text: string;
}

/** Only chips that would change something in this drawing: one direction alone cannot be filtered. */
export function chipsOf({ traits, strings }: PanelContent): readonly Chip[] {
  const all = Object.values(traits);
  const directions = DIRECTIONS.filter((direction) => all.some((one) => one.directions.includes(direction)));
  const traces = [...new Set(all.flatMap((one) => one.traces))];
  const days = [...new Set(all.flatMap((one) => one.days ?? []))].sort();
  const perDay = days.length > 1 && days.length <= MOST_DAYS;
  const perTrace = traces.length > Math.max(directions.length, 1) && traces.length <= MOST_TRACES;
  return [
    ...(directions.length > 1 ? directions.map((id) => ({ id, text: say(strings, `picture.filter.${id}`) })) : []),
    ...(all.some(({ roles }) => roles.includes('silent'))
      ? [{ id: 'silent', text: say(strings, 'picture.filter.silent') }]
      : []),
    ...(all.some((one) => one.private) ? [{ id: 'private', text: say(strings, 'picture.filter.private') }] : []),
    ...(perTrace
      ? traces.map((id, index) => ({
          id: `trace:${id}`,
          text: say(strings, 'picture.filter.trace', { number: index + 1 }),
        }))
      : []),
    ...(perDay ? days.map((day) => ({ id: `day:${day}`, text: day })) : []),
  ];
}

/** Whether a chip that is off takes the thing away. What several directions, traces or days share goes with the last of them. */
export function isOff(traits: Traits, off: ReadonlySet<string>): boolean {
  if (off.has('silent') && traits.roles.includes('silent')) return true;
  if (off.has('private') && traits.private) return true;
  if (traits.days && traits.days.length > 0 && traits.days.every((day) => off.has(`day:${day}`))) return true;
  if (traits.directions.length > 0 && traits.directions.every((direction) => off.has(direction))) return true;
  return traits.traces.length > 0 && traits.traces.every((trace) => off.has(`trace:${trace}`));
}

/** The chips as switches, and the switch between dimming and hiding. */
export function paintFilters(
  row: HTMLElement,
  content: PanelContent,
  filter: Filter,
  set: (filter: Filter) => void,
): void {
  const { strings } = content;
  const off = new Set(filter.off);
  const focused = (document.activeElement as HTMLElement | null)?.dataset.chip;
  const chip = (id: string, text: string, on: boolean, next: () => Filter, title?: string): HTMLElement =>
    button(text, () => set(next()), { class: 'chip', 'data-chip': id, 'aria-pressed': String(on), title });
  const chips = chipsOf(content).map(({ id, text }) =>
    chip(id, text, !off.has(id), () => ({
      ...filter,
      off: off.has(id) ? filter.off.filter((one) => one !== id) : [...filter.off, id],
    })),
  );
  if (off.size > 0) {
    const title = say(strings, 'picture.filter.hideHint');
    const flip = (): Filter => ({ ...filter, hide: !filter.hide });
    chips.push(chip('hide', say(strings, 'picture.filter.hide'), filter.hide, flip, title));
  }
  row.setAttribute('aria-label', say(strings, 'picture.filter'));
  row.replaceChildren(...chips);
  row.hidden = chips.length === 0;
  if (focused) row.querySelector<HTMLElement>(`[data-chip="${CSS.escape(focused)}"]`)?.focus();
}
