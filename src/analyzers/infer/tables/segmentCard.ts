import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses are the ends of one segment. Written by `npm run evaluate -- --fit segments`: logistic regression over
 * the pairs that `findCandidates` weighs in the generated scenarios of the `fit` families (test/evaluate/settings.ts).
 */
export const SEGMENT_CARD: Card = readCard(0, `
box: 0.03 none | -0.39 same
distance: 0.35 0 | -1.71 1
link: -1.21 <0.1 | -0.72 <0.3 | -0.41 <0.5 | -0.72 <0.7 | -0.4 <0.85 | 0.05 <0.95 | 0.21 <0.99 | 0.56 <0.999 | 1.57 beside | -1.46 elsewhere
  | 0.61 ≥0.999
loopback: -3.21 both ways | 0.58 none
mate: 1.25 -- | -2 -m | -2.12 m- | -3.36 mm
order: -0.04 - | -3.88 block - | -0.63 block A | -0.36 block W | -0.19 block a | -0.56 block m | 0.34 block u | -0.1 block w | -1.32 pair A
  | 1.83 pair W | 0.26 pair a | 0.59 pair m | 0.57 pair u | 1.61 pair w
relation: 0.21 access /126 | -5.01 access /16 | -1.72 access /20 | 1.16 access /22 | 1.27 access /24 | 1.36 access /25 | 1.85 access /26
  | 1.69 access /27 | 0.82 access /28 | 0.83 access /28s | -0.44 access /29 | 0.09 access /29s | -1.05 access /30 | -6.69 access /31
  | -3.23 access /48 | -2.74 access /56 | 2.09 access /64 | -1.64 access none | 1.98 middle /126 | 2.12 middle /127 | -4.19 middle /16
  | -3 middle /20 | -0.18 middle /22 | 0.45 middle /24 | 0.35 middle /25 | 0.34 middle /26 | -0.16 middle /27 | -0.08 middle /28
  | -0.83 middle /28s | 0.35 middle /29 | 0.11 middle /29s | -0.26 middle /30 | 3.89 middle /31 | -3.37 middle /48 | -3.4 middle /56
  | 2.86 middle /64 | 3.42 middle ix | -1.87 middle none | 0.67 server /126 | 0.5 server /127 | -2.54 server /16 | -0.81 server /20
  | -0.78 server /22 | 0.96 server /24 | 1.53 server /25 | 1.48 server /26 | 1.86 server /27 | 1.79 server /28 | 1.59 server /28s
  | 1.88 server /29 | 1.24 server /29s | 0.62 server /30 | 1.93 server /31 | -1.1 server /48 | -1.35 server /56 | 2.85 server /64
  | -0.37 server none
relation beside: 0.65 /126 1 | 0.61 /127 1 | 0.95 /30 1 | -1.54 /30 row | 1.03 /31 1 | -0.27 none
relation link: -2.15 block <0.5 | -1.33 block <0.95 | -0.74 block ≥0.95 | 0.23 pair <0.5 | 1.38 pair <0.95 | 1.47 pair beside
  | -1.53 pair elsewhere | 1.55 pair ≥0.95
shape: 0.61 1x1 | -1.09 1x2 | -0.98 2x1 | -0.61 2x2 | 1.57 beside | -1.46 elsewhere
style: 0.03 none | 0.19 pairs 0 | -0.68 pairs 1 | -0.59 pairs 2 | -0.8 pairs 3
vlan: -0.3 none | 2.44 same
`);
