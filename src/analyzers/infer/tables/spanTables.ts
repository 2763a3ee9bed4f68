import { readRow, readRows } from '../card';
/** Written by `npm run evaluate -- --fit spans`. */
export interface SpanTables {
  /** ln P(f forward-only and g return-only routers before the next common one), by zone, then `f:g`. */
  readonly steps: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** ln P(relation | the row is one link) / P(relation | a neighbouring wrong row), by zone. */
  readonly link: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** The same for the rows at both ends of a stretch where the ways part, and for those inside. */
  readonly end: Readonly<Record<string, number>>;
  readonly inner: Readonly<Record<string, number>>;
  /** ln P(what names and addresses say | one router) / P(… | a neighbouring wrong pair of hops). */
  readonly router: Readonly<Record<string, number>>;
  /** ln P(order of the numbers | the row is one link) / P(order | an end of a stretch where the ways part). */
  readonly order: Readonly<Record<string, number>>;
}

export const SPAN_TABLES: SpanTables = {
  steps: readRows(`
access: -0.02 0:0 | -5.82 0:1 | -9 0:2 | -9 0:3 | -7.83 0:4 | -9 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -8.53 0:9 | -5.44 1:0 | -5.16 1:1
  | -7.83 1:2 | -7.43 1:3 | -6.74 2:0 | -6.92 2:1 | -6.45 2:2 | -7.83 2:3 | -9 2:4 | -9 2:8 | -8.53 3:0 | -6.74 3:1 | -8.52 3:2 | -6.73 3:3
  | -9 3:4 | -8.53 4:0 | -8.53 4:1 | -9 4:2 | -7.83 5:0 | -7.83 6:0 | -9 7:0 | -9 8:0
middle: -0.07 0:0 | -4.57 0:1 | -6.96 0:2 | -7.2 0:3 | -7.83 0:4 | -8.2 0:5 | -9 0:6 | -8.99 0:7 | -9 0:8 | -9 0:9 | -5.8 1:0 | -3.76 1:1
  | -5.73 1:2 | -6.35 1:3 | -7.46 2:0 | -5.8 2:1 | -4.81 2:2 | -6.19 2:3 | -9 2:4 | -9 2:8 | -7.6 3:0 | -6.3 3:1 | -6.34 3:2 | -5.92 3:3
  | -9 3:4 | -7.96 4:0 | -9 4:1 | -9 4:2 | -8.99 5:0 | -8.99 6:0 | -9 7:0 | -9 8:0
server: -0.02 0:0 | -4.84 0:1 | -5.61 0:2 | -7.22 0:3 | -7.91 0:4 | -9 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -9 0:9 | -7.91 1:0 | -6.12 1:1
  | -9 1:2 | -9 1:3 | -6.59 2:0 | -9 2:1 | -7.22 2:2 | -9 2:3 | -9 2:4 | -9 2:8 | -7.35 3:0 | -9 3:1 | -9 3:2 | -9 3:3 | -9 3:4 | -9 4:0
  | -9 4:1 | -9 4:2 | -9 5:0 | -9 6:0 | -9 7:0 | -9 8:0
`),
  link: readRows(`
access: 9 /126 | 9 /127 | -0.85 /16 | -2.14 /20 | 0.43 /22 | 0.42 /24 | 0.39 /25 | 1.06 /26 | 1.03 /27 | 0.93 /28 | 0.07 /28s | 1.6 /29
  | 0.09 /29s | 4.38 /30 | 6.63 /31 | -0.96 /48 | -0.91 /56 | 9 /64 | 8.15 ix | -1.2 none | -9 same
middle: 9 /126 | 9 /127 | -1.64 /16 | -1.72 /20 | -0.59 /22 | -0.63 /24 | -0.58 /25 | -0.47 /26 | -0.5 /27 | -0.23 /28 | -0.82 /28s
  | 0.18 /29 | 0.11 /29s | 4.4 /30 | 8.58 /31 | -1.54 /48 | -1.07 /56 | 9 /64 | 9 ix | -1.92 none | -9 same
server: 6.13 /126 | 9 /127 | -2.29 /16 | -2.69 /20 | -2.1 /22 | -0.59 /24 | -0.34 /25 | 0.5 /26 | 1.14 /27 | 2.09 /28 | 1.4 /28s | 2.56 /29
  | 1.8 /29s | 5.25 /30 | 8.12 /31 | -2.26 /48 | -2.59 /56 | 6.1 /64 | 9 ix | -2.27 none | -9 same
`),
  end: readRow(`5.79 /126 | 9 /127 | -0.18 /16 | -0.16 /20 | 0.03 /22 | -0.12 /24 | -0.07 /25 | -0.09 /26 | 0.22 /27 | 0.21 /28 | 0.3 /28s | 0.56 /29
  | 0.36 /29s | 2.2 /30 | 6 /31 | -0.15 /48 | -0.08 /56 | 5.69 /64 | 9 ix | -0.16 none | -9 same
`),
  inner:
    readRow(`0.27 /126 | -0.46 /16 | -0.25 /20 | -0.47 /22 | -0.05 /24 | -1.08 /25 | -0.07 /26 | 0.78 /27 | -0.64 /28 | -0.56 /28s | 0.02 /29 | 0.04 /29s
  | -0.45 /30 | -0.89 /31 | 0.32 /48 | -0.4 /56 | -0.42 /64 | 0.13 none | -5.93 same
`),
  router:
    readRow(`2.72 both-silent | -0.01 none | -2.06 one-silent | -9 other-domain | -2.26 other-name | 9 same-address | 4.31 same-name
`),
  order:
    readRow(`-0.18 against 1 | -0.7 against 2 | -1.48 against 4 | -0.03 mixed | -0.1 none | 0.43 with 1 | 0.39 with 2 | 0.51 with 4
`),
};
