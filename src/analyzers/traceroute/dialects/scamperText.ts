import { assemble } from '../assemble';
import type { Block } from '../blocks';
import type { Dialect } from '../dialect';
import { isHeaded, readInlineTrace, weighInline, type InlineForm } from '../inlineTrace';
import { readAddress, type Word } from '../words';
import { readTracelb, TRACELB_HEADER } from './scamperTracelb';

const form: InlineForm = {
  dialect: 'scamper-text',
  // "traceroute from 192.168.11.5 to 192.0.2.70"
  header: /^ *traceroute +from +([\da-fA-F:.]{2,45}) +to +([\da-fA-F:.]{2,45})(?= *$)/,
  facts([, source, target]) {
    const sourceIp = readAddress(source ?? '', 0)?.ip;
    const targetIp = readAddress(target ?? '', 0)?.ip;
    return { ...(sourceIp && { sourceIp }), ...(targetIp && { target: targetIp, targetIp }) };
  },
  grammar: { reword: joinMtu },
  accepts: (reading) => reading.gluedTimes === 0,
};

/** `[mtu: 1500]` is one mark. */
function joinMtu(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, n) => {
    if (word.text === '[mtu:') {
      const next = words[n + 1];
      const mtu = MTU.exec(next?.text ?? '')?.[1];
      return mtu && next ? [{ text: `F=${mtu}`, start: word.start, end: next.end }] : [word];
    }
    return words[n - 1]?.text === '[mtu:' && MTU.test(word.text) ? [] : [word];
  });
}

// "1500]"
const MTU = /^(\d{2,5})\]$/;

/**
 * Text output of scamper: trace (`scamper -O text`, `sc_warts2text`). A silent hop is one `*` whatever the number of attempts.
 * Source: scamper_file_text_trace.c. Its default method is Paris: one flow.
 */
export const scamperText: Dialect = {
  id: form.dialect,
  name: 'traceroute.dialect.scamper-text',
  most: 0.996,
  opens: (line) => (form.header.test(line.text) || TRACELB_HEADER.test(line.text) ? 'header' : undefined),
  detect(block) {
    if (isTracelb(block)) return 0.97;
    if (!isHeaded(block, form)) return 0;
    const { rows, good } = weighInline(block, form);
    return rows === 0 ? 0.95 : good > 0 ? 0.545 + (good / rows) * 0.45 : 0;
  },
  parse(block, id) {
    if (isTracelb(block)) return assemble(block, id, readTracelb(form.dialect, block));
    const reading = readInlineTrace(block, form, 'fixed');
    // It prints no closing line; a silent end is the gap limit, not a cut.
    const silent = reading.hops.at(-1)?.probes.every((probe) => probe.lost) ?? false;
    return assemble(block, id, { ...reading, complete: silent && reading.broken !== true });
  },
};

function isTracelb({ lines }: Block): boolean {
  return lines[0] !== undefined && TRACELB_HEADER.test(lines[0].text);
}
