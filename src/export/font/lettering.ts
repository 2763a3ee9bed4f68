import { legendOf } from '../../layout/legend';
import type { Primitive, Scene, TextPrimitive } from '../../layout/scene';
import type { ExportInput } from '../exporter';
import { glyphsOf, type Glyphs } from './glyphs';

export type Face = 'regular' | 'bold' | 'user';

/** A piece of a text that one face can draw. */
export interface Run {
  readonly text: string;
  readonly face: Face;
}

/** The fonts of a picture, and how a text is set with them. */
export interface Lettering {
  readonly fonts: readonly (readonly [Face, Uint8Array])[];
  runs(text: Pick<TextPrimitive, 'text' | 'bold'>): readonly Run[];
}

/** Stands in Japanese print where a letter is missing. */
const GETA = '〓';
/** Without a picture of their own: a font need not have them. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]$/u;
/** So many missing letters are named. */
const NAMED = 12;

/**
 * Looks at every letter of the scenes before anything is drawn: what neither our fonts nor the user's have becomes 〓, and one sentence
 * says so. Nothing is dropped in silence.
 */
export async function letteringOf(scenes: readonly Scene[], input: ExportInput): Promise<Lettering> {
  const { asset, warn, translate, font } = input;
  const [regular, bold] = await Promise.all([asset('regular.ttf'), asset('bold.ttf')]);
  const user = font && glyphsOf(font.data) ? font.data : undefined;
  if (font && !user) warn(translate('export.noFont', { name: font.name }));
  const fonts: readonly (readonly [Face, Uint8Array])[] = [
    ['regular', regular],
    ['bold', bold],
    ...(user ? [['user', user] as const] : []),
  ];
  const glyphs = new Map(fonts.map(([face, bytes]) => [face, glyphsOf(bytes)]));
  const missing = missingLetters(scenes, [...glyphs.values()]);
  if (missing.length > 0) {
    const letters = missing.slice(0, NAMED).join(' ') + (missing.length > NAMED ? ' …' : '');
    warn(translate('export.missingLetters', { count: missing.length, letters, how: translate('export.fontHow') }));
  }
  return { fonts, runs: ({ text, bold: heavy }) => runsOf(text, heavy ?? false, glyphs) };
}

function missingLetters(scenes: readonly Scene[], glyphs: readonly (Glyphs | undefined)[]): readonly string[] {
  const letters = new Set<string>();
  for (const text of scenes.flatMap(textsOf)) for (const letter of text) letters.add(letter);
  return [...letters].filter((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return !INVISIBLE.test(letter) && !glyphs.some((has) => has?.(code));
  });
}

function textsOf(scene: Scene): readonly string[] {
  const primitives: readonly Primitive[] = [
    ...scene.items.flatMap((item) => item.primitives),
    ...(scene.legend.length > 0 ? legendOf(scene).primitives : []),
  ];
  return primitives.flatMap((one) => (one.type === 'text' ? [one.text] : []));
}

/** As few pieces as possible: a letter stays in the face of the one before it, if that has it. */
function runsOf(text: string, bold: boolean, glyphs: ReadonlyMap<Face, Glyphs | undefined>): readonly Run[] {
  const order: readonly Face[] = bold ? ['bold', 'regular', 'user'] : ['regular', 'user', 'bold'];
  const runs: { text: string; face: Face }[] = [];
  for (const letter of text) {
    if (INVISIBLE.test(letter)) continue;
    const code = letter.codePointAt(0) ?? 0;
    const face = order.find((one) => glyphs.get(one)?.(code));
    const [written, set] = face ? [letter, face] : [GETA, 'regular' as const];
    const last = runs.at(-1);
    if (last?.face === set) last.text += written;
    else runs.push({ text: written, face: set });
  }
  return runs;
}

/** The scene with texts that the fonts have. */
export function withLetters(scene: Scene, { runs }: Lettering): Scene {
  const written = (text: string, bold = false): string => {
    return runs({ text, bold }).reduce((all, run) => all + run.text, '');
  };
  const set = (one: Primitive): Primitive =>
    one.type === 'text' ? { ...one, text: written(one.text, one.bold) } : one;
  return {
    ...scene,
    items: scene.items.map((item) => ({ ...item, primitives: item.primitives.map(set) })),
    legend: scene.legend.map((entry) => ({ ...entry, text: written(entry.text) })),
  };
}
