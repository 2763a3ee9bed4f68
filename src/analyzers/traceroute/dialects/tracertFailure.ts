import type { Hop } from '../../../model/trace';
import { lostProbe } from '../probe';
import { inkOf, type ScanLine } from '../scan';

/** What tracert says where Windows could not even send, in the languages of the other words. */
const FAILURES: readonly string[] = [
  'General failure',
  'Allgemeiner Fehler',
  'Échec général',
  'Défaillance générale',
  'Error general',
  'Erro geral',
  'Falha geral',
  'Errore generale',
  'Algemene fout',
  'Ogólny błąd',
  'Общий сбой',
  '一般エラー',
  '一般故障',
  '一般失敗',
  '일반 오류',
];
// "  2  General failure.", "  2     *        *     Allgemeiner Fehler.", "  1  Transmit error: code 1231."
const FORM = /^ *(\d{1,3}) +((?:\* +){0,3})(\S.{3,60})$/;
const TRANSMIT_ERROR = /^Transmit error: code \d{1,10}\.?$/;

/** A hop of which nothing was sent any more: its sentence is its note. Undefined for other lines. */
export function readFailure(line: ScanLine): Hop | undefined {
  const [, ttl = '', stars = '', rest = ''] = line.text.length > 200 ? [] : (FORM.exec(line.text) ?? []);
  const note = rest.trim();
  if (note === '' || Number(ttl) > 255 || !isFailure(note)) return undefined;
  const from = line.text.indexOf(ttl) + ttl.length;
  const probes = [...stars.matchAll(/\*/g)].map((_, index) => {
    const start = line.start + nthStar(line.text, from, index);
    return lostProbe(index, { start, end: start + 1 });
  });
  return { ttl: Number(ttl), probes, note, span: inkOf(line) };
}

function isFailure(note: string): boolean {
  return TRANSMIT_ERROR.test(note) || FAILURES.some((words) => note.startsWith(words));
}

function nthStar(text: string, from: number, n: number): number {
  let at = text.indexOf('*', from);
  for (let i = 0; i < n; i++) at = text.indexOf('*', at + 1);
  return at;
}
