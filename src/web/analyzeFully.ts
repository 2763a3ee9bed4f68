import { analyze } from '../analyzers/analyze';
import type { analyzeFully as onNode } from '../mime/analyzeFully';

/** Without mailparser encoded header texts stay as written and attached messages closed; all else is the same. */
export const analyzeFully: typeof onNode = (sources, config, parts) => Promise.resolve(analyze(sources, config, parts));
