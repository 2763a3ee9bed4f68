import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses are the ends of one segment. Written by `npm run evaluate -- --fit segments`: logistic regression over
 * the pairs that `findCandidates` weighs in the generated scenarios of the `fit` families (test/evaluate/settings.ts).
 */
export const SEGMENT_CARD: Card = readCard(
  0,
  `
blocks before: -0.14 --a | 0.27 --e | 0.64 --f | -0.05 -aa | -0.01 -ac | 0.66 -ad | 0.33 -ae | 0.47 -af | 0.07 -bf | -0.08 -cc | 0.31 -cd
  | 0.15 -ce | 0.05 -cf | -0.1 -dd | 0.37 -de | -0.09 -df | -0.68 -ee | 0.61 -ef | -0.02 -fc | -0.05 -ff | -0.04 a-a | -0.05 a-c | 0.53 a-d
  | 1.16 a-e | 1.07 a-f | -0.51 aaa | -0.33 aac | 1.39 aad | 1.46 aae | 0.6 aaf | -0.01 aba | 0.45 abe | -0.07 abf | -0.2 aca | -0.46 acc
  | 0.89 acd | 1.45 ace | 0.51 acf | -0.11 ada | -0.05 adc | 0.22 add | 1.27 ade | 0.98 adf | -0.19 aea | -0.13 aec | -0.35 aed | 0.12 aee
  | 0.85 aef | -0.37 afa | -0.38 afc | -0.71 afd | -1.71 afe | 0.21 aff | 0.02 b-f | -0.01 bab | 0.21 bae | 0.14 baf | 0.02 bbf | 0.11 bcf
  | 0.15 bdf | 0.12 bef | 0.01 bff | -0.05 c-c | 0.75 c-e | -0.04 caa | -0.29 cac | -0.35 cad | 0.69 cae | 0.75 caf | 0.3 cbf | -0.01 cca
  | -0.48 ccc | -0.53 ccd | 0.46 cce | 0.49 ccf | -0.07 cdc | -0.14 cdd | 0.62 cde | 0.38 cdf | -0.07 cec | 0.24 cee | 0.31 cef | -0.01 cfa
  | -0.4 cfc | -0.63 cfd | -1.29 cfe | -0.39 cff | -0.16 d-d | 0.72 d-e | 0.32 d-f | -0.06 daa | -0.59 dad | 0.95 dae | 0.88 daf | 0.15 dbf
  | -0.03 dcc | -0.14 dcd | 0.79 dce | -0.04 dcf | -0.47 ddd | 0.61 dde | 0.1 ddf | -0.24 ded | 0.25 dee | 0.26 def | -0.01 dfc | -0.32 dfd
  | -0.27 dfe | -0.43 dff | -0.06 e-a | 0.2 e-e | 0.13 e-f | -0.08 eaa | -0.01 eab | -0.02 eac | -0.26 ead | 0.08 eae | 0.65 eaf | 0.04 ebf
  | -0.07 ecc | 0.38 ece | 0.51 ecf | -0.37 edd | 0.22 ede | 0.32 edf | -0.01 eea | -0.27 eed | -0.03 eee | 0.71 eef | -0.01 efa | -0.02 efc
  | -1.4 efe | -0.35 eff | -0.07 f-a | -0.27 f-c | -1.67 f-e | -0.14 f-f | -0.34 faa | -0.16 fac | -0.46 fad | -1.62 fae | 0.07 faf
  | 0.05 fbf | -0.02 fca | -0.36 fcc | -0.94 fce | -0.7 fcf | -0.02 fda | -0.01 fdc | -0.45 fdd | -0.83 fde | -0.34 fdf | -0.01 fea
  | -0.01 fec | -0.25 fed | -1.44 fee | -0.04 fef | -0.06 ffa | -0.12 ffc | -0.21 ffd | -1.1 ffe | -0.58 fff
blocks behind: -0.06 --a | -0.18 --c | -0.4 --d | 0.06 --e | -0.31 --f | -0.16 -aa | -0.07 -ac | 0.94 -ad | 1.24 -ae | 0.25 -af | 0.03 -bf
  | -0.01 -ca | -0.08 -cc | 1.09 -ce | 0.18 -cf | -0.02 -da | -0.16 -dd | 0.93 -de | 0.24 -df | -0.05 -ea | -0.18 -ed | 0.08 -ee | 0.78 -ef
  | -0.14 -fa | -0.62 -fc | -0.93 -fd | -1.72 -fe | -0.14 -ff | -0.61 a-a | -0.18 a-c | -0.04 a-d | 0.16 a-e | -0.31 a-f | -0.29 aaa
  | -0.26 aac | 1.99 aad | 1.46 aae | 0.72 aaf | 0.23 abe | 0.19 abf | -0.04 aca | -0.26 acc | -0.19 acd | 0.25 ace | 0.33 acf | -0.06 ada
  | -0.02 adc | -0.34 add | 1.03 ade | 0.79 adf | -0.08 aea | -0.01 aeb | -0.06 aec | -0.21 aed | -0.01 aee | 0.98 aef | -0.23 afa
  | -0.18 afc | -0.43 afd | -1.2 afe | -0.19 aff | -0.2 b-f | 0.24 bae | 0.11 baf | 0.02 bbf | 0.08 bcf | 0.02 bdf | 0.03 bef | 0.05 bff
  | -0.45 c-c | 1.07 c-d | 0.74 c-e | 0.56 c-f | -0.03 caa | -0.27 cac | -0.39 cad | 0.9 cae | 0.52 caf | -0.01 cca | -0.59 ccc | -0.39 ccd
  | 0.45 cce | 0.12 ccf | -0.04 cdc | -0.26 cdd | 0.76 cde | 0.43 cdf | -0.06 cec | 0.45 cee | 0.64 cef | -0.02 cfa | -0.2 cfc | -0.8 cfe
  | -0.07 cff | -0.03 d-c | 0.2 d-d | 0.18 d-e | 0.21 d-f | -0.03 daa | -0.4 dad | 0.96 dae | 0.63 daf | 0.11 dbf | -0.02 dcc | -0.23 dcd
  | 0.5 dce | 0.34 dcf | -0.45 ddd | 0.51 dde | 0.08 ddf | -0.18 ded | -0.06 dee | 0.31 def | -0.03 dfa | -0.01 dfc | -0.23 dfd | -0.45 dfe
  | -0.47 dff | -0.01 e-a | -0.8 e-d | -0.51 e-e | 0.36 e-f | -0.07 eaa | -0.05 eac | -0.09 ead | 0.1 eae | 0.78 eaf | 0.13 ebe | 0.11 ebf
  | -0.07 ecc | 0.26 ece | 0.88 ecf | -0.34 edd | 0.1 ede | 0.87 edf | -0.02 eea | -0.07 eed | -0.24 eee | 0.54 eef | -0.04 efa | -0.02 efc
  | -0.12 efd | -1.09 efe | -0.22 eff | -0.03 f-a | -0.06 f-c | -1.09 f-e | 0.37 f-f | -0.25 faa | -0.15 fac | -0.24 fad | -1.31 fae
  | -0.11 faf | 0.05 fbf | -0.02 fca | -0.2 fcc | -0.48 fcd | -1.14 fce | -0.27 fcf | -0.01 fda | -0.29 fdd | -0.16 fde | 0.13 fdf
  | -0.02 fea | -0.07 fec | -0.24 fed | -1.35 fee | -0.26 fef | -0.09 ffa | -0.22 ffc | -0.19 ffd | -0.95 ffe | -0.54 fff
box: -0.15 same
distance: 0.29 0 | -1.38 1
link: -1.22 <0.1 | -0.86 <0.3 | 0.06 <0.5 | -0.66 <0.7 | -0.49 <0.85 | -0.05 <0.95 | 0.21 <0.99 | 0.38 <0.999 | 1.48 beside
  | -1.36 elsewhere | 0.33 ≥0.999
loopback: -3.19 both ways | 0.53 none
mate: 1.07 -- | -2.25 -m | -2.35 m- | -3.94 mm
order: 0.08 - | -2.49 block - | -0.42 block against 1 | -0.6 block against 2 | -0.84 block against 4 | -0.49 block mixed | -0.01 block none
  | -0.06 block with 1 | -0.09 block with 2 | -0.23 block with 4 | 0.29 pair against 1 | -0.78 pair against 2 | -2.31 pair against 4
  | 0.78 pair mixed | 0.38 pair none | 1.35 pair with 1 | 1.65 pair with 2 | 1.93 pair with 4
place: 2.12 03 | 0.03 12 | 0.76 13 | 0.03 21 | 0.09 22 | 0.54 23 | -1.79 30 | -0.48 31 | -0.24 32 | -0.18 33
relation: 0.39 access /126 | 0.14 access /127 | -2.08 access /16 | -0.38 access /20 | 0.6 access /22 | 0.37 access /24 | 0.73 access /25
  | 1.38 access /26 | 0.93 access /27 | 0.11 access /28 | 0.81 access /28s | -0.49 access /29 | 0.6 access /29s | -1.31 access /30
  | -3.68 access /31 | -1 access /48 | -1.25 access /56 | 1.14 access /64 | -0.63 access none | 1.41 middle /126 | 1.76 middle /127
  | -1.66 middle /16 | -1.19 middle /20 | -0.8 middle /22 | -0.15 middle /24 | -0.14 middle /25 | -0.42 middle /26 | -0.77 middle /27
  | -0.17 middle /28 | -0.8 middle /28s | 0.28 middle /29 | -0.01 middle /29s | -1.16 middle /30 | 3.94 middle /31 | -1.83 middle /48
  | -2.2 middle /56 | 1.38 middle /64 | 2.58 middle ix | -1.44 middle none | 1.2 server /126 | 0.25 server /127 | -0.65 server /16
  | -0.76 server /20 | -1.32 server /22 | -0.71 server /24 | -0.29 server /25 | 0.42 server /26 | 0.75 server /27 | 1.2 server /28
  | 0.88 server /28s | 1.59 server /29 | 1.3 server /29s | -0.45 server /30 | 1.45 server /31 | -0.45 server /48 | -0.28 server /56
  | 0.78 server /64 | -0.41 server none
relation beside: 0.62 /126 1 | 0.54 /127 1 | -0.36 /30 0 | 1.2 /30 1 | -1.97 /30 row | 0.88 /31 1 | 0.45 ix 1 | -0.22 none
relation link: -1.98 block <0.5 | -1.01 block <0.95 | 0.45 block beside | -0.64 block ≥0.95 | 0.45 pair <0.5 | 1 pair <0.95
  | 1.16 pair beside | -1.82 pair elsewhere | 1.33 pair ≥0.95
relation shape: 0.63 /126 1x1 | 0.12 /126 1x2 | 0.05 /126 2x1 | 0.05 /126 2x2 | 0.39 /127 1x1 | 0.07 /127 1x2 | 0.05 /127 2x1
  | 0.03 /127 2x2 | -3.02 /16 1x1 | -0.43 /16 1x2 | -0.37 /16 2x1 | -0.58 /16 2x2 | -1.7 /20 1x1 | -0.21 /20 1x2 | -0.2 /20 2x1
  | -0.22 /20 2x2 | 0.24 /22 1x1 | -0.64 /22 1x2 | -0.87 /22 2x1 | -0.32 /22 2x2 | 0.25 /24 1x1 | -0.33 /24 1x2 | -0.51 /24 2x1
  | 0.04 /24 2x2 | 0.32 /25 1x1 | -0.18 /25 1x2 | -0.1 /25 2x1 | 0.2 /25 2x2 | 1.01 /26 1x1 | 0.08 /26 1x2 | -0.15 /26 2x1 | 0.32 /26 2x2
  | 1.06 /27 1x1 | -0.49 /27 1x2 | 0.2 /27 2x1 | -0.08 /27 2x2 | 0.67 /28 1x1 | 0.21 /28 1x2 | 0.11 /28 2x1 | 0.16 /28 2x2 | 0.53 /28s 1x1
  | -0.07 /28s 1x2 | 0.24 /28s 2x1 | 0.12 /28s 2x2 | 0.19 /29 1x1 | 0.33 /29 1x2 | 0.46 /29 2x1 | 0.48 /29 2x2 | 0.61 /29s 1x1
  | 0.49 /29s 1x2 | 0.37 /29s 2x1 | 0.61 /29s 2x2 | 1.15 /30 1x1 | 0.48 /30 1x2 | 0.11 /30 2x1 | -0.83 /30 2x2 | -0.17 /31 1x1
  | 0.37 /31 1x2 | 0.4 /31 2x1 | 0.54 /31 2x2 | -2.96 /48 1x1 | -0.16 /48 1x2 | -0.11 /48 2x1 | -0.06 /48 2x2 | -2.75 /56 1x1
  | -0.27 /56 1x2 | -0.29 /56 2x1 | -0.41 /56 2x2 | 2.77 /64 1x1 | 0.22 /64 2x2 | 1.66 ix 1x1 | -1.68 none 1x1 | -0.3 none 1x2
  | -0.25 none 2x1 | -0.25 none 2x2
shape: 0.28 1x1 | -0.79 1x2 | -0.76 2x1 | 0.06 2x2 | 1.48 beside | -1.36 elsewhere
style: 1.18 none | -0.6 pairs 0 | -0.69 pairs 1 | -0.82 pairs 2 | -1.12 pairs 3
vlan: -0.27 none | -0.39 other | 3.1 same
`,
);
