import type { Word } from './words';

/**
 * Words of routers in those of the plain form, which `readInlineRow` reads: several words between brackets become one, units and
 * label stacks get the common spelling. Places stay those of the original. Sources: command references of Cisco IOS, IOS XR and
 * NX-OS, H3C Comware, Huawei VRP.
 */
export function rewordRouter(printed: readonly Word[]): readonly Word[] {
  const words = printed.flatMap(splitGlued);
  const plain: Word[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at];
    if (!word) break;
    const group = OPENS_GROUP.test(word.text) ? groupAt(words, at) : undefined;
    if (group) {
      plain.push(group.word);
      at += group.length;
      continue;
    }
    plain.push(word.text === 'msec' ? { ...word, text: 'ms' } : word);
    at++;
  }
  return plain;
}

// "[AS", "[MPLS:", "[Label=16", "[No", "(A/1,", "(response-vpn", "MPLS"
const OPENS_GROUP = /^(?:[[(]|MPLS$)/;

/** `[MPLS: Labels 1/2 Exp 0]` has five words, a stack of NX-OS four for each label. */
const LONGEST_GROUP = 24;

function groupAt(words: readonly Word[], at: number): { word: Word; length: number } | undefined {
  const first = words[at];
  if (!first) return undefined;
  const closing = first.text[0] === '[' ? ']' : first.text[0] === '(' ? ')' : undefined;
  let text = '';
  for (let n = 0; n < LONGEST_GROUP; n++) {
    const word = words[at + n];
    if (!word) return undefined;
    text = n === 0 ? word.text : `${text} ${word.text}`;
    if (closing ? word.text.endsWith(closing) : BOTTOM.test(word.text)) {
      const plain = plainGroup(text);
      return plain === undefined
        ? undefined
        : { word: { text: plain, start: first.start, end: word.end }, length: n + 1 };
    }
  }
  return undefined;
}

// "S=1" ends a line of Comware and Junos
const BOTTOM = /^S=\d$/;

function plainGroup(text: string): string | undefined {
  const asPath = asPathOf(text);
  if (asPath !== undefined) return `[${asPath.map((one) => `AS${asNumber(one)}`).join('/')}]`;
  const [, stack, exp] = CISCO_STACK.exec(text) ?? [];
  if (stack !== undefined) return `<MPLS:${ciscoStack(stack, exp)}>`;
  if (text.startsWith(OPENBSD_STACK)) return openBsdStack(text);
  const named = NAMED_AS.exec(text)?.[1];
  if (named !== undefined) return `[AS${named}]`;
  if (text === '[(null)]') return '[*]';
  if (text === '[No MPLS labels]') return '<MPLS:none>';
  if (LABEL_LINE.test(text)) return `<MPLS:${[...text.matchAll(LABEL)].map(plainLabel).join('/')}>`;
  return text.includes(' ') && text[0] === '(' ? text : undefined;
}

// "[AS 2500]", "[AS 64501/64502]", "[AS 1.10]" (asdot, RFC 5396), "[AS  10, 40]" and "[AS  (AS 20 30)]" (Junos)
const AS = /^\[AS (?:\(AS )?(\d[\d./, ]{0,199})\)?\]$/;
// "[AS64500 - EXAMPLE-NET]", "[(null)]" where it is not announced (traceroute-nanog)
const NAMED_AS = /^\[AS(\d{1,10}) - [^[\]]{1,80}\]$/;
const AS_DIVIDER = /[/, ]+/;
const AS_NUMBER = /^(?:\d{1,10}|\d{1,5}\.\d{1,5})$/;

function asPathOf(text: string): readonly string[] | undefined {
  const parts = AS.exec(text)?.[1]?.split(AS_DIVIDER);
  return parts?.every((one) => AS_NUMBER.test(one)) ? parts : undefined;
}

function asNumber(printed: string): number {
  const [high, low] = printed.split('.');
  return low === undefined ? Number(high) : Number(high) * 65_536 + Number(low);
}

// "[MPLS: Label 24 Exp 0]", "[MPLS: Labels 16052/16062 Exp 0]", "[MPLS: Labels 24001/24002 Exp 0/0]"
const CISCO_STACK = /^\[MPLS: Labels? ([\d/]{1,120}) Exp (\d(?:\/\d){0,15})\]$/;

/** One Exp for several labels is that of the top label; the others are not told. */
function ciscoStack(stack: string, exp: string | undefined): string {
  const exps = exp?.split('/') ?? [];
  return stack
    .split('/')
    .filter((label) => label !== '')
    .map((label, n) => (exps[n] === undefined ? `L=${label}` : `L=${label},E=${exps[n]}`))
    .join('/');
}

/** `[MPLS Label 24 (Exp 0), 25 (Exp 0)]` */
const OPENBSD_STACK = '[MPLS Label ';
const OPENBSD_LABEL = /(\d{1,7}) \(Exp (\d)\)/g;

function openBsdStack(text: string): string {
  return `<MPLS:${[...text.matchAll(OPENBSD_LABEL)].map(([, label, exp]) => `L=${label},E=${exp}`).join('/')}>`;
}

// "[Label=661791 E=0 TTL=1 S=1]", "MPLS Label=1024 Exp=0 TTL=1 S=1", "MPLS Label=299856 CoS=0 TTL=1 S=1"
const LABEL_LINE = /^(?:\[|MPLS )Label=\d/;
const LABEL = /Label=(\d{1,7}) (?:E|Exp|EXP|CoS|TC)=(\d) TTL=(\d{1,3}) S=(\d)/g;

function plainLabel([, label, tc, ttl, s]: RegExpMatchArray): string {
  return `L=${label},E=${tc},S=${s},T=${ttl}`;
}

// "192.0.2.1(gw.example)", "192.168.1.2(response-vpn" – an address and a bracket without a blank
const GLUED = /^([\da-fA-F.:]{2,45})(\([^()]{1,255}\)?)$/;

function splitGlued(word: Word): readonly Word[] {
  const [, address, bracket] = GLUED.exec(word.text) ?? [];
  if (!address || !bracket) return [word];
  const cut = word.start + address.length;
  return [
    { text: address, start: word.start, end: cut },
    { text: bracket, start: cut, end: word.end },
  ];
}
