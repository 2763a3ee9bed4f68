import type { JsonDialect, XmlDialect } from './dialect';
import { atlas } from './dialects/atlas';
import { dublin } from './dialects/dublin';
import { globalping } from './dialects/globalping';
import { hopscope } from './dialects/hopscope';
import { junosXml } from './dialects/junosXml';
import { mtrJson } from './dialects/mtrJson';
import { mtrXml } from './dialects/mtrXml';
import { nexttrace } from './dialects/nexttrace';
import { nmapXml } from './dialects/nmapXml';
import { perfsonar } from './dialects/perfsonar';
import { scamper } from './dialects/scamper';
import { tracelb } from './dialects/tracelb';
import { trippy } from './dialects/trippy';

/** Every JSON format that is read. The first dialect that owns a record reads it; none owns another's. */
export const jsonDialects: readonly JsonDialect[] = [
  atlas,
  scamper,
  tracelb,
  mtrJson,
  dublin,
  trippy,
  nexttrace,
  globalping,
  perfsonar,
  hopscope,
];

export const xmlDialects: readonly XmlDialect[] = [nmapXml, mtrXml, junosXml];
