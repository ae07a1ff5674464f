/** Regions that licences name, as ISO 3166 codes. */

/** The member states of the European Union (https://european-union.europa.eu/principles-countries-history/eu-countries_en). */
const EU = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');
const REGIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['EU', EU],
  ['EEA', [...EU, 'IS', 'LI', 'NO']],
  ['UK', ['GB']],
]);

/** The declared territories that fall under the regions a term excludes (`EU, GB, KR`), as they were declared. */
export function meetingTerritories(excluded: string, declared: readonly string[]): readonly string[] {
  const barred = new Set(codesOf(excluded));
  return declared.filter((territory) => codesOf(territory).some((code) => barred.has(code)));
}

/** Every country code that a list of codes and regions stands for. */
function codesOf(list: string): readonly string[] {
  return list
    .split(/[\s,|]+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const code = word.toUpperCase();
      return REGIONS.get(code) ?? [code];
    });
}
