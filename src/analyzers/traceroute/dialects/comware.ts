import { assemble } from '../assemble';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { rewordRouter } from '../routerWords';

const form: InlineForm = {
  dialect: 'comware',
  // "traceroute to 192.0.2.1 (192.0.2.1), 30 hops at most, 40 bytes each packet, press CTRL_C to break"
  // "traceroute to 2001:db8::1 (2001:db8::1), 30 hops at most, 60 byte packets, press CTRL+C to break"
  header:
    /^ *traceroute6? +to +([^\s()]{1,255}) *\(([^\s()]{1,64})\)(?: +from +([^\s(),]{1,64}))? *, *(\d{1,3}) +hops +at +most *, *(\d{1,5}) +bytes? +(?:each +)?packets?(?: *, *press +CTRL[_+]C +to +break)?/i,
  grammar: { reword: rewordRouter, anyHost: true, codesAlone: 'untimed' },
  accepts: () => true,
};

/** `tracert` of H3C and HPE Comware. Rows are like those of Linux: the header tells. Source: Comware 7 network management command reference. */
export const comware: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.comware',
  most: 0.98,
  opens: (line) => (form.header.test(line.text) ? 'header' : undefined),
  detect(block) {
    if (!isHeaded(block, form)) return 0;
    const { rows, good } = weighInline(block, form);
    return rows === 0 ? 0.97 : good > 0 ? 0.55 + (good / rows) * 0.42 : 0;
  },
  parse: (block, id) => assemble(block, id, readInlineTrace(block, form, 'per-probe')),
};
