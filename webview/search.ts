import type { Scene, SceneItem } from '../src/layout/scene';
import type { PanelContent } from '../src/protocol/messages';
import { matchesOf } from '../src/view/search/match';
import { parseQuery } from '../src/view/search/query';
import { button, element } from './element';
import { glyph, type Glyph } from './glyphs';
import { say } from './say';
import { entryOf } from './side';

/** More would be a second drawing. */
const LISTED = 50;

interface SearchActions {
  /** Something else matches: dim anew. */
  changed(): void;
  go(item: SceneItem, subject: string): void;
  /** The search was left. */
  closed(): void;
}

interface Match {
  readonly id: string;
  readonly item: SceneItem;
  readonly name: string;
}

/** The search box over the drawing: what matches is listed and counted, the rest dims (panel.ts), Escape leaves. */
export class Search {
  private readonly input = element('input', { type: 'text', spellcheck: 'false', autocomplete: 'off' });
  private readonly count = element('p', { class: 'count', role: 'status' });
  private readonly list = element('ol', { class: 'matches' });
  private readonly box = element('div', { id: 'search', role: 'search', hidden: true });
  private content: PanelContent | undefined;
  private scene: Scene | undefined;
  private matches: readonly Match[] = [];
  private at = -1;
  /** Ids of all that matches; undefined = nothing is searched for. */
  hits: ReadonlySet<string> | undefined;

  constructor(
    canvas: HTMLElement,
    private readonly actions: SearchActions,
  ) {
    canvas.append(this.box);
    this.input.addEventListener('input', () => this.find());
    this.box.addEventListener('keydown', (event) => this.key(event));
  }

  /** Undefined while the box is closed. */
  get query(): string | undefined {
    return this.box.hidden ? undefined : this.input.value;
  }

  setScene(content: PanelContent, scene: Scene): void {
    const first = this.content?.language !== content.language;
    this.content = content;
    this.scene = scene;
    if (first) this.paint(content);
    if (!this.box.hidden) this.find();
  }

  open(query?: string): void {
    if (!this.content) return;
    this.box.hidden = false;
    if (query !== undefined) this.input.value = query;
    else {
      this.input.focus();
      this.input.select();
    }
    this.find();
  }

  close(): void {
    if (this.box.hidden) return;
    this.box.hidden = true;
    this.hits = undefined;
    this.matches = [];
    this.actions.changed();
    this.actions.closed();
  }

  /** Goes to the next match, or with −1 to the one before. */
  step(by: 1 | -1): void {
    if (this.box.hidden) {
      this.open();
      return;
    }
    const { length } = this.matches;
    if (length > 0) this.goTo(this.at < 0 ? (by > 0 ? 0 : length - 1) : (this.at + by + length) % length);
  }

  private paint(content: PanelContent): void {
    const { strings } = content;
    const tool = (name: Glyph, label: string, act: () => void): HTMLElement => {
      const made = button('', act, { class: 'icon-button', 'aria-label': label, title: label });
      made.append(glyph(name));
      return made;
    };
    const [label, hint] = [say(strings, 'picture.search'), say(strings, 'picture.search.hint')];
    this.box.setAttribute('aria-label', label);
    for (const [name, value] of Object.entries({ 'aria-label': label, placeholder: hint }))
      this.input.setAttribute(name, value);
    this.input.title = say(strings, 'picture.search.help');
    this.list.setAttribute('aria-label', say(strings, 'picture.search.matches'));
    const row = element('div', { class: 'row' }, [
      this.input,
      tool('up', `${say(strings, 'picture.search.previous')} (Shift+F3)`, () => this.step(-1)),
      tool('down', `${say(strings, 'picture.search.next')} (F3)`, () => this.step(1)),
      tool('close', strings.close, () => this.close()),
    ]);
    this.box.replaceChildren(row, this.count, this.list);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter' && event.target === this.input) this.step(event.shiftKey ? -1 : 1);
    // The keys of the drawing (+, 0, f …) are letters here.
    else if (event.key === 'F3' || event.ctrlKey || event.metaKey) return;
    else return event.stopPropagation();
    event.preventDefault();
    event.stopPropagation();
  }

  private find(): void {
    const { content, scene } = this;
    if (!content || !scene) return;
    const query = parseQuery(this.input.value);
    const found = 'terms' in query ? matchesOf(content.traits, query.terms) : [];
    const searched = 'terms' in query && query.terms.length > 0;
    const hits = new Set(found);
    const items = itemsById(scene);
    const matches = found.flatMap((id): Match[] => {
      const item = items.get(id);
      // An address has no row: the machine that it belongs to is listed, not both.
      return item && content.traits[id]?.row ? [{ id, item, name: entryOf(content, id)?.title ?? id }] : [];
    });
    this.matches = matches.sort((a, b) => (a.item.stop?.rank ?? 0) - (b.item.stop?.rank ?? 0));
    this.hits = searched ? hits : undefined;
    this.at = -1;
    const { strings } = content;
    if ('problem' in query) this.tell(say(strings, query.problem.key, query.problem.args), true);
    else if (!searched) this.tell(say(strings, 'picture.search.help'), false);
    else if (matches.length === 0) this.tell(say(strings, 'picture.search.none'), true);
    else this.tell(say(strings, 'picture.search.count', { count: matches.length }), false);
    this.paintList(content);
    this.actions.changed();
  }

  private tell(text: string, problem: boolean): void {
    this.count.textContent = text;
    this.input.setAttribute('aria-invalid', String(problem));
  }

  private paintList({ strings }: PanelContent): void {
    const rows = this.matches
      .slice(0, LISTED)
      .map(({ name }, index) => element('li', {}, [button(name, () => this.goTo(index), { title: name })]));
    const more = this.matches.length - rows.length;
    if (more > 0) rows.push(element('li', { class: 'hint' }, [say(strings, 'picture.search.more', { count: more })]));
    this.list.replaceChildren(...rows);
    this.list.hidden = rows.length === 0;
  }

  private goTo(index: number): void {
    const match = this.matches[index];
    if (!match || !this.content) return;
    this.at = index;
    const place = { place: index + 1, count: this.matches.length, name: match.name };
    this.tell(say(this.content.strings, 'picture.search.place', place), false);
    [...this.list.children].forEach((row, at) => row.firstElementChild?.toggleAttribute('aria-current', at === index));
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
    this.actions.go(match.item, match.id);
  }
}

/** The node item that shows a thing, also when it stands for several. */
function itemsById({ items }: Scene): ReadonlyMap<string, SceneItem> {
  const nodes = items.filter(({ mark }) => mark === 'node');
  return new Map(nodes.flatMap((item) => [item.id, ...(item.members ?? [])].map((id) => [id, item] as const)));
}
