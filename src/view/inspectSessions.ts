import type { Analysis } from '../model/analysis';
import type { Connection, ConnectionEnd, Dialogue, Sessions } from '../model/session';
import type { InspectorFact } from '../protocol/messages';
import { claimTexts } from './claims';
import type { Entry, Inspection } from './inspection';

/** Entries for machines, connections, conversations and their lines. */
export function inspectSessions({ sessions, sessionReports = [] }: Analysis, inspection: Inspection): readonly Entry[] {
  const dialogues = sessionReports.filter((one): one is Dialogue => one.kind === 'dialogue');
  return [
    ...(sessions ? connectionEntries(sessions, inspection) : []),
    ...dialogues.flatMap((one) => dialogueEntries(one, inspection)),
  ];
}

function connectionEntries(sessions: Sessions, inspection: Inspection): readonly Entry[] {
  const { t, places, claims } = inspection;
  const machines = sessions.machines.map(({ id, label, hosts }): Entry => {
    const names = hosts.map((host): InspectorFact => ({ name: t('sessions.fact.names'), value: host }));
    const ports = sessions.listeners
      .filter(({ machine }) => machine === id)
      .map(({ port, evidence }): InspectorFact => ({
        name: t('sessions.fact.listens'),
        value: t('sessions.port', { port }),
        evidence: places.link(evidence),
      }));
    return [id, { title: label, kind: t('sessions.kind.machine'), facts: [...names, ...ports], claims: [] }];
  });
  const labels = new Map(sessions.machines.map(({ id, label }) => [id, label]));
  const stretches = sessions.chains.flatMap((chain) => chain.stretches);
  const connections = stretches.map((one): Entry => {
    const said = claimTexts(claims.about(one.id), places, t);
    const title = `${endText(one.client, labels)} → ${endText(one.server, labels)}`;
    return [
      one.id,
      { title, kind: t('sessions.kind.connection'), facts: connectionFacts(one, inspection), claims: said },
    ];
  });
  return [...machines, ...connections];
}

function endText({ machine, port }: ConnectionEnd, labels: ReadonlyMap<string, string>): string {
  const name = labels.get(machine) ?? machine.slice('machine:'.length);
  return port === undefined ? name : `${name}:${port}`;
}

function connectionFacts(one: Connection, { t, places }: Inspection): readonly InspectorFact[] {
  const rows = one.evidence.slice(0, 4).map((place): InspectorFact => ({
    name: t('sessions.fact.seen'),
    value: t('sessions.fact.captures', { seen: one.seen }),
    evidence: places.link(place),
  }));
  return [
    { name: t('sessions.fact.service'), value: one.service ?? t('sessions.unknownService') },
    { name: t('sessions.fact.protection'), value: t(`sessions.protection.${one.protection}`) },
    { name: t('sessions.fact.state'), value: t(`sessions.state.${one.state}`) },
    ...rows,
  ];
}

function dialogueEntries(dialogue: Dialogue, { t, places, claims }: Inspection): readonly Entry[] {
  const title = t('sessions.titleDialogue', {
    protocol: dialogue.protocol.toUpperCase(),
    server: dialogue.server ?? t('sessions.server'),
  });
  const facts = dialogue.turns
    .filter(({ role }) => role !== 'message')
    .slice(0, 60)
    .map(({ side, text, evidence }): InspectorFact => ({
      name: t(`sessions.${side}`),
      value: text,
      evidence: places.link(evidence),
    }));
  const said = claimTexts(claims.about(dialogue.id), places, t);
  const turns = dialogue.turns.map((turn, index): Entry => [
    `${dialogue.id}#${index}`,
    {
      title: turn.text,
      kind: t('sessions.kind.turn'),
      facts: [{ name: t(`sessions.${turn.side}`), value: turn.text, evidence: places.link(turn.evidence) }],
      claims: [],
    },
  ]);
  return [[dialogue.id, { title, kind: t('sessions.kind.dialogue'), facts, claims: said }], ...turns];
}
