import type { Software } from './software';

/** `from HOST [ADDRESS] by HOST [ADDRESS] (MDaemon PRO v17.5.2) with ESMTP id md50001234567.msg for <…>`. */
export const mdaemon: Software = {
  id: 'mdaemon',
  name: 'MDaemon',
  // `(MDaemon PRO v17.5.2)`, `(MDaemon.PRO.v5.0.6.R)`, `(MDaemon.v3.0.3.R)`, `(MDaemon Free v9)`
  mark: /^MDaemon(?:[ .](?:PRO|STANDARD|Std|Free))?(?:[ .]v(\d[\w.]{0,16}))?/i,
  kind: (field) =>
    field.clauses.some(({ keyword, words }) => keyword === 'via' && words[0]?.text === 'WorldClient')
      ? 'http'
      : undefined,
};
