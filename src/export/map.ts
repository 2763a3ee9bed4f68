import { mapScenes } from '../layout/map/layout';
import type { Scene } from '../layout/scene';
import type { ExportInput } from './exporter';

/** The map of the route, else of where mail comes from; where nothing can be placed, an empty picture that says so. */
export function mapScene({ analysis, translate }: ExportInput): Scene {
  const [scene] = mapScenes(analysis, translate);
  if (scene) return scene;
  const words = translate('map.nothing');
  return {
    kind: 'map',
    width: 640,
    height: 80,
    title: words,
    description: words,
    items: [
      {
        id: 'title',
        mark: 'label',
        data: {},
        subject: 'title',
        evidence: [],
        primitives: [
          { type: 'text', x: 20, y: 44, text: words, size: 14, anchor: 'start', fill: 'text', role: 'title' },
        ],
      },
    ],
    legend: [],
  };
}
