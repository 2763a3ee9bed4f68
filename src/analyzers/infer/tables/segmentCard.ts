import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses are the ends of one segment. Written by `npm run evaluate -- --fit segments`: logistic regression over
 * the pairs that `findCandidates` weighs in the generated scenarios of the `fit` families (test/evaluate/settings.ts).
 */
export const SEGMENT_CARD: Card = readCard(
  -0.01,
  `
box: 0.03 none | -0.45 same
distance: 0.34 0 | -1.72 1
link: -1.2 <0.1 | -0.76 <0.3 | -0.44 <0.5 | -0.67 <0.7 | -0.43 <0.85 | 0.03 <0.95 | 0.15 <0.99 | 0.57 <0.999 | 1.58 beside | -1.44 elsewhere
  | 0.62 ≥0.999
loopback: -3.22 both ways | 0.57 none
mate: 1.24 -- | -2.02 -m | -2.12 m- | -3.37 mm
order: -0.02 - | -3.81 block - | -0.08 block against 1 | -0.4 block against 2 | -0.84 block against 4 | -0.45 block mixed | 0.46 block none
  | 0.02 block with 1 | -0.21 block with 2 | -0.36 block with 4 | 0.34 pair against 1 | -0.87 pair against 2 | -2.02 pair against 4
  | 0.66 pair mixed | 0.64 pair none | 1.67 pair with 1 | 1.71 pair with 2 | 1.56 pair with 4
relation: 0.24 access /126 | -5.03 access /16 | -1.71 access /20 | 1.17 access /22 | 1.25 access /24 | 1.34 access /25 | 1.84 access /26
  | 1.67 access /27 | 0.8 access /28 | 0.82 access /28s | -0.45 access /29 | 0.08 access /29s | -1.04 access /30 | -6.64 access /31
  | -3.21 access /48 | -2.76 access /56 | 2.08 access /64 | -1.62 access none | 1.99 middle /126 | 2.14 middle /127 | -4.18 middle /16
  | -2.99 middle /20 | -0.19 middle /22 | 0.44 middle /24 | 0.34 middle /25 | 0.35 middle /26 | -0.16 middle /27 | -0.07 middle /28
  | -0.81 middle /28s | 0.35 middle /29 | 0.11 middle /29s | -0.25 middle /30 | 3.89 middle /31 | -3.37 middle /48 | -3.4 middle /56
  | 2.87 middle /64 | 3.43 middle ix | -1.83 middle none | 0.66 server /126 | 0.5 server /127 | -2.54 server /16 | -0.83 server /20
  | -0.78 server /22 | 0.95 server /24 | 1.51 server /25 | 1.47 server /26 | 1.84 server /27 | 1.77 server /28 | 1.57 server /28s
  | 1.86 server /29 | 1.22 server /29s | 0.61 server /30 | 1.91 server /31 | -1.1 server /48 | -1.35 server /56 | 2.85 server /64
  | -0.36 server none
relation beside: 0.65 /126 1 | 0.61 /127 1 | 0.95 /30 1 | -1.54 /30 row | 1.04 /31 1 | -0.28 none
relation link: -2.15 block <0.5 | -1.33 block <0.95 | -0.74 block ≥0.95 | 0.19 pair <0.5 | 1.46 pair <0.95 | 1.47 pair beside
  | -1.52 pair elsewhere | 1.54 pair ≥0.95
shape: 0.58 1x1 | -1.1 1x2 | -0.98 2x1 | -0.59 2x2 | 1.58 beside | -1.44 elsewhere
style: 0.03 none | 0.19 pairs 0 | -0.68 pairs 1 | -0.63 pairs 2 | -0.79 pairs 3
vlan: -0.31 none | 2.44 same
`,
);
