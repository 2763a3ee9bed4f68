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
access: -0.02 0:0 | -6.63 0:1 | -9 0:2 | -9 0:3 | -8.24 0:4 | -8.24 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -5.41 1:0 | -4.88 1:1 | -6.63 1:2
  | -6.86 1:3 | -8.24 1:4 | -9 1:6 | -7.55 2:0 | -6.63 2:1 | -5.76 2:2 | -7.14 2:3 | -9 2:4 | -9 3:0 | -9 3:1 | -8.24 3:2 | -6.3 3:3
  | -9 3:4 | -9 4:0 | -9 4:2 | -9 5:0 | -9 5:1 | -9 6:0 | -9 7:0
middle: -0.07 0:0 | -4.5 0:1 | -7.81 0:2 | -8.1 0:3 | -7.99 0:4 | -8.35 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -5.82 1:0 | -3.79 1:1 | -5.74 1:2
  | -6.29 1:3 | -8.91 1:4 | -9 1:6 | -7.41 2:0 | -5.93 2:1 | -4.77 2:2 | -5.83 2:3 | -9 2:4 | -7.59 3:0 | -6.41 3:1 | -6.61 3:2 | -5.91 3:3
  | -9 3:4 | -7.59 4:0 | -9 4:2 | -8.51 5:0 | -9 5:1 | -9 6:0 | -9 7:0
server: -0.02 0:0 | -4.95 0:1 | -5.38 0:2 | -6.69 0:3 | -7.39 0:4 | -9 0:5 | -9 0:6 | -9 0:7 | -9 0:8 | -7.61 1:0 | -5.82 1:1 | -9 1:2
  | -9 1:3 | -9 1:4 | -9 1:6 | -7.2 2:0 | -9 2:1 | -7.05 2:2 | -9 2:3 | -9 2:4 | -7.9 3:0 | -9 3:1 | -9 3:2 | -8.99 3:3 | -9 3:4 | -8.99 4:0
  | -9 4:2 | -9 5:0 | -9 5:1 | -9 6:0 | -9 7:0
`),
  link: readRows(`
access: 9 /126 | 9 /127 | -0.88 /16 | -3.08 /20 | 0.22 /22 | 0.83 /24 | 0.93 /25 | 1.12 /26 | 1.88 /27 | 1.54 /28 | 0.02 /28s | 1.93 /29
  | 0.43 /29s | 4.17 /30 | 9 /31 | -0.61 /48 | -0.7 /56 | 9 /64 | 7.83 ix | -0.95 none | -9 same
middle: 8.19 /126 | 9 /127 | -1.8 /16 | -1.8 /20 | -0.56 /22 | 0.03 /24 | 0.21 /25 | -0.12 /26 | -0.6 /27 | -0.5 /28 | -0.91 /28s
  | -0.02 /29 | -0.23 /29s | 4.12 /30 | 8.07 /31 | -1.71 /48 | -1.1 /56 | 9 /64 | 9 ix | -1.82 none | -9 same
server: 9 /126 | 9 /127 | -2.54 /16 | -3.13 /20 | -2.35 /22 | -0.47 /24 | -0.29 /25 | 0.64 /26 | 0.97 /27 | 1.95 /28 | 1.26 /28s | 2.16 /29
  | 1.62 /29s | 4.97 /30 | 9 /31 | -2.61 /48 | -2.3 /56 | 6.69 /64 | 9 ix | -2.11 none | -9 same
`),
  end: readRow(`5.86 /126 | 9 /127 | -0.17 /16 | -0.15 /20 | -0.28 /22 | -0.14 /24 | 0.16 /25 | 0.21 /26 | 0.24 /27 | 0.22 /28 | 0.37 /28s | 0.4 /29
  | 0.23 /29s | 1.95 /30 | 5.34 /31 | -0.09 /48 | -0.21 /56 | 6.14 /64 | 9 ix | -0.14 none | -9 same
`),
  inner:
    readRow(`0.91 /126 | -0.25 /16 | -0.73 /20 | -0.61 /22 | -1.18 /24 | -0.61 /25 | -0.04 /26 | 0.28 /27 | 0.07 /28 | -0.55 /28s | -1.52 /29 | 0.07 /29s
  | -0.5 /30 | -0.7 /31 | 0.06 /48 | -0.05 /56 | 0.62 /64 | 0.23 none | -5.52 same
`),
  router:
    readRow(`2.69 both-silent | -0.01 none | -2 one-silent | -9 other-domain | -1.92 other-name | 9 same-address | 4.35 same-name
`),
  order:
    readRow(`-0.2 against 1 | -0.62 against 2 | -1.54 against 4 | -0.01 mixed | -0.14 none | 0.28 with 1 | 0.58 with 2 | 0.75 with 4
`),
};
