import { describe, expect, it } from 'vitest';
import { recognize } from '../../../src/analyzers/detect';

const MTR = `Start: 2020-01-31T07:28:42+0000
HOST: probe                       Loss%   Snt   Last   Avg  Best  Wrst StDev
  1.|-- 192.0.2.1                  0.0%    10    0.4   0.5   0.3   0.9   0.2
  2.|-- 203.0.113.80               0.0%    10    2.4   2.5   2.3   2.9   0.2
`;
const JSON_LINE =
  '{"report":{"mtr":{"src":"probe","dst":"192.0.2.80","tests":1},"hubs":[{"count":1,"host":"192.0.2.80","Loss%":0,"Snt":1,"Last":1.5,"Avg":1.5,"Best":1.5,"Wrst":1.5,"StDev":0}]}}';
const JUNOS = `<traceroute-results>
<target-host>a.example</target-host><target-ip>192.0.2.80</target-ip>
<hop><ttl-value>1</ttl-value><probe-result><probe-index>1</probe-index><probe-success/><ip-address>192.0.2.1</ip-address><rtt>1500</rtt></probe-result></hop>
`;
const MTR_XML = `<MTR SRC="probe" DST="192.0.2.80" TESTS="1">
<HUB COUNT="1" HOST="192.0.2.80"><Loss>0.0</Loss><Snt>1</Snt><Last>1.0</Last><Avg>1.0</Avg><Best>1.0</Best><Wrst>1.0</Wrst><StDev>0.0</StDev></HUB>
</MTR>
`;
const PLAIN = `traceroute to www.example.net (203.0.113.80), 30 hops max, 60 byte packets
 1  192.0.2.1  0.123 ms  0.234 ms  0.345 ms
`;
const dialects = (text: string) => recognize({ id: 'a', name: 'a', text }).traces.map(({ dialect }) => dialect);

describe('records of machines among lines of people', () => {
  it('a report whose first lines stand above a record and its rows below is not lost', () => {
    expect(dialects(`Start: 2020-01-31T07:28:42+0000\n${JSON_LINE}\n${MTR}`)).toEqual(['mtr-json', 'mtr-report']);
    expect(dialects(`traceroute to a.example (192.0.2.80), 30 hops max\n${JSON_LINE}\n${MTR}`)).toContain('mtr-report');
  });

  it('a trace that a record interrupts keeps what stands on both sides', () => {
    const found = dialects(`${PLAIN}${JSON_LINE}\n 2  203.0.113.80  1.123 ms  1.234 ms  1.345 ms\n`);
    expect(found).toEqual([dialects(PLAIN)[0], 'mtr-json', expect.any(String)]);
  });

  it('a cut document ends where another begins', () => {
    expect(dialects(JUNOS + PLAIN + MTR_XML)).toEqual([dialects(JUNOS)[0], dialects(PLAIN)[0], dialects(MTR_XML)[0]]);
  });
});
