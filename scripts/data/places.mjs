// Cities by the IATA code of their airport, countries by where their airports lie. src/data/places.ts reads it.

const clean = (text) => text.replaceAll(/[\t\n\r]/g, ' ').trim();
const degrees = (text) => Number(text).toFixed(2);

/** A city's own name, not the town the runway stands in nor what is added in brackets: "Changsha (Tianxin)". */
const cityOf = ({ municipality, name }) => clean(municipality || name).replace(/ ?[(/,].*$/, '');

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function placesOf(read) {
  const airports = JSON.parse(read('data/airports.json'));
  const names = new Map(JSON.parse(read('data/countries.json')).map(({ code, name }) => [code, clean(name)]));
  const byCode = new Map();
  for (const one of airports) {
    const known = byCode.get(one.iata_code);
    if (/^[A-Z]{3}$/.test(one.iata_code) && known?.type !== 'large_airport') byCode.set(one.iata_code, one);
  }
  const cities = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, one]) =>
      [code, cityOf(one), one.iso_country, degrees(one.latitude_deg), degrees(one.longitude_deg)].join('\t'),
    );
  const countries = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, name]) => {
      const own = airports.filter((one) => one.iso_country === code);
      if (own.length === 0) return [];
      const middle = (field) => degrees(median(own.map((one) => Number(one[field]))));
      return [[code, name, middle('latitude_deg'), middle('longitude_deg')].join('\t')];
    });
  return [cities.join('\n'), countries.join('\n')].join('\n\n');
}
