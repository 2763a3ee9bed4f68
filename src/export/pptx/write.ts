import { legendOf } from '../../layout/legend';
import { paletteOf, type Theme } from '../../layout/palette';
import type { Scene } from '../../layout/scene';
import type { ExportOptions } from '../exporter';
import { fitted, slideSize } from './page';
import { packed, type Slide } from './presentation';
import { shapesOf } from './slide';

/** A presentation with one slide a scene. Same scenes and options, same bytes. */
export function pptxOf(scenes: readonly Scene[], theme: Theme, options: ExportOptions): Uint8Array {
  const paper = slideSize(options.paper ?? 'a4');
  const legend = options.legend ?? options.preset === 'course';
  const palette = paletteOf(theme);
  const slides = scenes.map((scene): Slide => {
    const height = scene.height + (legend && scene.legend.length > 0 ? legendOf(scene).height : 0);
    const frame = fitted(scene.width, height, paper);
    return { background: palette.background.slice(1).toUpperCase(), shapes: shapesOf(scene, frame, palette, legend) };
  });
  return packed(scenes[0]?.title ?? 'Hopscope', slides, paper, new Map());
}
