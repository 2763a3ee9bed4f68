import type { Translate } from '../messages/catalog';
import type { FormProblem } from '../model/correction';
import type { ReadDiagram } from '../model/diagramText';

type Broken = Extract<ReadDiagram, { readonly broken: unknown }>['broken'];

/** The one sentence that says why a file cannot be drawn. */
export function diagramProblem(name: string, { line, schema }: Broken, t: Translate): string {
  if (schema) return t('saved.noSchema', { name });
  return line === undefined ? t('saved.broken', { name }) : t('saved.brokenAt', { name, line });
}

/** "corrections[2] was left out: it needs two "addresses" or more". */
export function problemText({ field, form }: FormProblem, t: Translate): string {
  return t('saved.leftOut', { field, form: t(`saved.form.${form}`) });
}
