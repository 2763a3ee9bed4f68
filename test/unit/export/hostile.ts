import type { Analysis } from '../../../src/model/analysis';
import { homeCampus, potSeller } from '../pptx/inputs';

/** Names that are code, markup, formulas or end marks to one format or another. */
export const NAMES = [
  'end',
  '"];}',
  '</text><script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  'a\nb\r\nc\td',
  '\u0000\u0007\u001b[31mred',
  '\u202egnp.exe',
  '\\N\\G "\\',
  '`x` **b** [l](javascript:1) | # 1. - ---',
  '&quot;&#34;<br/>#quot; %% -->|x|',
  '{{}} [[ ]] (( )) {} ;',
  'x'.repeat(10_000),
  '\ud800 \udfff \ufffe',
  '',
] as const;

/** The lecture's route with other names: every router and every domain gets one of them in turn. */
export function hostileRoute(): Analysis {
  const { route } = homeCampus;
  if (!route) throw new Error('no route');
  const name = (index: number): string => NAMES[index % NAMES.length] ?? '';
  const routers = route.routers.map((router, index) => ({ ...router, label: name(index), names: [name(index)] }));
  const domains = route.domains.map((domain, index) => ({ ...domain, label: name(index + 3) }));
  return { ...homeCampus, route: { ...route, routers, domains } };
}

export function hostileMail(subject: string): Analysis {
  const messages = potSeller.messages.map((message) => ({
    ...message,
    subject,
    hops: message.hops.map((hop) => ({
      ...hop,
      ...(hop.by?.host && { by: { ...hop.by, host: { ...hop.by.host, value: subject } } }),
      organisation: subject,
    })),
  }));
  return { ...potSeller, messages };
}
