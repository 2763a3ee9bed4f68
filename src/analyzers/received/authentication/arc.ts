import type { AuthenticationReader } from './field';
import { tagsOf } from './pieces';
import { instanceOf, readResults } from './results';
import { signatureOf, signer } from './signature';

/** RFC 8617 section 4.1.1: `i=1; authserv-id; results` — what a forwarder says that it saw. */
export const arcResults: AuthenticationReader = {
  names: ['arc-authentication-results'],
  read: (body) => ({ kind: 'arc-results', ...readResults(body) }),
};

/** RFC 8617 section 4.1.3: seals the sets below it; `cv` says whether they held when it was made. */
export const arcSeal: AuthenticationReader = {
  names: ['arc-seal'],
  read: (body) => {
    const tags = tagsOf(body.text);
    const validation = tags.get('cv')?.value.toLowerCase().slice(0, 20);
    return {
      kind: 'arc-seal',
      results: [],
      signature: signatureOf(tags),
      ...signer(body, tags),
      ...instanceOf(tags.get('i') ?? { value: '' }),
      ...(validation && { chainValidation: validation }),
    };
  },
};
