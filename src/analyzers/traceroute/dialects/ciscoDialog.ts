import type { ScanLine } from '../scan';

/** What the extended traceroute of IOS was asked for; empty answers take what stands in brackets. */
interface Dialog {
  readonly source?: string;
  readonly maxHops?: number;
}

// "Protocol [ip]: ", "Target IP address: 192.0.2.1", "Maximum Time to Live [30]: 12"
const QUESTION =
  /^ *(?:Protocol|Target IP(?:v6)? address|Ingress traceroute|Source address(?: or interface)?|DSCP Value|Numeric display|Timeout in seconds|Probe count|Minimum Time to Live|Maximum Time to Live|Priority|Port Number|Loose, Strict, Record, Timestamp, Verbose|Insert source routing header\?) ?(?:\[[^\][\n]{0,40}\])?:/;
const SOURCE = /^ *Source address(?: or interface)?: *(\S{1,64}) *$/;
const MAX_HOPS = /^ *Maximum Time to Live \[(\d{1,3})\]: *(\d{1,3})? *$/;

export function isDialog(text: string): boolean {
  return QUESTION.test(text);
}

/** Reads the questions above the first row. */
export function readDialog(lines: readonly ScanLine[], firstRow: ScanLine | undefined): Dialog {
  let dialog: Dialog = {};
  for (const line of lines) {
    if (line === firstRow) break;
    const source = SOURCE.exec(line.text)?.[1];
    const [, usual, given] = MAX_HOPS.exec(line.text) ?? [];
    if (source) dialog = { ...dialog, source };
    if (usual) dialog = { ...dialog, maxHops: Number(given ?? usual) };
  }
  return dialog;
}
