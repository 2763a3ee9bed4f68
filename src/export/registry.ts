import { contentOf } from '../view/content';
import { isLogin, type Exporter } from './exporter';
import { htmlOf } from './html';
import { jsonOf } from './json/document';
import { dotOf } from './dot';
import { graphmlOf } from './graphml';
import { picturesWithPixels } from './iconPixels';
import { mermaidOf } from './mermaid';
import { networkOf } from './network/shown';
import { svgOf } from './svg';
import { abuseReportOf } from './text/abuseReport';
import { csvOf, markdownOf } from './table/tables';
import { markdownReportOf } from './text/markdownReport';
import { summaryOf } from './text/summary';

/** In the order of the menus. */
export const exporters: readonly Exporter[] = [
  {
    id: 'svg',
    ending: '.svg',
    name: 'export.svg',
    output: {
      per: 'scene',
      write: (scene, { theme, options, analysis, only }) =>
        svgOf(scene, {
          theme,
          background: true,
          legend: options.legend ?? true,
          ...(options.metadata && { metadata: jsonOf(analysis, only) }),
        }),
    },
  },
  {
    id: 'png',
    ending: '.png',
    name: 'export.png',
    binary: true,
    output: {
      per: 'scene',
      write: async (scene, input) => {
        const { pngOf } = await import(/* webpackChunkName: "png" */ './png');
        return pngOf(scene, input);
      },
    },
  },
  {
    id: 'pdf',
    ending: '.pdf',
    name: 'export.pdf',
    binary: true,
    output: {
      per: 'analysis',
      write: async (input) => {
        const { pdfOf } = await import(/* webpackChunkName: "pdf" */ './pdf/write');
        return pdfOf(input);
      },
    },
  },
  {
    id: 'html',
    ending: '.html',
    name: 'export.html',
    output: {
      per: 'analysis',
      write: ({ analysis, scenes, translate, language, webview }) =>
        htmlOf(contentOf(analysis, scenes(), translate, language), analysis.sources, webview()),
    },
  },
  {
    id: 'pptx',
    ending: '.pptx',
    name: 'export.pptx',
    binary: true,
    fileName: ({ preset, login }) =>
      preset === 'course' && login && isLogin(login) ? `${login}-NSA02.pptx` : undefined,
    output: {
      per: 'analysis',
      write: async (input) => {
        const { pptxOf } = await import(/* webpackChunkName: "pptx" */ './pptx/write');
        return pptxOf(input, await picturesWithPixels(input));
      },
    },
  },
  {
    id: 'drawio',
    ending: '.drawio',
    name: 'export.drawio',
    output: {
      per: 'analysis',
      write: async (input) => {
        const { drawioOf } = await import(/* webpackChunkName: "drawio" */ './drawio/write');
        return drawioOf(input);
      },
    },
  },
  {
    id: 'mermaid',
    ending: '.mmd',
    name: 'export.mermaid',
    output: { per: 'scene', write: (scene, input) => mermaidOf(networkOf(scene, input)) },
  },
  {
    id: 'dot',
    ending: '.dot',
    name: 'export.dot',
    output: { per: 'scene', write: (scene, input) => dotOf(networkOf(scene, input), input.theme) },
  },
  {
    id: 'graphml',
    ending: '.graphml',
    name: 'export.graphml',
    output: { per: 'scene', write: (scene, input) => graphmlOf(networkOf(scene, input), scene, input.theme) },
  },
  {
    id: 'json',
    ending: '.json',
    name: 'export.json',
    output: { per: 'analysis', write: ({ analysis, only }) => jsonOf(analysis, only) },
  },
  {
    id: 'abuse',
    // Stands before the text format, whose ending it ends with.
    ending: '.abuse.txt',
    name: 'export.abuse',
    output: {
      per: 'analysis',
      write: ({ analysis, translate, abuseContacts }) => abuseReportOf(analysis, translate, abuseContacts),
    },
  },
  {
    id: 'csv',
    ending: '.csv',
    name: 'export.csv',
    output: { per: 'analysis', write: csvOf },
  },
  {
    id: 'report',
    // Stands before the tables, whose ending it ends with.
    ending: '.report.md',
    name: 'export.report',
    output: {
      per: 'analysis',
      write: ({ analysis, options, translate }) => markdownReportOf(analysis, options.title, translate),
    },
  },
  {
    id: 'markdown',
    ending: '.md',
    name: 'export.markdown',
    output: { per: 'analysis', write: markdownOf },
  },
  {
    id: 'text',
    ending: '.txt',
    name: 'export.text',
    output: { per: 'analysis', write: ({ analysis, translate }) => summaryOf(analysis, translate) },
  },
];

export function exporterById(id: string): Exporter | undefined {
  return exporters.find((exporter) => exporter.id === id);
}

export function exporterByEnding(fileName: string): Exporter | undefined {
  return exporters.find((exporter) => fileName.toLowerCase().endsWith(exporter.ending));
}
