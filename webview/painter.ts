import { select, type Selection } from 'd3';
import { elementOf, pictureId } from '../src/layout/marks';
import type { Primitive, Scene, SceneItem, ScenePicture } from '../src/layout/scene';
import { motionMs } from './motion';
import { createPrimitive, paintPrimitive, paintPrimitives } from './primitives';

/** The element of one item: a group, or its only primitive (src/layout/marks.ts). */
export type ItemNode = SVGGraphicsElement;

/** Mark and id name an item together: a router's node and its labels share the id. */
const keyOf = (item: SceneItem): string => `${item.mark} ${item.id} ${elementOf(item).group}`;

/**
 * Paints a scene into the layer. Items that stay keep their element, so focus and selection survive a new drawing; those that
 * moved glide from their old place.
 */
export function paintScene(layer: SVGGElement, scene: Scene, animate: boolean): void {
  const ms = animate ? motionMs() : 0;
  if (layer.ownerSVGElement) paintPictures(layer.ownerSVGElement, scene);
  select(layer)
    .selectAll<ItemNode, SceneItem>(':scope > *')
    .data(scene.items, keyOf)
    .join(
      (enter) => enter.append((item) => createItem(item)).call((entered) => fadeIn(entered, ms)),
      (update) => update.call((kept) => glide(kept, ms)),
      (exit) => exit.remove(),
    )
    .order()
    .each(function (item) {
      paintItem(this, item);
    });
}

/** The user's pictures for symbols stand once in the document; their places refer to them. */
function paintPictures(svg: SVGSVGElement, { pictures = {} }: Scene): void {
  select(svg)
    .selectAll('defs')
    .data([pictures])
    .join('defs')
    .selectAll('image')
    .data(Object.entries(pictures), (entry) => (entry as readonly [string, ScenePicture])[0])
    .join('image')
    .attr('id', ([icon]) => pictureId(icon))
    .attr('width', ([, { width }]) => width)
    .attr('height', ([, { height }]) => height)
    .attr('href', ([, { uri }]) => uri);
}

function createItem(item: SceneItem): ItemNode {
  const [only] = item.primitives;
  return elementOf(item).group || !only
    ? document.createElementNS('http://www.w3.org/2000/svg', 'g')
    : createPrimitive(only);
}

function paintItem(node: ItemNode, item: SceneItem): void {
  const { group, attributes } = elementOf(item);
  const wanted = new Map(attributes);
  for (const name of node.getAttributeNames())
    if (!wanted.has(name) && /^(?:data-|aria-|role$)/.test(name)) node.removeAttribute(name);
  const [only] = item.primitives;
  if (group) paintPrimitives(node, item.primitives);
  else if (only) paintPrimitive(node, only);
  for (const [name, value] of wanted) node.setAttribute(name, value);
  if (!item.stop) node.removeAttribute('tabindex');
  else if (!node.hasAttribute('tabindex')) node.setAttribute('tabindex', '-1');
  // VS Code offers the entries of the menu `webview/context` for this, and hands it to their commands.
  node.setAttribute('data-vscode-context', JSON.stringify(menuContext(item)));
  const place = placeOf(only);
  if (place) PLACES.set(node, place);
}

/** Only marks of a route say this of themselves: mail has no segments. */
const ROUTE_DATA = ['router', 'link', 'segment', 'extra', 'domain', 'state'];

/** What the `when` clauses of package.json ask for. */
function menuContext({ mark, data, subject, fold, pin }: SceneItem): object {
  return {
    webviewSection: mark,
    subject,
    hopscopeFolds: fold !== undefined,
    hopscopeKind: data.kind ?? '',
    hopscopeExtra: data.extra === 'true',
    hopscopeRoute: pin !== undefined || ROUTE_DATA.some((name) => data[name] !== undefined),
  };
}

type Items = Selection<ItemNode, SceneItem, SVGGElement, unknown>;

function fadeIn(entered: Items, ms: number): void {
  if (ms === 0) return;
  entered.attr('opacity', 0).transition().duration(ms).attr('opacity', 1).on('end', clearFade);
}

function clearFade(this: ItemNode): void {
  this.removeAttribute('opacity');
}

/** Where items stood before the new drawing. */
const PLACES = new WeakMap<Element, readonly [number, number]>();

// "translate(40,-12.5)"
const TRANSLATE = /^translate\((-?[\d.]{1,20}),(-?[\d.]{1,20})\)$/;

/** How far from its place an element stands: it is being dragged, or still gliding. */
function offsetOf(node: ItemNode): readonly [number, number] {
  const [, x, y] = TRANSLATE.exec(node.getAttribute('transform') ?? '') ?? [];
  return [Number(x ?? 0), Number(y ?? 0)];
}

function glide(kept: Items, ms: number): void {
  kept.each(function (item) {
    const before = PLACES.get(this);
    const after = placeOf(item.primitives[0]);
    const offset = offsetOf(this);
    const dx = before && after ? before[0] - after[0] + offset[0] : 0;
    const dy = before && after ? before[1] - after[1] + offset[1] : 0;
    if (ms === 0 || (dx === 0 && dy === 0)) return this.removeAttribute('transform');
    select(this)
      .attr('transform', `translate(${dx},${dy})`)
      .transition()
      .duration(ms)
      .attr('transform', 'translate(0,0)')
      .on('end', () => this.removeAttribute('transform'));
  });
}

function placeOf(primitive: Primitive | undefined): readonly [number, number] | undefined {
  switch (primitive?.type) {
    case 'circle':
      return [primitive.cx, primitive.cy];
    case 'rect':
    case 'text':
    case 'icon':
    case 'image':
      return [primitive.x, primitive.y];
    default:
      return undefined;
  }
}

/** The items of the layer with their elements, in painting order. */
export function drawnItems(layer: SVGGElement): readonly (readonly [SceneItem, ItemNode])[] {
  return Array.from(layer.children, (node) => [datumOf(node) as SceneItem, node as ItemNode] as const);
}

/** The item that an event happened on. */
export function itemAt(layer: SVGGElement, target: EventTarget | null): SceneItem | undefined {
  if (!(target instanceof Element) || target === layer || !layer.contains(target)) return undefined;
  let node = target;
  while (node.parentElement && node.parentElement !== (layer as Element)) node = node.parentElement;
  return datumOf(node);
}

const datumOf = (node: Element): SceneItem | undefined => select<Element, SceneItem>(node).datum();
