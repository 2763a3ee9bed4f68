import { readCard, type Card } from '../card';

/**
 * Log-odds that two addresses are the ends of one segment. Written by `npm run evaluate -- --fit segments`: logistic regression over
 * the pairs that `findCandidates` weighs in the generated scenarios of the `fit` families (test/evaluate/settings.ts).
 */
export const SEGMENT_CARD: Card = readCard(
  0,
  `
blocks before: -0.16 --a | 0.18 --e | 0.64 --f | -0.04 -aa | 0.72 -ad | 0.36 -ae | 0.46 -af | 0.07 -bf | -0.05 -cc | 0.29 -cd | 0.23 -ce
  | 0.02 -cf | -0.11 -dd | 0.21 -de | -0.07 -df | -0.65 -ee | 0.54 -ef | -0.01 -fc | -0.14 -ff | -0.04 a-a | -0.05 a-c | 0.72 a-d | 1.32 a-e
  | 1.06 a-f | -0.51 aaa | -0.39 aac | 1.27 aad | 1.41 aae | 0.54 aaf | -0.01 aba | 0.45 abe | -0.07 abf | -0.21 aca | -0.48 acc | 0.76 acd
  | 1.4 ace | 0.46 acf | -0.12 ada | -0.05 adc | 0.16 add | 1.24 ade | 0.77 adf | -0.19 aea | -0.14 aec | -0.38 aed | 0.09 aee | 0.85 aef
  | -0.36 afa | -0.38 afc | -0.72 afd | -1.7 afe | 0.18 aff | 0.02 b-f | -0.01 bab | 0.1 bae | 0.16 baf | 0.01 bbf | 0.09 bcf | 0.13 bdf
  | 0.12 bef | 0.02 bff | -0.05 c-c | 0.7 c-e | 0.03 c-f | -0.04 caa | -0.29 cac | -0.33 cad | 0.68 cae | 0.61 caf | 0.23 cbf | -0.01 cca
  | -0.5 ccc | -0.55 ccd | 0.47 cce | 0.34 ccf | -0.06 cdc | -0.14 cdd | 0.68 cde | 0.31 cdf | -0.07 cec | 0.35 cee | 0.36 cef | -0.01 cfa
  | -0.4 cfc | -0.66 cfd | -1.18 cfe | -0.27 cff | -0.14 d-d | 0.68 d-e | 0.21 d-f | -0.07 daa | -0.51 dad | 0.95 dae | 0.66 daf | 0.16 dbf
  | -0.03 dcc | -0.15 dcd | 0.62 dce | 0.14 dcf | -0.41 ddd | 0.61 dde | 0.01 ddf | -0.29 ded | 0.25 dee | 0.29 def | -0.04 dfc | -0.32 dfd
  | -0.26 dfe | -0.44 dff | -0.05 e-a | -0.14 e-d | 0.25 e-e | 0.33 e-f | -0.09 eaa | -0.01 eab | -0.02 eac | -0.26 ead | 0.03 eae
  | 0.75 eaf | 0.04 ebf | -0.06 ecc | 0.36 ece | 1.05 ecf | -0.32 edd | 0.28 ede | 0.27 edf | -0.01 eea | -0.26 eed | -0.09 eee | 0.71 eef
  | -0.01 efa | -0.02 efc | -1.44 efe | -0.22 eff | -0.07 f-a | -0.26 f-c | -1.76 f-e | -0.11 f-f | -0.33 faa | -0.2 fac | -0.43 fad
  | -1.63 fae | 0.11 faf | 0.04 fbf | -0.02 fca | -0.36 fcc | -0.8 fce | -0.63 fcf | -0.02 fda | -0.01 fdc | -0.49 fdd | -0.8 fde
  | -0.05 fdf | -0.01 fea | -0.01 fec | -0.28 fed | -1.42 fee | -0.06 fef | -0.05 ffa | -0.12 ffc | -0.21 ffd | -1.24 ffe | -0.61 fff
blocks behind: -0.06 --a | -0.18 --c | -0.38 --d | 0.06 --e | -0.25 --f | -0.18 -aa | -0.08 -ac | 0.99 -ad | 1.13 -ae | 0.2 -af | 0.02 -bf
  | -0.01 -ca | -0.08 -cc | 1.01 -ce | 0.16 -cf | -0.02 -da | -0.21 -dd | 0.95 -de | 0.34 -df | -0.04 -ea | -0.18 -ed | 0.01 -ee | 0.71 -ef
  | -0.13 -fa | -0.58 -fc | -0.89 -fd | -1.99 -fe | -0.1 -ff | -0.62 a-a | -0.2 a-c | 0.06 a-d | 0.17 a-e | -0.25 a-f | -0.28 aaa | -0.3 aac
  | 2.03 aad | 1.54 aae | 0.75 aaf | 0.11 abe | 0.22 abf | -0.04 aca | -0.27 acc | -0.2 acd | 0.02 ace | 0.37 acf | -0.05 ada | -0.02 adc
  | -0.39 add | 1.04 ade | 0.69 adf | -0.07 aea | -0.01 aeb | -0.06 aec | -0.24 aed | 0.98 aef | -0.24 afa | -0.2 afc | -0.45 afd
  | -1.03 afe | -0.22 aff | -0.2 b-f | 0.12 baf | 0.01 bbf | 0.02 bdf | 0.03 bef | 0.04 bff | -0.45 c-c | 1.17 c-d | 0.79 c-e | 0.65 c-f
  | -0.03 caa | -0.25 cac | -0.44 cad | 0.89 cae | 0.49 caf | -0.01 cca | -0.6 ccc | -0.44 ccd | 0.51 cce | 0.17 ccf | -0.06 cdc | -0.15 cdd
  | 0.87 cde | 0.43 cdf | -0.06 cec | 0.43 cee | 0.47 cef | -0.02 cfa | -0.22 cfc | -0.69 cfe | -0.01 cff | -0.04 d-c | 0.22 d-d | 0.21 d-e
  | 0.15 d-f | -0.03 daa | -0.03 dac | -0.44 dad | 0.98 dae | 0.71 daf | 0.08 dbf | -0.03 dcc | -0.24 dcd | 0.47 dce | 0.24 dcf | -0.46 ddd
  | 0.43 dde | 0.04 ddf | -0.21 ded | -0.02 dee | 0.53 def | -0.03 dfa | -0.01 dfc | -0.21 dfd | -0.4 dfe | -0.5 dff | -0.01 e-a | -0.82 e-d
  | -0.47 e-e | 0.37 e-f | -0.07 eaa | -0.05 eac | -0.12 ead | 0.21 eae | 0.74 eaf | 0.1 ebf | -0.04 ecc | 0.18 ece | 0.77 ecf | -0.38 edd
  | 0.15 ede | 0.94 edf | -0.03 eea | -0.07 eed | -0.31 eee | 0.7 eef | -0.05 efa | -0.02 efc | -0.16 efd | -1.05 efe | -0.04 eff
  | -0.03 f-a | -0.06 f-c | -1.03 f-e | 0.43 f-f | -0.24 faa | -0.16 fac | -0.3 fad | -1.31 fae | -0.09 faf | 0.05 fbf | -0.03 fca
  | -0.21 fcc | -0.45 fcd | -1.07 fce | -0.41 fcf | -0.01 fda | -0.01 fdc | -0.32 fdd | -0.37 fde | 0.2 fdf | -0.02 fea | -0.08 fec
  | -0.25 fed | -1.35 fee | -0.34 fef | -0.08 ffa | -0.21 ffc | -0.2 ffd | -0.97 ffe | -0.5 fff
box: 0.02 none | -0.3 same
distance: 0.29 0 | -1.44 1
link: -1.15 <0.1 | -0.77 <0.3 | -0.02 <0.5 | -0.66 <0.7 | -0.45 <0.85 | -0.03 <0.95 | 0.14 <0.99 | 0.44 <0.999 | 1.5 beside
  | -1.39 elsewhere | 0.3 ≥0.999
loopback: -3.16 both ways | 0.52 none
mate: 1.06 -- | -2.21 -m | -2.39 m- | -3.91 mm
order: 0.08 - | -2.5 block - | -0.54 block against 1 | -0.54 block against 2 | -0.79 block against 4 | -0.43 block mixed | -0.09 block none
  | -0.07 block with 1 | -0.1 block with 2 | -0.08 block with 4 | 0.29 pair against 1 | -0.8 pair against 2 | -2.29 pair against 4
  | 0.77 pair mixed | 0.42 pair none | 1.35 pair with 1 | 1.59 pair with 2 | 1.95 pair with 4
place: 2.09 03 | 0.18 12 | 0.86 13 | 0.04 21 | 0.09 22 | 0.48 23 | -1.76 30 | -0.54 31 | -0.25 32 | -0.19 33
relation: 0.37 access /126 | 0.13 access /127 | -2.05 access /16 | -0.38 access /20 | 0.61 access /22 | 0.39 access /24 | 0.71 access /25
  | 1.35 access /26 | 0.98 access /27 | 0.1 access /28 | 0.81 access /28s | -0.5 access /29 | 0.52 access /29s | -1.27 access /30
  | -3.7 access /31 | -0.98 access /48 | -1.19 access /56 | 1.15 access /64 | -0.65 access none | 1.42 middle /126 | 1.76 middle /127
  | -1.68 middle /16 | -1.29 middle /20 | -0.75 middle /22 | -0.2 middle /24 | -0.15 middle /25 | -0.45 middle /26 | -0.81 middle /27
  | -0.24 middle /28 | -0.88 middle /28s | 0.21 middle /29 | -0.11 middle /29s | -1.15 middle /30 | 3.96 middle /31 | -1.82 middle /48
  | -2.08 middle /56 | 1.43 middle /64 | 2.52 middle ix | -1.44 middle none | 1.05 server /126 | 0.25 server /127 | -0.63 server /16
  | -0.72 server /20 | -1.34 server /22 | -0.65 server /24 | -0.12 server /25 | 0.46 server /26 | 0.72 server /27 | 1.1 server /28
  | 0.92 server /28s | 1.71 server /29 | 1.33 server /29s | -0.15 server /30 | 1.38 server /31 | -0.46 server /48 | -0.36 server /56
  | 0.8 server /64 | -0.41 server none
relation beside: 0.63 /126 1 | 0.52 /127 1 | -0.37 /30 0 | 1.09 /30 1 | -1.83 /30 row | 0.88 /31 1 | 0.46 ix 1 | -0.22 none
relation link: -1.98 block <0.5 | -0.97 block <0.95 | 0.46 block beside | -0.64 block ≥0.95 | 0.48 pair <0.5 | 1.04 pair <0.95
  | 1.18 pair beside | -1.78 pair elsewhere | 1.28 pair ≥0.95
relation shape: 0.63 /126 1x1 | 0.12 /126 1x2 | 0.06 /126 2x1 | 0.06 /126 2x2 | 0.39 /127 1x1 | 0.07 /127 1x2 | 0.04 /127 2x1
  | 0.04 /127 2x2 | -3 /16 1x1 | -0.47 /16 1x2 | -0.37 /16 2x1 | -0.52 /16 2x2 | -1.69 /20 1x1 | -0.25 /20 1x2 | -0.2 /20 2x1
  | -0.25 /20 2x2 | 0.23 /22 1x1 | -0.68 /22 1x2 | -0.77 /22 2x1 | -0.33 /22 2x2 | 0.23 /24 1x1 | -0.24 /24 1x2 | -0.59 /24 2x1
  | 0.08 /24 2x2 | 0.37 /25 1x1 | -0.26 /25 2x1 | 0.24 /25 2x2 | 1.04 /26 1x1 | 0.22 /26 1x2 | -0.24 /26 2x1 | 0.23 /26 2x2 | 1.01 /27 1x1
  | -0.47 /27 1x2 | 0.32 /27 2x1 | -0.19 /27 2x2 | 0.67 /28 1x1 | 0.25 /28 1x2 | 0.05 /28 2x1 | -0.02 /28 2x2 | 0.44 /28s 1x1
  | 0.19 /28s 2x1 | 0.17 /28s 2x2 | 0.15 /29 1x1 | 0.38 /29 1x2 | 0.55 /29 2x1 | 0.42 /29 2x2 | 0.59 /29s 1x1 | 0.35 /29s 1x2
  | 0.31 /29s 2x1 | 0.63 /29s 2x2 | 1.09 /30 1x1 | 0.31 /30 1x2 | 0.27 /30 2x1 | -0.74 /30 2x2 | -0.17 /31 1x1 | 0.32 /31 1x2 | 0.4 /31 2x1
  | 0.53 /31 2x2 | -2.94 /48 1x1 | -0.19 /48 1x2 | -0.07 /48 2x1 | -0.05 /48 2x2 | -2.78 /56 1x1 | -0.29 /56 1x2 | -0.33 /56 2x1
  | -0.24 /56 2x2 | 2.83 /64 1x1 | 0.22 /64 2x2 | 1.67 ix 1x1 | -1.68 none 1x1 | -0.3 none 1x2 | -0.25 none 2x1 | -0.26 none 2x2
shape: 0.28 1x1 | -0.7 1x2 | -0.78 2x1 | 0.05 2x2 | 1.5 beside | -1.39 elsewhere
style: 1.2 none | -0.51 pairs 0 | -0.74 pairs 1 | -0.87 pairs 2 | -1.28 pairs 3
vlan: -0.27 none | -0.4 other | 3.19 same
`,
);
