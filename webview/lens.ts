import type { Scene, SceneItem } from '../src/layout/scene';
import type { PanelContent, PanelState } from '../src/protocol/messages';
import { applyStanding, standingOf, type Standing } from './dim';
import { button, element } from './element';
import { paintFilters, type Filter } from './filters';
import type { Frame } from './frame';
import { glyph, type Glyph } from './glyphs';
import { drawnItems } from './painter';
import { say } from './say';
import { Search } from './search';
import { markTable, paintTable } from './table';

const DIFFERENCES = '@diff';
const ALL: Filter = { off: [], hide: false };

interface LensActions {
  /** Goes to what a search found. */
  go(item: SceneItem, subject: string): void;
  /** A row of the table was chosen. */
  select(subject: string, toSide: boolean): void;
  /** The drawing has the room again. */
  shown(): void;
  /** Others are dimmed or hidden. */
  restand(): void;
  changed(): void;
}

/** How the drawing is looked at: what is searched for, what is filtered away, as a drawing or as a table. */
export class Lens {
  readonly search: Search;
  private filter: Filter;
  private asTable: boolean;
  private readonly query: string | undefined;
  private content: PanelContent | undefined;
  private scene = 0;

  constructor(
    private readonly frame: Frame,
    saved: Partial<PanelState> | undefined,
    private readonly actions: LensActions,
  ) {
    this.filter = { ...ALL, ...saved?.filter };
    this.asTable = saved?.table ?? false;
    this.query = saved?.query;
    this.search = new Search(frame.canvas, {
      changed: () => this.changed(),
      go: actions.go,
      closed: () => frame.layer.querySelector<SVGElement>('[tabindex="0"]')?.focus({ preventScroll: true }),
    });
  }

  /** A new drawing, or another one of several. */
  setScene(content: PanelContent, index: number, scene: Scene, selected: readonly string[]): void {
    const first = this.content === undefined;
    this.content = content;
    this.scene = index;
    this.search.setScene(content, scene);
    if (first && this.query !== undefined) this.search.open(this.query);
    this.paintBar();
    this.paintTable(selected);
    this.apply();
  }

  /** Dims and hides what is drawn. */
  apply(): void {
    for (const [item, node] of drawnItems(this.frame.layer)) applyStanding(node, this.standing(item));
  }

  standing(item: SceneItem): Standing {
    const { content, search, filter } = this;
    const quiet = !search.hits && filter.off.length === 0;
    return content && !quiet ? standingOf(item, content, search.hits, filter) : 'shown';
  }

  /** Searches for what differs between two looks, so that the rest dims, and goes on from one to the next. */
  difference(by: 1 | -1, tell: (text: string) => void): void {
    const { content, search } = this;
    if (!content) return;
    if (!Object.values(content.traits).some(({ change }) => change))
      return tell(say(content.strings, 'picture.noChanges'));
    if (search.query !== DIFFERENCES) search.open(DIFFERENCES);
    search.step(by);
  }

  select(selected: readonly string[]): void {
    markTable(this.frame.table, new Set(selected));
  }

  state(): Pick<PanelState, 'filter' | 'query' | 'table'> {
    const { query } = this.search;
    return {
      ...(this.filter.off.length > 0 && { filter: this.filter }),
      ...(query !== undefined && { query }),
      ...(this.asTable && { table: true }),
    };
  }

  private changed(): void {
    this.apply();
    this.actions.restand();
    this.actions.changed();
  }

  private paintBar(): void {
    const { content, frame } = this;
    if (!content) return;
    const { strings } = content;
    const chips = element('div', { class: 'chips', role: 'group' });
    const search = tool('search', `${say(strings, 'picture.search')} (Ctrl+F)`, () => this.search.open());
    const table = tool('table', say(strings, 'picture.table'), () => this.showTable(!this.asTable));
    table.setAttribute('aria-pressed', String(this.asTable));
    table.hidden = (content.tables[this.scene]?.rows.length ?? 0) === 0;
    frame.filters.setAttribute('aria-label', say(strings, 'picture.bar'));
    frame.filters.replaceChildren(search, table, chips);
    frame.filters.hidden = false;
    this.paintChips(content, chips);
  }

  private paintChips(content: PanelContent, chips: HTMLElement): void {
    paintFilters(chips, content, this.filter, (filter) => {
      this.filter = filter;
      this.paintChips(content, chips);
      this.changed();
    });
  }

  private showTable(on: boolean): void {
    this.asTable = on;
    this.frame.filters.querySelector('[data-tool="table"]')?.setAttribute('aria-pressed', String(on));
    const selected = [...this.frame.layer.querySelectorAll<SVGElement>('.selected')].map(
      (node) => node.dataset.subject ?? '',
    );
    this.paintTable(selected);
    if (!on) this.actions.shown();
    this.actions.changed();
  }

  private paintTable(selected: readonly string[]): void {
    const { content, frame } = this;
    const shown = content !== undefined && this.asTable && (content.tables[this.scene]?.rows.length ?? 0) > 0;
    frame.table.hidden = !shown;
    frame.svg.toggleAttribute('hidden', shown);
    if (shown) paintTable(frame.table, content, this.scene, new Set(selected), this.actions);
    else frame.table.replaceChildren();
  }
}

function tool(name: Glyph, label: string, act: () => void): HTMLButtonElement {
  const made = button('', act, { class: 'icon-button', 'data-tool': name, 'aria-label': label, title: label });
  made.append(glyph(name));
  return made;
}
