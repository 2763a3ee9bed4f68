import { messages } from '../messages';
import type { Analysis, AnalysisConfig } from '../model/analysis';
import { configOf, NO_OVERLAY, sourcesOf, type Diagram, type Overlay } from '../model/diagram';
import { isDiagram, readDiagram } from '../model/diagramText';
import type { Source } from '../model/source';
import { withOverlay } from '../view/overlay';
import { diagramProblem, problemText } from '../view/savedProblems';
import type { Redaction } from '../view/redact/mode';
import { redact } from '../view/redact/redact';
import { hides } from './redaction';
import { UsageError } from './usage';

/** The inputs with the texts that saved diagrams hold in place of the files, and what the user did to their pictures. */
export interface OpenedInputs {
  readonly sources: readonly Source[];
  readonly config: AnalysisConfig;
  /** Absent when no input is a saved diagram. */
  readonly overlay?: Overlay;
}

/** Opens saved diagrams among the inputs. What a file's own configuration says goes before the one of the command line. */
export function openDiagrams(inputs: readonly Source[], config: AnalysisConfig): OpenedInputs {
  const t = messages('en');
  const opened = inputs.map((source) => {
    if (!isDiagram(source.name, source.text)) return { sources: [source] };
    const { name } = source;
    const read = readDiagram(source.text);
    if ('broken' in read) throw new UsageError(diagramProblem(name, read.broken, t));
    for (const problem of read.problems) process.stderr.write(`hopscope: ${name}: ${problemText(problem, t)}\n`);
    return { sources: sourcesOf(read.diagram), diagram: read.diagram };
  });
  const diagrams = opened.flatMap(({ diagram }) => diagram ?? []);
  if (diagrams.length === 0) return { sources: inputs, config };
  return {
    sources: distinct(opened.flatMap(({ sources }) => sources)),
    config: diagrams.reduce((known, diagram) => ({ ...known, ...configOf(diagram) }), config),
    overlay: diagrams.reduce(merged, NO_OVERLAY),
  };
}

function merged(a: Overlay, b: Diagram): Overlay {
  const redaction = a.redaction ?? b.redaction;
  return {
    corrections: [...a.corrections, ...b.corrections],
    names: { ...a.names, ...b.names },
    icons: { ...a.icons, ...b.icons },
    hosts: [...a.hosts, ...b.hosts],
    pins: { ...a.pins, ...b.pins },
    folds: [...a.folds, ...b.folds],
    ...(redaction && { redaction }),
  };
}

/** Two diagrams may hold texts of one name. */
function distinct(sources: readonly Source[]): readonly Source[] {
  const met = new Set<string>();
  return sources.map((source, index) => {
    const id = met.has(source.id) ? `${source.id}#${index + 1}` : source.id;
    met.add(id);
    return { ...source, id };
  });
}

/** The picture as it was saved: named, completed, and redacted as the command line says or else the file. */
export function asSaved(analysis: Analysis, overlay: Overlay | undefined, wanted: Redaction): Analysis {
  const whole = overlay ? withOverlay(analysis, overlay) : analysis;
  return redact(whole, hides(wanted) ? wanted : (overlay?.redaction ?? wanted));
}
