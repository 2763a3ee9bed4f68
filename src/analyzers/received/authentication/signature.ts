import type { SignatureTags } from '../../../model/mail';
import type { Unfolded } from '../fold';
import { writerAt, type AuthenticationReader, type FoundAuthentication } from './field';
import { tagsOf } from './pieces';
import { instanceOf } from './results';

type Tags = ReturnType<typeof tagsOf>;

/** Tags that DKIM, DomainKeys and ARC have in common (RFC 6376 section 3.5). */
export function signatureOf(tags: Tags): SignatureTags {
  const text = (name: string) => tags.get(name)?.value.slice(0, 255) || undefined;
  const [domain, selector, algorithm] = [text('d'), text('s'), text('a')];
  const limit = /^\d{1,15}$/.exec(tags.get('l')?.value ?? '')?.[0];
  const signed = (tags.get('h')?.value ?? '').slice(0, 4_000).split(':').slice(0, 200);
  return {
    ...(domain && { domain }),
    ...(selector && { selector }),
    ...(algorithm && { algorithm: algorithm.toLowerCase() }),
    signedFields: signed.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''),
    ...(limit !== undefined && { bodyLimit: Number(limit) }),
  };
}

/** The signing domain is who says so. */
export function signer(body: Unfolded, tags: Tags): Pick<FoundAuthentication, 'writer'> {
  const domain = tags.get('d');
  const writer = domain && writerAt(body, domain.start, domain.start + domain.value.length);
  return writer ? { writer } : {};
}

function readSignature(kind: 'dkim-signature' | 'arc-signature'): AuthenticationReader['read'] {
  return (body) => {
    const tags = tagsOf(body.text);
    if (!tags.has('d') && !tags.has('b')) return undefined;
    const instance = kind === 'arc-signature' ? instanceOf(tags.get('i') ?? { value: '' }) : {};
    return { kind, results: [], signature: signatureOf(tags), ...signer(body, tags), ...instance };
  };
}

/** RFC 6376; DomainKeys (RFC 4870) has the same tags. */
export const dkimSignature: AuthenticationReader = {
  names: ['dkim-signature', 'domainkey-signature', 'x-google-dkim-signature'],
  read: readSignature('dkim-signature'),
};

/** RFC 8617 section 4.1.2: as DKIM, but `i` counts the set. */
export const arcSignature: AuthenticationReader = {
  names: ['arc-message-signature'],
  read: readSignature('arc-signature'),
};
