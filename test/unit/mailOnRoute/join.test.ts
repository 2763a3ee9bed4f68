import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { summaryOf } from '../../../src/export/text/summary';
import { messages } from '../../../src/messages';
import type { Analysis } from '../../../src/model/analysis';
import type { Source } from '../../../src/model/source';
import { inspectorOf } from '../../../src/view/inspect';
import { subjectsAt } from '../../../src/view/subjects';
import { documents, ROUTE } from './files';

const t = messages('en');
const placesOf = ({ mailOnRoute = [] }: Analysis) =>
  mailOnRoute.flatMap(({ stations }) => stations).flatMap(({ label, onRoute }) => (onRoute ? [[label, onRoute]] : []));
const claimsOf = ({ claims }: Analysis, rule: string) => claims.filter((one) => one.rule === rule);
const mail = (text: string): Source => ({ id: 'mail', name: 'mail', text });

describe('a mail that passed machines of the route', () => {
  const analysis = analyze(documents(...ROUTE, 'home-to-campus.eml'));

  it('is at the same nodes', () => {
    expect(placesOf(analysis)).toEqual([
      ['DESK-1', 'router:192.168.1.10'],
      ['mail.campus.example', 'router:203.0.113.25'],
    ]);
  });

  it('keeps the relays that the route does not pass, and the hand-overs between all of them', () => {
    const [way] = analysis.mailOnRoute ?? [];
    expect(way?.stations.map(({ label }) => label)).toEqual([
      'DESK-1',
      'mail.campus.example',
      'lists.example.org',
      'mx.provider.example.net',
    ]);
    expect(way?.legs.map(({ protocol, delayMs }) => [protocol, delayMs])).toEqual([
      ['ESMTPSA', undefined],
      ['ESMTPS', 3000],
      ['ESMTPS', 5000],
    ]);
  });

  it('says why, how sure it is, and that the translator is the other reading of its first machine', () => {
    const [first, server] = claimsOf(analysis, 'mail/on-route');
    expect(first?.reasons.map(({ key }) => key.replace('mailOnRoute.reason.', ''))).toEqual([
      'outside',
      'own-name',
      'unvouched',
    ]);
    expect(first?.alternatives.map(({ args }) => args['name'])).toEqual(['R1']);
    expect(first?.confidence).toBeGreaterThan(0.85);
    // Nobody whom the reader trusts wrote down what the list server heard.
    expect(server?.confidence).toBeLessThan(0.7);
  });

  it('shows the facts of both sides, whichever is asked', () => {
    const entries = inspectorOf(analysis, t);
    const router = entries['router:203.0.113.25'];
    expect(router?.facts.map(({ value }) => value)).toContain('Lab report');
    expect(router?.claims.map(({ text }) => text).join()).toContain('The mail passed mail.campus.example');
    const hop = analysis.messages[0]?.hops[0];
    expect(entries[hop?.id ?? '']?.facts.map(({ name }) => name)).toContain('on the route');
  });

  it('is found from its line in the text', () => {
    const hop = analysis.messages[0]?.hops[0];
    expect(subjectsAt(analysis, 'home-to-campus.eml', hop?.span.start ?? 0)).toContain('router:203.0.113.25');
  });

  it('is told in the text', () => {
    expect(summaryOf(analysis, t)).toContain('DESK-1                   198.51.100.77  192.168.1.10, 90 %');
  });
});

describe('a trusted relay', () => {
  const header = `Received: from mail.campus.example (mail.campus.example [203.0.113.25])
\tby mx.provider.example.net (Postfix) with ESMTPS id 9B1; Fri, 20 Nov 2026 10:00:09 +0000
From: a@campus.example
Subject: direct

`;
  it('makes the same address the same machine', () => {
    const analysis = analyze([...documents(...ROUTE), mail(header)]);
    const [claim] = claimsOf(analysis, 'mail/on-route');
    expect(claim?.grade).toBe('certain');
    expect(claim?.reasons.map(({ key }) => key)).toEqual(['mailOnRoute.reason.address', 'mailOnRoute.reason.name']);
  });

  it('is asked for nothing when there is no route', () => {
    expect(analyze([mail(header)]).mailOnRoute).toBeUndefined();
    expect(summaryOf(analyze([mail(header)]), t)).not.toContain('on the route');
  });
});

describe('a private address', () => {
  it('of another site is another machine, and it says so', () => {
    const analysis = analyze(documents(...ROUTE, 'stranger.eml'));
    expect(analysis.mailOnRoute).toEqual([]);
    expect(claimsOf(analysis, 'mail/private-elsewhere').map(({ args }) => args['ip'])).toEqual(['192.168.1.10']);
    expect(summaryOf(analysis, t)).toContain(
      'No machine of the mail paths lies on the route: they are drawn side by side.',
    );
  });

  it('is this site when the mail left by the outside of its translation', () => {
    const header = `Received: from gw (unknown [198.51.100.77])
\tby mx.provider.example.net (Postfix) with ESMTP id 9B1; Fri, 20 Nov 2026 10:00:09 +0000
Received: from phone (unknown [192.168.1.11])
\tby gw (Postfix) with ESMTP id 9B0; Fri, 20 Nov 2026 10:00:08 +0000
From: a@campus.example
Subject: from the phone

`;
    const analysis = analyze([...documents(...ROUTE), mail(header)]);
    expect(placesOf(analysis)).toEqual([
      ['phone', 'host:192.168.1.11'],
      ['gw', 'router:192.168.1.1'],
    ]);
  });

  it('is this site when the machine calls itself as the header does', () => {
    const header = `Received: from desk-1 (unknown [192.168.1.10])
\tby mail.other.example (Postfix) with ESMTPA id 9B0; Fri, 20 Nov 2026 10:00:08 +0000
From: a@campus.example
Subject: over a tunnel

`;
    expect(placesOf(analyze([...documents(...ROUTE), mail(header)]))).toEqual([['desk-1', 'router:192.168.1.10']]);
  });

  it('that says where this machine is to itself joins nothing', () => {
    const header = `Received: from localhost (localhost [127.0.0.1])
\tby mx.provider.example.net (Postfix) with ESMTP id 9B1; Fri, 20 Nov 2026 10:00:09 +0000
Received: from printer (unknown [169.254.7.7])
\tby mx.provider.example.net (Postfix) with ESMTP id 9B0; Fri, 20 Nov 2026 10:00:08 +0000
Subject: local

`;
    expect(analyze([...documents(...ROUTE), mail(header)]).mailOnRoute).toEqual([]);
  });
});

describe('a forged header', () => {
  const analysis = analyze(documents(...ROUTE, 'forged.eml'));

  it('joins by what nobody vouches for only as a possibility, and its name adds nothing', () => {
    const [claim] = claimsOf(analysis, 'mail/on-route');
    expect(claim?.grade).toBe('possible');
    expect(claim?.reasons.map(({ key }) => key)).toEqual([
      'mailOnRoute.reason.address',
      'mailOnRoute.reason.unvouched',
    ]);
  });

  it('is drawn as a hand-over that nobody vouches for', () => {
    expect(analysis.mailOnRoute?.[0]?.legs.map(({ vouched }) => vouched)).toEqual([false, true]);
  });
});

it('reads all of it from one pasted text as well', () => {
  const text = documents(...ROUTE, 'home-to-campus.eml')
    .map((one) => one.text)
    .join('\n\n');
  expect(placesOf(analyze([{ id: 'pasted', name: 'pasted', text }]))).toEqual([
    ['DESK-1', 'router:192.168.1.10'],
    ['mail.campus.example', 'router:203.0.113.25'],
  ]);
});
