/**
 * Regions of the United Nations M49 standard (intermediate region where there is one, else subregion) for every State
 * that has hosted a mission, and its neighbours.
 * Source: UN Statistics Division, Standard country or area codes for statistical use (M49).
 */
const REGIONS: Readonly<Record<string, string>> = {
  NORTHERN_AFRICA: 'DZA EGY ESH LBY MAR SDN TUN',
  EASTERN_AFRICA: 'BDI COM DJI ERI ETH KEN MDG MOZ MUS MWI RWA SOM SSD SYC TZA UGA ZMB ZWE',
  MIDDLE_AFRICA: 'AGO CAF CMR COD COG GAB GNQ STP TCD',
  SOUTHERN_AFRICA: 'BWA LSO NAM SWZ ZAF',
  WESTERN_AFRICA: 'BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SLE TGO',
  CARIBBEAN: 'CUB DOM HTI JAM TTO',
  CENTRAL_AMERICA: 'BLZ CRI GTM HND MEX NIC PAN SLV',
  SOUTH_AMERICA: 'BOL BRA COL ECU GUY PER PRY SUR URY VEN',
  CENTRAL_ASIA: 'KAZ KGZ TJK TKM UZB',
  SOUTHERN_ASIA: 'AFG BGD IND IRN LKA NPL PAK',
  SOUTH_EASTERN_ASIA: 'IDN KHM LAO MMR MYS PHL THA TLS VNM',
  WESTERN_ASIA: 'ARE ARM AZE CYP GEO IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM',
  EASTERN_EUROPE: 'BGR BLR CZE HUN MDA POL ROU RUS SVK UKR',
  SOUTHERN_EUROPE: 'ALB BIH ESP GRC HRV ITA MKD MNE PRT SRB SVN XKX',
  MELANESIA: 'FJI PNG SLB VUT',
};

/** Where M49 has none: the place is shown with all others. */
export const OTHER_REGION = 'OTHER';

const REGION_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(REGIONS).flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region] as const)),
);

/** M49 region of an ISO 3166-1 alpha-3 code. */
export const m49RegionOf = (code: string): string => REGION_OF.get(code) ?? OTHER_REGION;
