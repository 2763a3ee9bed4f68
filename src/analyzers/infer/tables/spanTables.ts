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
access: -0.02 0:0 | -5.88 0:1 | -9 0:2 | -9 0:3 | -7.83 0:4 | -9 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -8.52 0:9 | -5.47 1:0 | -5.15 1:1
  | -7.82 1:2 | -7.42 1:3 | -6.57 2:0 | -7.13 2:1 | -6.57 2:2 | -7.82 2:3 | -9 2:4 | -8.52 3:0 | -6.91 3:1 | -8.52 3:2 | -6.91 3:3
  | -8.52 3:4 | -8.52 4:0 | -8.52 4:1 | -9 4:2 | -7.83 5:0 | -9 5:1 | -7.83 6:0 | -9 7:0 | -9 8:0
middle: -0.07 0:0 | -4.54 0:1 | -6.94 0:2 | -7.23 0:3 | -7.77 0:4 | -8.2 0:5 | -9 0:6 | -8.99 0:7 | -9 0:8 | -9 0:9 | -5.79 1:0 | -3.77 1:1
  | -5.75 1:2 | -6.35 1:3 | -7.46 2:0 | -5.82 2:1 | -4.82 2:2 | -6.1 2:3 | -9 2:4 | -7.55 3:0 | -6.32 3:1 | -6.36 3:2 | -5.93 3:3 | -9 3:4
  | -7.96 4:0 | -9 4:1 | -9 4:2 | -8.81 5:0 | -9 5:1 | -8.81 6:0 | -9 7:0 | -9 8:0
server: -0.02 0:0 | -4.85 0:1 | -5.63 0:2 | -7.22 0:3 | -7.91 0:4 | -9 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -9 0:9 | -7.91 1:0 | -6.3 1:1
  | -9 1:2 | -9 1:3 | -6.59 2:0 | -9 2:1 | -7.1 2:2 | -9 2:3 | -9 2:4 | -7.1 3:0 | -9 3:1 | -9 3:2 | -9 3:3 | -9 3:4 | -9 4:0 | -9 4:1
  | -9 4:2 | -9 5:0 | -9 5:1 | -9 6:0 | -9 7:0 | -9 8:0
`),
  link: readRows(`
access: 9 /126 | 9 /127 | -0.84 /16 | -2.34 /20 | 0.4 /22 | 0.42 /24 | 0.34 /25 | 1.09 /26 | 1.04 /27 | 0.91 /28 | 0.06 /28s | 1.54 /29
  | 0.17 /29s | 4.37 /30 | 6.63 /31 | -1.1 /48 | -0.88 /56 | 9 /64 | 8.16 ix | -1.2 none | -9 same
middle: 9 /126 | 9 /127 | -1.68 /16 | -1.8 /20 | -0.62 /22 | -0.62 /24 | -0.61 /25 | -0.45 /26 | -0.52 /27 | -0.25 /28 | -0.92 /28s
  | 0.11 /29 | 0.07 /29s | 4.37 /30 | 8.78 /31 | -1.59 /48 | -1.12 /56 | 9 /64 | 9 ix | -1.91 none | -9 same
server: 6.11 /126 | 9 /127 | -2.28 /16 | -2.67 /20 | -2.05 /22 | -0.62 /24 | -0.32 /25 | 0.5 /26 | 1.19 /27 | 2.12 /28 | 1.41 /28s
  | 2.47 /29 | 1.76 /29s | 5.17 /30 | 8.11 /31 | -2.22 /48 | -2.51 /56 | 6.1 /64 | 9 ix | -2.24 none | -9 same
`),
  end: readRow(`5.8 /126 | 9 /127 | -0.16 /16 | -0.19 /20 | -0.01 /22 | -0.12 /24 | -0.11 /25 | -0.05 /26 | 0.28 /27 | 0.22 /28 | 0.34 /28s | 0.46 /29
  | 0.34 /29s | 2.17 /30 | 6.16 /31 | -0.13 /48 | -0.14 /56 | 5.69 /64 | 9 ix | -0.17 none | -9 same
`),
  inner:
    readRow(`0.28 /126 | -0.38 /16 | -0.08 /20 | -0.53 /22 | -0.13 /24 | -1.15 /25 | -0.18 /26 | 0.65 /27 | -0.64 /28 | -0.41 /28s | -0.53 /29
  | 0.04 /29s | 0.21 /30 | -0.75 /31 | 0.32 /48 | -0.59 /56 | -0.41 /64 | 0.15 none | -5.92 same
`),
  router:
    readRow(`2.71 both-silent | -0.01 none | -2.06 one-silent | -9 other-domain | -2.26 other-name | 9 same-address | 4.31 same-name
`),
  order:
    readRow(`-0.14 against 1 | -0.74 against 2 | -1.52 against 4 | -0.04 mixed | -0.11 none | 0.4 with 1 | 0.4 with 2 | 0.65 with 4
`),
};
