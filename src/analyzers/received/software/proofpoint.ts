import { headOf } from '../clause';
import type { Software } from './software';

/** `from pps.filterd (HOST [127.0.0.1])`, `from pps.reinject (localhost [127.0.0.1])`: the filter hands back to the MTA */
const FILTER = /^pps\.(?:filterd|reinject)$/;

const HOST = /\.pphosted\.com$/i;

/** Protection Server, on the Sendmail engine: `by mx0a-0012ab01.pphosted.com (PPS) with ESMTPS id … (version=TLSv1.2 cipher=… bits=256 verify=NOT)`. */
export const proofpoint: Software = {
  id: 'proofpoint',
  name: 'Proofpoint',
  mark: /^PPS$/,
  score: (field) => (FILTER.test(headOf(field, 'from')) || HOST.test(headOf(field, 'by')) ? 1 : 0),
  rdns: 'verified',
  withoutName: 'unknown',
  // `(8.17.1.19/8.17.1.19)`: the version of the engine
  readers: [(_field, comment, keyword) => (keyword === 'by' && ENGINE.test(comment.text) ? {} : undefined)],
  kind: (field) => (FILTER.test(headOf(field, 'from')) ? 'scan' : undefined),
};

const ENGINE = /^\d{1,2}\.\d{1,2}(?:\.\d{1,4}){1,2}\/[\d.]{3,16}$/;

/** Essentials, on Postfix: `(using TLSv1.2 …) by mx1-us1.ppe-hosted.com (PPE Hosted ESMTP Server) with ESMTPS id …`. */
export const proofpointEssentials: Software = {
  id: 'proofpoint-essentials',
  name: 'Proofpoint Essentials',
  mark: /^(?:PPE Hosted|Proofpoint Essentials) ESMTP Server$/,
  rdns: 'verified',
  withoutName: 'unknown',
  saysTls: true,
};
