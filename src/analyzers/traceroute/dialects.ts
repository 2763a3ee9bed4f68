import type { Dialect } from './dialect';
import { bsd } from './dialects/bsd';
import { ciscoIos, ciscoXr } from './dialects/cisco';
import { ciscoNxos } from './dialects/ciscoNxos';
import { mikrotik } from './dialects/mikrotik';
import { pathping } from './dialects/pathping';
import { trippyCsv } from './dialects/trippyCsv';
import { trippyDot } from './dialects/trippyDot';
import { trippyFlows } from './dialects/trippyFlows';
import { trippyTable } from './dialects/trippyTable';
import { winmtr } from './dialects/winmtr';
import { mtrCsv } from './dialects/mtrCsv';
import { mtrRaw } from './dialects/mtrRaw';
import { mtrSplit } from './dialects/mtrSplit';
import { hping } from './dialects/hping';
import { mtrReport } from './dialects/mtrReport';
import { ciscoMpls } from './dialects/ciscoMpls';
import { nexttrace } from './dialects/nexttrace';
import { nexttraceRaw } from './dialects/nexttraceRaw';
import { nexttraceTable } from './dialects/nexttraceTable';
import { comware } from './dialects/comware';
import { huaweiLsp } from './dialects/huaweiLsp';
import { huaweiVrp } from './dialects/huaweiVrp';
import { inetutils } from './dialects/inetutils';
import { linux } from './dialects/linux';
import { nokiaLsp } from './dialects/nokiaLsp';
import { nokiaTrace } from './dialects/nokiaTrace';
import { nmap } from './dialects/nmap';
import { tracepath } from './dialects/tracepath';
import { tracert } from './dialects/tracert';
import { aix } from './dialects/aix';
import { solaris } from './dialects/solaris';
import { fortinet } from './dialects/fortinet';
import { junosText } from './dialects/junosText';
import { scamperText } from './dialects/scamperText';
import { tcptraceroute } from './dialects/tcptraceroute';
import { lft } from './dialects/lft';
import { vpcs } from './dialects/vpcs';
import { dublin } from './dialects/dublin';
import { paris } from './dialects/paris';
import { besttrace } from './dialects/besttrace';
import { pingplotter } from './dialects/pingplotter';
import { router } from './dialects/router';
import { testConnection } from './dialects/testConnection';
import { testNetConnection } from './dialects/testNetConnection';
import { analysisDump } from './dialects/analysisDump';

/** Every way to print a trace that is understood. The best score wins, so the order does not matter. */
export const dialects: readonly Dialect[] = [
  linux,
  tracert,
  nmap,
  inetutils,
  tracepath,
  bsd,
  aix,
  solaris,
  fortinet,
  junosText,
  scamperText,
  tcptraceroute,
  hping,
  ciscoIos,
  ciscoXr,
  ciscoNxos,
  ciscoMpls,
  nexttrace,
  nexttraceRaw,
  nexttraceTable,
  huaweiVrp,
  huaweiLsp,
  nokiaLsp,
  nokiaTrace,
  comware,
  mtrReport,
  mtrCsv,
  mtrRaw,
  mtrSplit,
  winmtr,
  trippyTable,
  trippyCsv,
  trippyFlows,
  trippyDot,
  pathping,
  mikrotik,
  lft,
  vpcs,
  dublin,
  paris,
  besttrace,
  analysisDump,
  testConnection,
  testNetConnection,
  pingplotter,
  // Last: it opens what no other one does.
  router,
];
