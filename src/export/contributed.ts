import type { ContributedExporter } from '../../hopscope';
import type { Exporter } from './exporter';
import { documentOf } from './json/document';
import { svgOf } from './svg';

/** A format of another extension (hopscope.d.ts). Its name stands for itself: an unknown message key answers with itself. */
export function contributedExporter({ id, name, ending, write }: ContributedExporter): Exporter {
  return {
    id,
    name,
    ending,
    output: {
      per: 'analysis',
      write: ({ analysis, only, scenes, language }) =>
        write({
          document: documentOf(analysis, only),
          drawings: scenes().map((scene) => ({
            title: scene.title,
            svg: svgOf(scene, { theme: 'light', background: true, legend: true }),
          })),
          language,
        }),
    },
  };
}
