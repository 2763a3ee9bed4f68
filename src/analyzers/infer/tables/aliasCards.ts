import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses belong to one router: one of each direction, and alternatives of one hop. Written by
 * `npm run evaluate -- --fit cross,row`: logistic regression over the pairs of `findAliasPairs` in the generated scenarios of the
 * `fit` families (test/evaluate/settings.ts).
 */
export const CROSS_CARD: Card = readCard(
  0.27,
  `
end: 0.07 none | 0.27 target global | 1.84 target inside
flow ahead: -0.21 - | -0.41 few | -1.59 parted | 0.35 several | 1.12 together
flow behind: -0.06 - | -0.24 few | -1 parted | 0.38 several | 0.76 together
links ahead: -0.76 block <0.7 of 1 | -0.15 block <0.7 of 2 | -0.3 block <0.85 of 1 | 0.06 block <0.85 of 2 | -0.15 block <0.95 of 1
  | 0.24 block <0.95 of 2 | 0.49 block <0.99 of 1 | 0.19 block <0.99 of 2 | 0.3 block <0.99 of 3 | 0.02 block ≥0.99 of 1
  | 0.96 block ≥0.99 of 2 | 0.19 block ≥0.99 of 3 | -0.04 elsewhere of 2 | -0.63 elsewhere of 3 | -0.3 none of 1 | -0.07 none of 2
  | -0.36 none of 3 | -0.17 pair <0.7 of 1 | -0.17 pair <0.85 of 1 | -0.75 pair <0.85 of 2 | 0.56 pair <0.95 of 1 | -1.39 pair <0.95 of 2
  | 0.17 pair <0.95 of 3 | 0.74 pair <0.99 of 1 | -1.09 pair <0.99 of 2 | -1.43 pair <0.99 of 3 | 1.49 pair ≥0.99 of 1
  | -0.38 pair ≥0.99 of 2 | -0.23 pair ≥0.99 of 3 | 0.44 silent of 1 | -0.06 silent of 2 | 0.09 silent of 3
links behind: -1.12 block <0.7 of 1 | -0.47 block <0.7 of 2 | -0.54 block <0.7 of 3 | -0.54 block <0.85 of 1 | -0.16 block <0.85 of 2
  | 0.63 block <0.95 of 1 | 0.48 block <0.95 of 2 | 0.59 block <0.99 of 1 | 0.96 block <0.99 of 2 | 0.15 block <0.99 of 3
  | 0.88 block ≥0.99 of 1 | 0.62 block ≥0.99 of 2 | 0.13 block ≥0.99 of 3 | 0.62 elsewhere of 2 | -0.56 none of 1 | 0.27 none of 2
  | -0.14 none of 3 | 0.15 pair <0.7 of 1 | -0.15 pair <0.85 of 1 | -0.92 pair <0.85 of 2 | 0.13 pair <0.95 of 1 | -1.54 pair <0.95 of 2
  | -0.41 pair <0.95 of 3 | 0.91 pair <0.99 of 1 | -1.23 pair <0.99 of 2 | -1.66 pair <0.99 of 3 | 1.53 pair ≥0.99 of 1
  | -0.39 pair ≥0.99 of 2 | -0.37 pair ≥0.99 of 3 | 0.52 silent of 1 | -0.09 silent of 2 | -0.12 silent of 3
links both: 0.2 - - | 0.11 - /126 | -0.49 - /127 | -0.24 - /16 | 0.01 - /20 | -0.31 - /22 | 0.48 - /24 | -0.14 - /25 | -0.03 - /26
  | -0.41 - /27 | 0.02 - /28 | -0.04 - /28s | -0.16 - /29 | -0.55 - /29s | 0.26 - /30 | -0.1 - /31 | -0.18 - /48 | -0.53 - /56 | 0.19 - /64
  | -0.1 - ix | -0.02 - none | -0.17 /126 /126 | -0.82 /126 /127 | -0.08 /126 /56 | 0.68 /126 /64 | 0.2 /126 ix | -0.69 /126 none
  | -0.45 /127 /127 | 0.09 /127 /48 | -0.16 /127 /56 | 0.27 /127 /64 | -0.4 /127 ix | 0.29 /127 none | -0.23 /16 /16 | -0.48 /16 /20
  | 0.42 /16 /22 | -0.32 /16 /24 | 0.43 /16 /25 | -0.1 /16 /26 | -0.33 /16 /27 | 0.11 /16 /28 | -0.65 /16 /28s | 0.65 /16 /29
  | -0.4 /16 /29s | 0.39 /16 /30 | 0.04 /16 /31 | -1.03 /16 ix | 0.24 /16 none | 0.48 /20 /20 | 0.05 /20 /22 | -0.53 /20 /24 | 0.05 /20 /25
  | 0.3 /20 /26 | 0.2 /20 /27 | 0.07 /20 /28 | 0.15 /20 /28s | 0.16 /20 /29 | -0.53 /20 /29s | 0.28 /20 /30 | -0.2 /20 /31 | -0.75 /20 ix
  | 0.38 /20 none | -0.34 /22 /22 | -0.15 /22 /24 | 0.24 /22 /25 | -0.03 /22 /26 | -0.01 /22 /27 | -0.19 /22 /28 | 0.09 /22 /28s
  | 0.33 /22 /29 | 0.17 /22 /29s | 0.46 /22 /30 | 0.08 /22 /31 | -0.11 /22 ix | -0.06 /22 none | 0.26 /24 /24 | -0.25 /24 /25 | 0.08 /24 /26
  | 0.16 /24 /27 | 0.25 /24 /28 | -0.29 /24 /28s | 0.31 /24 /29 | 0.24 /24 /29s | -0.16 /24 /30 | 0.58 /24 /31 | -0.45 /24 ix
  | -0.15 /24 none | -0.27 /25 /25 | -0.3 /25 /26 | 0.32 /25 /27 | 0.28 /25 /28 | -0.17 /25 /28s | -0.03 /25 /29 | -0.2 /25 /29s
  | 0.55 /25 /30 | 0.34 /25 /31 | -0.42 /25 ix | 0.53 /25 none | -0.16 /26 /26 | 0.62 /26 /27 | 0.05 /26 /28 | -0.83 /26 /28s | 0.53 /26 /29
  | 0.26 /26 /29s | 0.19 /26 /30 | 0.03 /26 /31 | -0.64 /26 ix | 0.68 /26 none | -0.61 /27 /27 | 0.76 /27 /28 | 0.17 /27 /28s
  | -0.03 /27 /29 | 0.65 /27 /29s | 0.25 /27 /30 | -0.17 /27 /31 | -0.61 /27 ix | 0.85 /27 none | -0.18 /28 /28 | 0.07 /28 /28s
  | 0.38 /28 /29 | -0.28 /28 /29s | -0.08 /28 /30 | 0.14 /28 /31 | -0.13 /28 ix | 0.42 /28 none | 0.05 /28s /28s | 0.22 /28s /29
  | 0.26 /28s /29s | -0.04 /28s /30 | -0.38 /28s /31 | -0.39 /28s ix | 0.36 /28s none | -0.04 /29 /29 | 0.07 /29 /29s | -0.08 /29 /30
  | -0.05 /29 /31 | -0.16 /29 ix | -0.15 /29 none | -0.25 /29s /29s | 0.1 /29s /30 | -0.52 /29s /31 | -1.01 /29s ix | 0.37 /29s none
  | 0.79 /30 /30 | 0.28 /30 /31 | 0.42 /30 ix | 0.43 /30 none | -0.02 /31 /31 | 0.22 /31 ix | -0.02 /31 none | -0.45 /48 /48 | 0.06 /48 /56
  | 0.24 /48 /64 | -0.09 /48 ix | -0.02 /48 none | -0.35 /56 /56 | -0.11 /56 /64 | 0.2 /56 ix | 0.53 /56 none | 0.54 /64 /64 | 0.11 /64 ix
  | -0.28 /64 none | -0.31 ix none | -0.5 none none
links habit ahead: 0.27 - a pair | -0.25 - blocks | -0.16 - mixed | 0.11 - pairs | -0.42 - unseen | 0.13 b a pair | 0.59 b blocks
  | 0.04 b mixed | -0.02 b unseen | -0.02 e a pair | -1.03 e blocks | 0.01 e mixed | 0.96 e pairs | -0.53 e unseen | 0.29 p a pair
  | 0.42 p blocks | 0.15 p mixed | 0.16 p pairs | -0.79 p unseen
links habit behind: 0.25 - a pair | -0.05 - blocks | -0.21 - mixed | 0.01 - pairs | -0.34 - unseen | 0.23 b a pair | 0.3 b blocks
  | -0.07 b mixed | 0.36 b pairs | 0.49 b unseen | 0.18 e a pair | 0.43 e blocks | 0.23 e mixed | 0.22 e pairs | -0.42 e unseen
  | -0.18 p a pair | 0.29 p blocks | 0.26 p mixed | 0.04 p pairs | -0.48 p unseen
links near: -1.05 -- <0.5 | 0.21 -- <0.95 | -0.04 -- ≥0.95 | 0.05 -n <0.5 | 0.3 -n <0.95 | 0.45 -n ≥0.95 | 0.27 -p <0.5 | -0.15 -p <0.95
  | 0.2 -p ≥0.95 | -1.61 -s <0.5 | -0.4 -s <0.95 | 1.16 -s ≥0.95 | -0.07 -w <0.5 | 0.58 -w <0.95 | 0.16 -w ≥0.95 | -0.21 n- <0.5
  | 0.45 n- <0.95 | 0.46 n- ≥0.95 | -0.34 nn <0.5 | -0.56 nn <0.95 | -0.1 nn ≥0.95 | 0.18 np <0.5 | 1.24 np <0.95 | 0.26 np ≥0.95
  | -0.24 ns <0.5 | 0.19 ns <0.95 | 1.04 ns ≥0.95 | -0.65 nw <0.5 | -0.62 nw <0.95 | 0.18 nw ≥0.95 | -0.26 p- <0.5 | -0.27 p- <0.95
  | 0.29 p- ≥0.95 | 0.28 pn <0.5 | 0.48 pn <0.95 | -0.04 pn ≥0.95 | 0.29 pp <0.95 | -0.03 pp ≥0.95 | -0.15 ps <0.5 | 0.37 ps <0.95
  | 0.18 ps ≥0.95 | 0.2 pw <0.5 | 0.21 pw <0.95 | -0.26 pw ≥0.95 | -1.5 s- <0.5 | -0.06 s- <0.95 | 0.82 s- ≥0.95 | 0.01 sn <0.5
  | 0.21 sn <0.95 | 0.91 sn ≥0.95 | 0.44 sp <0.95 | 0.44 sp ≥0.95 | -0.99 ss <0.5 | 0.41 ss <0.95 | 0.07 ss ≥0.95 | -0.36 sw <0.5
  | -0.03 sw <0.95 | 0.05 w- <0.5 | 0.78 w- <0.95 | 0.88 w- ≥0.95 | -0.51 wn <0.5 | -0.88 wn <0.95 | -0.11 wn ≥0.95 | -0.51 wp <0.5
  | 0.05 wp ≥0.95 | -0.81 ws <0.5 | -0.36 ws <0.95 | 1.45 ws ≥0.95 | -1.49 ww <0.5 | -0.6 ww <0.95 | -0.07 ww ≥0.95
name: -0.1 none | -1.82 other | 2.23 same | 2.64 same labelled
near: 0.72 -- | 0.43 -= | -1.9 -f | 0.94 -n | 0.55 =- | -0.21 == | -0.7 =f | -0.69 =n | -2.14 f- | -0.53 f= | -3.84 ff | 1.07 n- | -0.43 n=
  | 1.6 nn
order ahead: -0.4 - | 0.13 - - | 0.12 - against 1 | -0.14 - against 2 | -0.63 - against 4 | -0.47 - mixed | 0.83 - none | -0.11 - with 1
  | -0.27 - with 2 | -0.53 - with 4 | 0.26 b against 1 | 0.1 b against 2 | 0.09 b against 4 | 0.1 b mixed | 0.01 b none | -0.05 b with 1
  | 0.47 b with 2 | -0.2 b with 4 | 0.26 e - | 0.26 e against 1 | -0.26 e against 2 | -0.04 e against 4 | -0.14 e mixed | 0.34 e none
  | 0.46 e with 1 | -0.5 e with 2 | -0.13 e with 4 | 0.26 p against 1 | 0.47 p against 2 | -0.2 p against 4 | -0.12 p mixed | 0.22 p none
  | 0.02 p with 1 | -0.1 p with 2 | -0.29 p with 4
order behind: -0.49 - | 0.04 - - | 0.34 - against 1 | -0.09 - against 2 | -0.12 - against 4 | -0.17 - mixed | 1.52 - none | 0.21 - with 1
  | -0.25 - with 2 | -0.35 - with 4 | 0.79 b against 1 | -0.21 b against 2 | 0.03 b against 4 | -0.11 b mixed | 0.46 b none | 0.21 b with 1
  | 0.23 b with 2 | -0.09 b with 4 | 0.08 e - | 0.39 e against 1 | -0.01 e against 4 | -0.58 e mixed | 0.16 e none | -0.1 e with 1
  | -0.45 e with 2 | -0.62 e with 4 | 0.34 p against 1 | 0.37 p against 2 | 0.15 p against 4 | -0.12 p mixed | -0.16 p none | -0.04 p with 1
  | -0.36 p with 2 | -0.3 p with 4
owner: 0.67 exchange | 0.6 other | -0.01 same | 0.31 unknown
router: -6.41 <0.001 | -2.27 <0.1 | -1.08 <0.3 | 0.06 <0.5 | -0.05 <0.7 | 0.48 <0.85 | 0.86 <0.95 | 1.08 <0.99 | 1.18 <0.999 | 0.94 ≥0.999
step: 0.15 - | 0.36 in step | -0.31 out of step
`,
);

export const ROW_CARD: Card = readCard(
  -0.17,
  `
facing: 1.66 0 of 1 | -0.15 0 of 2 | 1.27 1 of 0 | 2.27 1 of 1 | 0.07 1 of 2 | -0.04 1 of 3 | -1.09 2 of 0 | -1.25 2 of 1 | -0.25 2 of 2
  | -0.3 2 of 3 | -1.34 3 of 1 | -0.2 3 of 2 | -0.17 3 of 3
mates: 0.01 0 0 | 0.29 0 1 | -0.37 0 2 | -0.71 0 3 | -0.41 1 0 | 0.04 1 1 | -0.28 1 2 | -0.33 1 3 | 0.5 2 0 | 1.05 2 1 | 0.13 2 2 | 0.48 2 3
name: -0.86 none | -3.03 other | 2.15 same | 2.34 same labelled
next: 0.11 0 | 1.59 1 block | -0.78 1 none | 0.57 1 pair | -0.44 2 | -0.56 3
next flows: 0.11 0 <2 | -0.15 1 <2 | -0.07 1 <3 | 0.91 1 <6 | 0.66 1 ≥6 | -0.37 2 <3 | -0.21 2 <6 | 0.05 2 ≥6 | -0.61 3 <6 | 0.05 3 ≥6
next own: -0.51 0 of 2 before 1 | 1.09 0 of 2 before 2 | 0.49 0 of 3 before 2 | -0.18 1 of 2 before 0 | -0.8 1 of 2 before 1
  | 1.12 1 of 2 before 2 | 0.87 1 of 2 before 3 | -0.68 1 of 3 before 1 | 0.4 1 of 3 before 2 | 0.77 1 of 3 before 3 | -0.52 2 of 2 before 0
  | -1.18 2 of 2 before 1 | 0.2 2 of 2 before 2 | 0.09 2 of 2 before 3 | -0.69 2 of 3 before 1 | 0.56 2 of 3 before 2 | 1.06 2 of 3 before 3
  | -0.44 3 of 2 before 1 | 0.74 3 of 2 before 2 | -0.88 3 of 3 before 1 | -0.3 3 of 3 before 2 | -0.29 3 of 3 before 3
owner: -0.24 other | 0.04 same | 0.3 unknown
`,
);
