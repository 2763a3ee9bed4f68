import type { Trace } from '../model/trace';
import type { Translate } from './catalog';

/** How a person calls the tool that printed a trace: a text of ours, or the name that came with a contributed reader. */
export function dialectNameOf({ dialect, dialectName }: Trace, t: Translate): string {
  return dialectName ?? t(`traceroute.dialect.${dialect}`);
}
