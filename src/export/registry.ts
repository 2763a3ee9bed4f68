import { contentOf } from '../view/content';
import { isLogin, type Exporter } from './exporter';
import { htmlOf } from './html';
import { jsonOf } from './json/document';
import { svgOf } from './svg';
import { abuseReportOf } from './text/abuseReport';
import { csvOf, markdownOf } from './table/tables';
import { summaryOf } from './text/summary';

/** In the order of the menus. */
export const exporters: readonly Exporter[] = [
  {
    id: 'svg',
    ending: '.svg',
    name: 'export.svg',
    output: {
      per: 'scene',
      write: (scene, { theme, options }) => svgOf(scene, { theme, background: true, legend: options.legend ?? true }),
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
        return pptxOf(input);
      },
    },
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
