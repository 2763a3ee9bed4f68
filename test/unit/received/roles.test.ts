import { describe, expect, it } from 'vitest';
import { fixture, messageOf } from './summary';

/** `role×hops`, path order. */
function steps(text: string): readonly string[] {
  return (messageOf(text).steps ?? []).map(({ role, hops }) => (hops.length > 1 ? `${role}×${hops.length}` : role));
}

const chain = (...fields: readonly string[]) =>
  fields.map((field, i) => `Received: ${field}; Mon, 1 Apr 2024 10:00:0${9 - i} +0000\n`).join('') + 'Subject: x\n';

describe('roles: author to mailbox', () => {
  it('submission, relay, border, filter and delivery', () => {
    const text = chain(
      'from mx.example.com ([127.0.0.1]) by mx.example.com (Dovecot) with LMTP id AB9',
      'from localhost (localhost [127.0.0.1]) by mx.example.com (Postfix) with ESMTP id AB8',
      'from mx.example.com ([127.0.0.1]) by localhost (mx.example.com [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id AB7',
      'from out.sender.example (out.sender.example [203.0.113.5]) by mx.example.com (Postfix) with ESMTPS id AB1',
      'from gw.sender.example (gw.sender.example [203.0.113.6]) by out.sender.example (Postfix) with ESMTPS id AB2',
      'from pc (pc.isp.example [203.0.113.7]) by gw.sender.example (Postfix) with ESMTPSA id AB3',
    );
    expect(steps(text)).toEqual(['msa', 'mta', 'mx', 'mda×3']);
  });

  it('webmail is told from submission, and from the servers of one house that talk HTTPS', () => {
    const web = 'from [198.51.100.4] (pc.isp.example [198.51.100.4]) by webmail.sender.example with HTTP';
    expect(
      steps(
        chain(
          'from webmail.sender.example (webmail.sender.example [203.0.113.5]) by mx.example.com (Postfix) with ESMTP id AB1',
          web,
        ),
      ),
    ).toEqual(['webmail', 'mx']);
    expect(steps(fixture('exchange/microsoft-365.eml')).at(-1)).toBe('mda');
  });

  it('what a program on the host made is submission, a fetch is one of its own', () => {
    expect(steps(fixture('postfix/pickup.eml'))[0]).toBe('msa');
    expect(
      steps(
        chain(
          'from pop.provider.example (pop.provider.example [198.51.100.8]) by home with POP3 (fetchmail-6.4) for <me@localhost>',
          'from out.sender.example (out.sender.example [203.0.113.5]) by mx.provider.example (Postfix) with ESMTP id AB4',
        ),
      ),
    ).toEqual(['mx', 'fetch']);
  });

  it('every hop is in one step, in order', () => {
    for (const name of [
      'qmail/lecture-pot-seller.eml',
      'exchange/microsoft-365.eml',
      'gmail/web.eml',
      'traps/dates.eml',
    ]) {
      const message = messageOf(fixture(name));
      expect(message.steps?.flatMap(({ hops }) => hops)).toEqual(message.hops.map(({ id }) => id));
    }
  });
});
