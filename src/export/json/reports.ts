import type { Analysis } from '../../model/analysis';
import type { SourceSpan } from '../../model/span';
import type { EvidenceWriter } from './evidence';

function isPlace(value: object): value is SourceSpan {
  return 'source' in value && 'start' in value && 'end' in value && Object.keys(value).length === 3;
}

/** Plain data with every place as line and column, as everywhere in the document. Spans of whole reports are left out. */
function withLines(value: unknown, evidence: EvidenceWriter): unknown {
  if (Array.isArray(value)) return value.map((one) => withLines(one, evidence));
  if (typeof value !== 'object' || value === null) return value;
  if (isPlace(value)) return evidence.evidence(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'span' && name !== 'unparsed' && name !== 'claims')
      .map(([name, one]) => [name, withLines(one, evidence)]),
  );
}

/** Parts of the document about machines and sessions; absent where the text has none. */
export function reportsOf(analysis: Analysis, evidence: EvidenceWriter) {
  const { hosts, extraHosts, sessionReports, sessions, mailOnRoute } = analysis;
  const lines = (value: unknown): unknown => (value === undefined ? undefined : withLines(value, evidence));
  return {
    hosts: lines(hosts),
    extraHosts: lines(extraHosts),
    sessionReports: lines(sessionReports),
    sessions: lines(sessions),
    mailOnRoute: mailOnRoute && mailOnRoute.length > 0 ? lines(mailOnRoute) : undefined,
  };
}
