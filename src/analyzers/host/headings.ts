import type { Span } from '../../model/span';
import type { Line } from '../dialect';

// "C:\WINDOWS>netstat", "$ ip route show", "[user@pc ~]# arp -a", "% netstat -rn"
const COMMAND = /[%$#>] ?(?:sudo )?(?:netstat|ss|ip|ifconfig|arp|route|ipconfig)(?:\.exe)?(?: [\w\s/-]{0,60})?$/i;
const LONGEST = 100;
const MOST = 6;
const DIGIT = /\d/;

/** Titles and column heads directly above a table, in any language: short, without a number; and the command that printed it. */
export function headingsAbove(lines: readonly Line[], first: number): readonly Span[] {
  const found: Span[] = [];
  let blank = 0;
  for (let at = first - 1; at >= 0 && first - at <= MOST; at--) {
    const line = lines[at];
    const text = line?.text.trim() ?? '';
    if (line && text !== '' && text.length <= LONGEST && COMMAND.test(text)) return [...found, line];
    if (!line || text.length > LONGEST || DIGIT.test(text)) break;
    if (text === '') {
      // A blank line may stand before the title and behind it.
      if (++blank > 2) break;
    } else found.push({ start: line.start, end: line.end });
  }
  return found;
}
