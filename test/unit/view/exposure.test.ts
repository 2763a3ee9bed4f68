import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzers/analyze';
import { redact } from '../../../src/view/redact/redact';
import { showsHome } from '../../../src/view/redact/exposure';
import { homeCampus, potSeller } from '../pptx/inputs';

describe('the warning before a home is shown', () => {
  it('is given for a route out of a private network', () => {
    expect(showsHome(homeCampus)).toBe(true);
  });

  it('is not given when something is hidden, for mail, or where no home is in sight', () => {
    expect(showsHome(redact(homeCampus, { mode: 'pseudonyms', homeHops: 3 }))).toBe(false);
    expect(showsHome(potSeller)).toBe(false);
    const inside = ' 1  192.168.0.1  1.1 ms\n 2  10.0.0.1  2.2 ms\n';
    expect(showsHome(analyze([{ id: 'a', name: 'a', text: `traceroute to 10.0.0.1\n${inside}` }]))).toBe(false);
  });
});
