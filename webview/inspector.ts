import type {
  Evidence,
  InspectorClaim,
  InspectorEntry,
  InspectorFact,
  InspectorReason,
  WebviewStrings,
} from '../src/protocol/messages';
import { button, element } from './element';
import { glyph, type Glyph } from './glyphs';

export interface InspectorActions {
  reveal(evidence: Evidence, event: MouseEvent): void;
  copy(text: string): void;
  /** Shows the drawing of a message; undefined = nobody can draw it here. */
  opener(message: string): (() => void) | undefined;
  close(): void;
}

/** Shows one entry: what the text says, what is inferred, why, and what was weighed instead. */
export function paintInspector(
  panel: HTMLElement,
  entry: InspectorEntry | undefined,
  strings: WebviewStrings,
  actions: InspectorActions,
): void {
  panel.setAttribute('aria-label', strings.inspector);
  const close = iconButton('close', strings.close, actions.close);
  if (!entry) {
    panel.replaceChildren(close, element('p', { class: 'hint' }, [strings.noSelection]));
    return;
  }
  const copy = iconButton('copy', strings.copy, () => actions.copy(textOf(entry)));
  panel.replaceChildren(
    close,
    copy,
    element('p', { class: 'kind' }, [entry.kind]),
    element('h2', {}, [entry.title]),
    ...factsOf(entry, strings, actions),
    ...claimsOf(entry, strings, actions),
    ...(entry.more ? [fold(entry.more.title, false, [factList(entry.more.facts, 'facts stacked', actions)])] : []),
  );
  panel.scrollTop = 0;
}

function iconButton(name: Glyph, label: string, act: () => void): HTMLButtonElement {
  const made = button('', act, { class: `icon-button ${name}`, 'aria-label': label, title: label });
  made.append(glyph(name));
  return made;
}

function factsOf(entry: InspectorEntry, strings: WebviewStrings, actions: InspectorActions): HTMLElement[] {
  if (entry.facts.length === 0) return [];
  return [element('h3', {}, [strings.facts]), factList(entry.facts, 'facts', actions)];
}

function factList(facts: readonly InspectorFact[], style: string, actions: InspectorActions): HTMLElement {
  const rows = facts.flatMap((fact) => [
    element('dt', {}, [fact.name]),
    element('dd', {}, [
      valueOf(fact, actions),
      ...(fact.evidence ? [' ', linkTo(fact.evidence, actions)] : []),
      ...(fact.note ? [element('p', { class: 'note' }, [fact.note])] : []),
    ]),
  ]);
  return element('dl', { class: style }, rows);
}

function valueOf({ value, opens }: InspectorFact, actions: InspectorActions): HTMLElement {
  const open = opens === undefined ? undefined : actions.opener(opens);
  return open ? button(value, open, { class: 'opens' }) : element('span', { class: 'value' }, [value]);
}

function claimsOf(entry: InspectorEntry, strings: WebviewStrings, actions: InspectorActions): HTMLElement[] {
  if (entry.claims.length === 0) return [];
  return [
    element('h3', {}, [strings.claims]),
    ...entry.claims.map((claim, index) => claimOf(claim, index === 0, strings, actions)),
  ];
}

function claimOf(
  claim: InspectorClaim,
  open: boolean,
  strings: WebviewStrings,
  actions: InspectorActions,
): HTMLElement {
  const parts: HTMLElement[] = [
    element('p', { class: 'claim-text' }, [claim.text, ' ', element('span', { class: 'grade' }, [claim.grade])]),
  ];
  if (claim.why.length > 0) parts.push(fold(strings.why, open, [reasonsOf(claim.why, actions)]));
  if (claim.whyNot.length > 0) {
    const items = claim.whyNot.map((other) => element('li', {}, [other.text, ...nested(other.why, actions)]));
    parts.push(fold(strings.whyNot, false, [element('ul', {}, items)]));
  }
  return element('article', { class: 'claim' }, parts);
}

const nested = (reasons: readonly InspectorReason[], actions: InspectorActions): HTMLElement[] =>
  reasons.length > 0 ? [reasonsOf(reasons, actions)] : [];

function reasonsOf(reasons: readonly InspectorReason[], actions: InspectorActions): HTMLElement {
  const items = reasons.map((reason) => {
    const links = reason.evidence.flatMap((evidence) => [' ', linkTo(evidence, actions)]);
    return element('li', {}, [reason.text, ...links]);
  });
  return element('ul', {}, items);
}

function fold(title: string, open: boolean, children: readonly HTMLElement[]): HTMLElement {
  return element('details', { open }, [element('summary', {}, [title]), ...children]);
}

function linkTo(evidence: Evidence, actions: InspectorActions): HTMLElement {
  return button(evidence.label, (event) => actions.reveal(evidence, event), {
    class: 'evidence',
    title: evidence.quote,
  });
}

/** Plain text for a report or a ticket. */
function textOf(entry: InspectorEntry): string {
  const facts = entry.facts.map(
    (fact) => `${fact.name}: ${fact.value}${fact.evidence ? ` (${fact.evidence.label})` : ''}`,
  );
  const claims = entry.claims.flatMap((claim) => [
    `${claim.text} (${claim.grade})`,
    ...claim.why.map((reason) => `- ${reason.text}${labels(reason)}`),
  ]);
  return [`${entry.kind}: ${entry.title}`, ...facts, ...claims].join('\n');
}

const labels = (reason: InspectorReason): string =>
  reason.evidence.length > 0 ? ` (${reason.evidence.map((evidence) => evidence.label).join(', ')})` : '';

/** Shows why all claims are made, and goes to the first. */
export function openReasons(inspector: HTMLElement): void {
  for (const why of inspector.querySelectorAll<HTMLDetailsElement>('.claim details')) why.open = true;
  const first =
    inspector.querySelector<HTMLElement>('.claim summary') ?? inspector.querySelector<HTMLElement>('button');
  first?.focus();
}
