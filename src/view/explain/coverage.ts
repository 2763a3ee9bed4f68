import type { HeaderField, MailMessage } from '../../model/mail';

/** A DKIM signature as far as its text goes: who signs what. Nothing here says that it holds. */
export interface Coverage {
  /** `d=`, lower case. */
  readonly domain: string;
  /** How often `h=` names each field, lower case: the n-th naming covers the n-th occurrence from the bottom (RFC 6376 section 5.4.2). */
  readonly fields: ReadonlyMap<string, number>;
}

/** `d=example.org` in `v=1; d=example.org; h=from:to`; blanks around the value are folding. */
function tagsOf(value: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const part of value.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) tags.set(part.slice(0, equals).trim(), part.slice(equals + 1));
  }
  return tags;
}

/** The domain that a signature or seal names; undefined when it names none. */
export function signerOf(field: Pick<HeaderField, 'value'>): string | undefined {
  return tagsOf(field.value).get('d')?.trim().toLowerCase() || undefined;
}

/** Signatures beyond this are an attack on the reader: no message of any software bears so many. */
const MOST_SIGNATURES = 50;

export function coveragesOf(message: Pick<MailMessage, 'fields'>): readonly Coverage[] {
  return message.fields
    .filter(({ name }) => name.toLowerCase() === 'dkim-signature')
    .slice(0, MOST_SIGNATURES)
    .flatMap(({ value }) => {
      const tags = tagsOf(value);
      const domain = tags.get('d')?.trim().toLowerCase();
      if (!domain) return [];
      const fields = new Map<string, number>();
      for (const name of (tags.get('h') ?? '').split(':')) {
        const key = name.trim().toLowerCase();
        fields.set(key, (fields.get(key) ?? 0) + 1);
      }
      return [{ domain, fields }];
    });
}

/** `dkim=pass header.d=example.org`, `dkim=pass header.i=@example.org` in an Authentication-Results field (RFC 8601). */
const DKIM_PASS = /^\s*dkim\s*=\s*pass\b/i;
const SIGNED_AS = /header\.(?:d\s{0,9}=\s{0,9}"?|i\s{0,9}=\s{0,9}"?[^\s;@"]{0,256}@)([a-z0-9.-]{1,255})/gi;
/** `(2048-bit key; unprotected)`: remarks, in which a `;` ends nothing. */
const REMARK = /\([^()]*\)/g;

/** Domains whose signature these results call good. */
export function passedDomains(results: readonly Pick<HeaderField, 'value'>[]): ReadonlySet<string> {
  const passed = new Set<string>();
  for (const { value } of results) {
    for (const part of value.replace(REMARK, ' ').split(';')) {
      if (!DKIM_PASS.test(part)) continue;
      for (const match of part.matchAll(SIGNED_AS)) if (match[1]) passed.add(match[1].toLowerCase());
    }
  }
  return passed;
}
