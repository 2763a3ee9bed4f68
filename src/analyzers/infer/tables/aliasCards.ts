import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses belong to one router: one of each direction, and alternatives of one hop. Written by
 * `npm run evaluate -- --fit cross,row`: logistic regression over the pairs of `findAliasPairs` in the generated scenarios of the
 * `fit` families (test/evaluate/settings.ts).
 */
export const CROSS_CARD: Card = readCard(
  0.17,
  `
around ahead: 0.21 1100 | -0.02 1101 | 0.18 1102 | 0.46 1110 | 0.3 1111 | 0.4 1112 | -0.5 1120 | -0.22 1121 | -0.02 1122 | -0.23 1200
  | -0.02 1201 | 0.25 1202 | -0.2 1210 | -0.32 1211 | 0.26 1212 | -0.5 1221 | 0.24 1222 | 0.16 2100 | 0.18 2101 | 0.3 2110 | 1.57 2111
  | 0.77 2112 | -0.23 2120 | -1.8 2121 | -0.76 2122 | -0.95 2200 | 0.4 2201 | -0.58 2211 | 0.45 2212 | -0.79 2221 | -0.58 2222
around behind: 0.49 1100 | -0.37 1101 | -0.1 1102 | 0.42 1110 | 0.33 1111 | 0.51 1112 | -0.02 1120 | -0.17 1121 | -0.23 1122 | -0.09 1200
  | 0.62 1201 | 0.56 1210 | 1.77 1211 | 0.74 1212 | -0.58 1220 | -1.8 1221 | -1.37 1222 | 0.04 2100 | 0.06 2101 | -0.43 2102 | 0.29 2110
  | -0.22 2111 | 0.78 2112 | -0.93 2121 | 0.38 2122 | -0.65 2200 | -0.45 2201 | -0.11 2202 | 0.17 2210 | 0.06 2211 | 0.98 2212 | -1.02 2221
  | -0.76 2222
blocks across: 0.03 -a | -0.27 -b | 0.03 -c | 0.14 -d | 0.01 -e | 0.01 -f | 0.22 aa | 0.11 ab | -0.17 ac | -0.01 ad | 0.12 ae | -0.13 af
  | 0.44 ba | 0.35 bb | 0.15 be | -0.02 ca | 0.41 cc | 0.12 cd | 0.25 ce | -0.44 cf | -0.74 da | 0.06 dc | 0.51 dd | 0.04 de | -0.16 df
  | -0.83 ea | -0.42 eb | 0.3 ec | 0.32 ed | 0.71 ee | -0.54 ef | -1 fa | 0.17 fc | 0.42 fd | -0.37 fe | -0.14 ff
blocks along: -0.45 -- | 0.33 -a | -0.15 -b | 0.13 -c | 0.43 -d | 0.05 -e | -0.19 -f | 0.36 a- | 0.58 aa | 0.67 ab | -0.31 ac | -0.01 ad
  | 0.13 ae | -0.1 af | 0.65 ba | 0.28 bb | -0.03 be | -0.19 c- | -0.11 ca | -0.16 cc | 0.14 cd | -0.34 ce | -0.3 cf | -0.21 d- | 0.23 da
  | 0.05 dc | -0.1 dd | -0.75 de | -0.7 df | -0.06 e- | 0.26 ea | -0.16 eb | -0.19 ec | -0.39 ed | -0.51 ee | 0.09 ef | -0.44 f- | -0.14 fa
  | -0.14 fc | 0.34 fd | 0.35 fe | 0.15 ff
blocks shared: 0.62 ---- | 0.33 ---= | -0.23 --=- | 0.81 --== | -1.13 -=-- | 0.27 -=-= | -0.66 -==- | 2 -=== | -1.42 =--- | -0.22 =--=
  | -0.43 =-=- | 1.72 =-== | 0.66 ==-- | -1.5 ===- | -0.01 ====
end: 0.12 none | -0.89 target global | 1.26 target inside
flow ahead: -0.25 - | -0.28 few | -2.19 parted | 0.43 several | 1.13 together
flow behind: -0.21 - | -0.59 few | -0.54 parted | 0.48 several | 0.75 together
links ahead: -0.73 block <0.7 of 1 | 0.24 block <0.7 of 2 | -0.4 block <0.7 of 3 | -0.01 block <0.85 of 1 | 0.06 block <0.85 of 2
  | -0.05 block <0.95 of 1 | 0.23 block <0.95 of 2 | -0.18 block <0.99 of 1 | 0.28 block <0.99 of 2 | -0.24 block ≥0.99 of 1
  | 0.62 block ≥0.99 of 2 | 0.11 block ≥0.99 of 3 | 0.43 elsewhere of 1 | -0.1 elsewhere of 2 | -0.11 elsewhere of 3 | -0.46 none of 1
  | 0.18 none of 2 | -0.18 none of 3 | -0.24 pair <0.7 of 1 | 0.01 pair <0.7 of 2 | -0.19 pair <0.85 of 1 | 0.05 pair <0.85 of 2
  | 0.32 pair <0.95 of 1 | -0.37 pair <0.95 of 2 | -0.11 pair <0.95 of 3 | 0.55 pair <0.99 of 1 | -0.4 pair <0.99 of 2
  | -0.82 pair <0.99 of 3 | 0.69 pair ≥0.99 of 1 | -0.42 pair ≥0.99 of 2 | -0.82 pair ≥0.99 of 3 | 0.05 silent of 1 | -0.32 silent of 2
  | -0.15 silent of 3
links behind: -0.8 block <0.7 of 1 | 0.22 block <0.7 of 2 | -0.43 block <0.85 of 1 | 0.08 block <0.85 of 2 | 0.01 block <0.85 of 3
  | 0.26 block <0.95 of 1 | 0.42 block <0.95 of 2 | 0.07 block <0.95 of 3 | 0.56 block <0.99 of 1 | 0.45 block <0.99 of 2
  | 0.1 block <0.99 of 3 | -0.01 block ≥0.99 of 1 | 0.51 block ≥0.99 of 2 | 0.1 block ≥0.99 of 3 | -0.2 elsewhere of 1 | 0.29 elsewhere of 2
  | -0.4 none of 1 | 0.12 none of 2 | -0.51 none of 3 | 0.5 pair <0.7 of 1 | -0.04 pair <0.7 of 2 | 0.25 pair <0.85 of 1
  | -0.43 pair <0.85 of 2 | 0.3 pair <0.95 of 1 | -0.26 pair <0.95 of 2 | 0.06 pair <0.95 of 3 | 0.56 pair <0.99 of 1
  | -0.53 pair <0.99 of 2 | -0.89 pair <0.99 of 3 | 0.71 pair ≥0.99 of 1 | -0.47 pair ≥0.99 of 2 | -0.72 pair ≥0.99 of 3 | -0.04 silent of 1
  | -0.26 silent of 2 | -0.39 silent of 3
links both: 0.01 - - | -0.33 - /126 | -0.08 - /127 | 0.26 - /16 | 0.33 - /20 | 0.47 - /22 | -0.29 - /24 | 0.14 - /25 | 0.15 - /26
  | -0.04 - /27 | 0.1 - /28 | -0.09 - /28s | 0.48 - /29 | 0.33 - /29s | 0.09 - /30 | 0.02 - /31 | 0.62 - /48 | 0.16 - /56 | 0.69 - /64
  | 0.12 - ix | -0.12 - none | 0.04 /126 /126 | 0.16 /126 /127 | 0.07 /126 /48 | -0.09 /126 /56 | 0.08 /126 /64 | 0.14 /126 ix
  | 0.17 /126 none | -0.15 /127 /127 | 0.8 /127 /48 | -0.04 /127 /56 | 0.37 /127 /64 | 0.1 /127 ix | 0.76 /127 none | -0.57 /16 /16
  | -0.51 /16 /20 | -0.17 /16 /22 | -0.05 /16 /24 | 0.43 /16 /25 | 0.43 /16 /26 | 0.65 /16 /27 | -0.15 /16 /28 | 0.21 /16 /28s
  | 0.23 /16 /29 | 0.2 /16 /29s | 0.09 /16 /30 | -0.19 /16 /31 | -0.74 /16 ix | 0.27 /16 none | 0.08 /20 /20 | 0.47 /20 /22 | -0.69 /20 /24
  | -0.27 /20 /25 | -0.17 /20 /26 | -0.04 /20 /27 | 0.19 /20 /28 | 0.19 /20 /28s | -0.39 /20 /29 | 0.28 /20 /29s | 0.38 /20 /30
  | 0.02 /20 /31 | -0.64 /20 ix | 0.27 /20 none | -0.4 /22 /22 | -0.23 /22 /24 | -0.02 /22 /25 | 0.02 /22 /26 | 0.29 /22 /27 | -0.26 /22 /28
  | 0.22 /22 /28s | -0.22 /22 /29 | -0.86 /22 /29s | 0.11 /22 /30 | 0.11 /22 /31 | -1.05 /22 ix | -0.06 /22 none | -0.57 /24 /24
  | 0.09 /24 /25 | 0.16 /24 /26 | -0.22 /24 /27 | -0.03 /24 /28 | -0.34 /24 /28s | 0.01 /24 /29 | -0.03 /24 /30 | 0.12 /24 /31
  | -0.53 /24 ix | -0.29 /24 none | 0.03 /25 /25 | -0.19 /25 /26 | 0.36 /25 /28 | -0.02 /25 /28s | 0.35 /25 /29 | -0.48 /25 /29s
  | -0.05 /25 /30 | 0.25 /25 /31 | -0.11 /25 ix | -0.06 /25 none | -0.73 /26 /26 | 0.09 /26 /27 | 0.17 /26 /28 | -0.6 /26 /28s
  | -0.07 /26 /29 | -0.05 /26 /29s | -0.09 /26 /30 | 0.52 /26 /31 | 0.1 /26 ix | 0.3 /26 none | -0.12 /27 /27 | -0.18 /27 /28
  | 0.06 /27 /28s | 0.05 /27 /29 | -0.06 /27 /29s | -0.35 /27 /30 | -0.28 /27 /31 | -0.65 /27 ix | 0.22 /27 none | 0.15 /28 /28
  | 0.25 /28 /28s | 0.19 /28 /29 | 0.01 /28 /29s | -0.14 /28 /30 | -0.13 /28 /31 | -0.13 /28 ix | 0.41 /28 none | 0.1 /28s /28s
  | -0.32 /28s /29 | 0.97 /28s /29s | 0.2 /28s /30 | -0.1 /28s /31 | -0.33 /28s ix | 0.84 /28s none | -0.02 /29 /29 | 0.09 /29 /29s
  | -0.2 /29 /30 | -0.3 /29 /31 | -0.89 /29 ix | 0.69 /29 none | 0.37 /29s /29s | -0.17 /29s /30 | -0.21 /29s /31 | -0.16 /29s ix
  | 0.41 /29s none | 0.15 /30 /30 | 0.29 /30 /31 | 0.28 /30 ix | -0.01 /30 none | 0.17 /31 /31 | 0.42 /31 ix | -0.07 /31 none
  | -0.14 /48 /48 | -0.16 /48 /56 | -0.46 /48 /64 | -0.18 /48 ix | 0.76 /48 none | -0.65 /56 /56 | -0.18 /56 /64 | -0.29 /56 ix
  | 0.37 /56 none | 0.53 /64 /64 | 0.12 /64 ix | -0.22 /64 none | -0.99 ix none | -0.78 none none
links habit ahead: -0.04 - a pair | -0.58 - blocks | -0.37 - mixed | -0.16 - pairs | -0.38 - unseen | 0.08 b a pair | 0.64 b blocks
  | 0.3 b mixed | -0.03 b pairs | -0.54 b unseen | 0.05 e a pair | -0.06 e blocks | 0.36 e mixed | 0.87 e pairs | -0.79 e unseen
  | 0.38 p a pair | 0.3 p blocks | 0.15 p mixed | 0.32 p pairs | -0.71 p unseen
links habit behind: 0.1 - a pair | 0.21 - blocks | -0.08 - mixed | -0.39 - pairs | -0.31 - unseen | 0.1 b a pair | 0.41 b blocks
  | -0.08 b mixed | 0.14 b pairs | 0.35 b unseen | -0.47 e a pair | 0.23 e blocks | 0.38 e mixed | 0.15 e pairs | -0.3 e unseen
  | 0.38 p a pair | -0.05 p blocks | 0.2 p mixed | 0.2 p pairs | -0.01 p unseen
links near: -0.45 -- <0.5 | 0.24 -- <0.95 | -0.7 -- ≥0.95 | 0.22 -n <0.5 | 0.11 -n <0.95 | 0.45 -n ≥0.95 | 0.55 -p <0.5 | 0.39 -p <0.95
  | 0.32 -p ≥0.95 | -1.13 -s <0.5 | -0.15 -s <0.95 | 1.01 -s ≥0.95 | 0.12 -w <0.5 | -0.26 -w <0.95 | 0.19 -w ≥0.95 | 0.08 n- <0.5
  | 0.54 n- <0.95 | 0.51 n- ≥0.95 | -0.12 nn <0.5 | -0.18 nn <0.95 | -0.05 nn ≥0.95 | -0.94 np <0.5 | 0.36 np <0.95 | 0.55 np ≥0.95
  | -0.07 ns <0.5 | -0.18 ns <0.95 | 0.53 ns ≥0.95 | -0.3 nw <0.5 | -0.24 nw <0.95 | -0.82 nw ≥0.95 | 0.14 p- <0.5 | -0.49 p- <0.95
  | 0.23 p- ≥0.95 | -0.27 pn <0.5 | 0.27 pn <0.95 | 0.42 pn ≥0.95 | 0.2 pp <0.95 | 0.26 pp ≥0.95 | -0.55 ps <0.5 | 0.07 ps <0.95
  | 0.49 ps ≥0.95 | -0.22 pw <0.5 | -0.04 pw <0.95 | -0.03 pw ≥0.95 | -0.56 s- <0.5 | 0.18 s- <0.95 | 0.1 s- ≥0.95 | 0.09 sn <0.5
  | 0.19 sn <0.95 | 0.53 sn ≥0.95 | 0.47 sp <0.95 | 0.51 sp ≥0.95 | -0.86 ss <0.5 | -0.12 ss <0.95 | 0.54 ss ≥0.95 | -0.67 sw <0.5
  | 0.25 sw <0.95 | -0.39 sw ≥0.95 | 0.26 w- <0.5 | 0.75 w- <0.95 | 0.44 w- ≥0.95 | -1.07 wn <0.5 | -0.3 wn <0.95 | -0.53 wn ≥0.95
  | -0.07 wp <0.5 | -0.11 wp <0.95 | 0.09 wp ≥0.95 | -0.75 ws <0.5 | -0.71 ws <0.95 | 0.87 ws ≥0.95 | -0.32 ww <0.5 | -0.28 ww <0.95
  | -0.46 ww ≥0.95
name: 0.06 none | -1.69 other | 1.23 same | 1.16 same labelled
name router: -0.47 none <0.05 | -0.83 none <0.27 | -0.34 none <0.73 | 0.15 none <0.95 | 0.25 none <0.998 | 0.07 none ≥0.998
  | -0.18 other <0.05 | -0.44 other <0.27 | -0.16 other <0.73 | 0.06 other <0.95 | -0.19 other <0.998 | -1.43 other ≥0.998
  | -1.44 same <0.05 | 0.51 same <0.998 | -2.24 same labelled <0.05 | -0.23 same labelled <0.73 | 0.16 same labelled <0.95
  | 0.7 same labelled <0.998 | 2.75 same labelled ≥0.998 | 2.1 same ≥0.998
near: 0.33 -- | -0.05 -= | -1.05 -f | 1.1 -n | 0.23 =- | -0.47 == | -0.23 =f | -0.54 =n | -0.92 f- | -0.27 f= | -2.04 ff | -0.39 fn
  | 0.89 n- | -0.5 n= | 1.66 nn
neighbours: -1.63 <0.05 <0.05 | -0.39 <0.05 <0.27 | -0.28 <0.05 <0.73 | 0.06 <0.05 <0.95 | -0.64 <0.05 <0.998 | -0.26 <0.05 ≥0.998
  | -0.78 <0.27 <0.05 | -0.85 <0.27 <0.27 | 0.14 <0.27 <0.95 | -0.18 <0.27 <0.998 | 0.32 <0.27 ≥0.998 | 0.08 <0.73 <0.05 | 0.28 <0.73 <0.27
  | 0.09 <0.73 <0.73 | 0.2 <0.73 <0.95 | 0.25 <0.73 <0.998 | 0.62 <0.73 ≥0.998 | 0.1 <0.95 <0.05 | 0.01 <0.95 <0.27 | 0.4 <0.95 <0.73
  | -0.13 <0.95 <0.95 | -0.06 <0.95 <0.998 | 0.39 <0.95 ≥0.998 | -0.29 <0.998 <0.05 | -0.03 <0.998 <0.27 | -0.33 <0.998 <0.95
  | -0.16 <0.998 <0.998 | 0.13 <0.998 ≥0.998 | 0.08 ≥0.998 <0.05 | 0.48 ≥0.998 <0.27 | 0.96 ≥0.998 <0.73 | 0.58 ≥0.998 <0.95
  | 0.27 ≥0.998 <0.998 | 0.35 ≥0.998 ≥0.998
order ahead: 0.07 - | -0.18 - - | -0.15 - against 1 | -0.11 - against 2 | -0.23 - against 4 | -0.3 - mixed | 0.27 - none | -0.16 - with 1
  | -0.43 - with 2 | -0.08 - with 4 | 0.21 b against 1 | 0.2 b against 2 | -0.14 b against 4 | 0.15 b mixed | 0.02 b none | 0.15 b with 1
  | -0.3 b with 2 | -0.39 b with 4 | 0.55 e - | -0.29 e against 1 | -0.29 e against 2 | -0.13 e mixed | 0.33 e none | -0.13 e with 1
  | -0.99 e with 2 | -0.42 e with 4 | 0.29 p against 1 | 0.05 p against 2 | -0.13 p against 4 | -0.05 p mixed | 0.26 p none | 0.12 p with 1
  | 0.24 p with 2 | -0.07 p with 4
order behind: 0.83 - | -0.33 - - | -0.56 - against 1 | -0.17 - against 2 | -0.37 - against 4 | -0.43 - mixed | 0.17 - none | -0.49 - with 1
  | -0.36 - with 2 | -0.56 - with 4 | 0.49 b against 1 | -0.21 b against 2 | 0.08 b against 4 | 0.32 b mixed | 0.05 b none | 0.46 b with 1
  | -0.23 b with 2 | 0.08 b with 4 | 0.34 e - | -0.29 e against 1 | -1.17 e against 4 | -0.28 e mixed | 0.62 e none | -0.17 e with 1
  | -0.16 e with 2 | -0.44 e with 4 | 0.24 p against 1 | 0.45 p against 2 | -0.71 p against 4 | 0.16 p mixed | -0.04 p none | 0.36 p with 1
  | 0.13 p with 2 | 0.1 p with 4
owner: 0.44 exchange | 0.16 other | 0.05 same | 0.12 unknown
place: -0.9 03 | 0.37 13 | 0.14 22 | 0.48 23 | 0.47 30 | 2.28 31 | -0.14 32 | -0.12 33
router: -3.57 <0.001 | -1.7 <0.1 | -0.71 <0.3 | -0.38 <0.5 | -0.13 <0.7 | 0.03 <0.85 | 0.28 <0.95 | 0.4 <0.99 | 0.67 <0.999 | 0.56 ≥0.999
step: 0.21 - | 0.63 in step -- | 0.51 in step --, in one go | -0.14 in step -b | 0.52 in step -p | 0.34 in step -p, in one go
  | -0.17 in step bp | 0.1 in step e- | 0.39 in step ee | -0.43 in step ep | 0.71 in step p- | 0.51 in step p-, in one go | -0.44 in step pb
  | -0.63 in step pe | 0.13 in step pp | 0.64 in step pp, in one go | 0.13 out of step -- | 0.44 out of step -p
  | -0.24 out of step -p, in one go | -0.03 out of step b- | -0.26 out of step bp | -0.35 out of step e- | 0.38 out of step ee
  | 0.06 out of step ee, in one go | -1.47 out of step ep | -0.23 out of step p- | -0.42 out of step p-, in one go | 0.15 out of step pb
  | -0.59 out of step pe | -0.04 out of step pp | -0.83 out of step pp, in one go
`,
);

export const ROW_CARD: Card = readCard(
  -0.2,
  `
blocks before: -0.68 a-- | -1.86 aaa | -0.42 aab | -0.28 aac | 0.05 aaf | -0.07 acc | 0.42 acf | 0.02 add | 0.43 ade | 0.25 adf | 0.12 aee
  | 0.11 aef | -0.38 aff | -0.15 baa | -0.14 c-- | -0.17 caa | 0.18 ccc | -0.23 ccd | 0.48 cce | 0.45 ccf | -0.16 cff | 0.32 d-- | -0.19 daa
  | -0.23 dcc | 0.19 ddd | 0.77 dde | -0.31 ddf | -0.27 e-- | -0.27 eaa | 0.23 ecc | 0.31 edd | 0.06 eee | 0.41 eef | 0.09 eff | 0.17 f--
  | 0.13 faa | 0.22 fcc | -0.32 fdd | -0.22 fee | 0.52 fff
blocks behind: 0.56 a-- | 1.85 aaa | 0.89 aab | -0.12 aac | -0.6 aad | -0.47 aae | -1.8 aaf | 0.61 acc | -0.17 acf | -0.03 add | -0.35 ade
  | -0.86 adf | -0.86 aee | -0.25 aef | -0.63 aff | -0.41 c-- | 0.54 caa | -0.36 ccc | -0.39 ccd | 0.44 cce | -0.18 ccf | 0.91 cff
  | 0.06 d-- | 1.24 daa | 0.05 dcc | -0.08 ddd | -0.65 dde | -0.41 ddf | -0.34 e-- | 1.55 eaa | 0.46 ebb | -0.37 ecc | -0.07 edd | -0.75 eee
  | -0.2 eef | 0.25 eff | -0.08 f-- | 0.83 faa | 0.15 fcc | 0.02 fdd | -0.13 fee | -0.26 fff
facing: 1.32 0 of 1 | 0.15 0 of 2 | -0.13 0 of 3 | 1.73 1 of 0 | 2.3 1 of 1 | 0.11 1 of 2 | -0.26 1 of 3 | -1.31 2 of 0 | -1.48 2 of 1
  | -0.32 2 of 2 | -0.22 2 of 3 | -1.05 3 of 1 | -0.34 3 of 2 | -0.05 3 of 3
mates: -0.3 0 0 | 0.65 0 1 | -0.43 0 2 | -0.45 0 3 | -0.15 1 0 | -0.14 1 1 | -0.21 1 2 | -0.2 1 3 | 0.49 2 0 | 0.76 2 1 | 0.24 2 2
  | -0.02 2 3
name: -0.87 none | -3.25 other | 2.2 same | 2.56 same labelled
next: 0.03 0 | 1.69 1 block | -1.06 1 none | 0.63 1 pair | -0.33 2 | -0.66 3
next flows: 0.03 0 <2 | -0.02 1 <2 | 0.1 1 <3 | 0.58 1 <6 | 0.57 1 ≥6 | 0.06 2 <3 | -0.03 2 <6 | -0.44 2 ≥6 | -0.19 3 <6 | -0.47 3 ≥6
next own: -0.21 0 of 2 before 0 | -0.26 0 of 2 before 1 | 0.32 0 of 2 before 2 | -0.43 0 of 3 before 1 | 0.31 0 of 3 before 2
  | 0.06 1 of 2 before 1 | 1.19 1 of 2 before 2 | 0.34 1 of 2 before 3 | -1.2 1 of 3 before 1 | 0.4 1 of 3 before 2 | 0.31 1 of 3 before 3
  | -0.46 2 of 2 before 0 | -1.03 2 of 2 before 1 | -0.16 2 of 2 before 2 | 0.58 2 of 2 before 3 | -0.08 2 of 3 before 0
  | -0.68 2 of 3 before 1 | 0.69 2 of 3 before 2 | 0.75 2 of 3 before 3 | 0.23 3 of 2 before 1 | 0.72 3 of 2 before 2
  | -0.06 3 of 2 before 3 | -0.02 3 of 3 before 0 | -0.73 3 of 3 before 1 | -0.37 3 of 3 before 2 | -0.4 3 of 3 before 3
owner: -0.13 other | -0.02 same | -0.03 unknown
`,
);
