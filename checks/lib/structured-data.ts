const MOST_BLOCKS = 30;
const DEEPEST = 20;
const MOST_TYPES = 100;
const SCHEMA = /^https?:\/\/schema\.org\/?/i;

const START = /<script\b[^>]{0,500}\btype=["']?application\/ld\+json\b[^>]{0,500}>/gi;

/** Blocks of JSON-LD as they stand in the source. A browser writes the content of a script out as it is. */
export function jsonLdIn(html: string): readonly string[] {
  const blocks: string[] = [];
  for (const { 0: tag, index } of html.matchAll(START)) {
    const from = index + tag.length;
    const to = html.indexOf('</script', from);
    // The source was cut within the block.
    if (to < 0 || blocks.length >= MOST_BLOCKS) break;
    blocks.push(html.slice(from, to));
  }
  return blocks;
}

/** The values of `itemtype` in a page. */
export function itemTypesIn(html: string): readonly string[] {
  return [...html.matchAll(/\sitemtype="([^"]{0,300})"/gi)]
    .slice(0, MOST_TYPES)
    .flatMap(([, types = '']) => types.split(/\s+/).filter(Boolean));
}

/** The types of a block: with the name alone where it is of schema.org, whole where it is of something else. */
export function typesOf(value: unknown, depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.slice(0, MOST_TYPES).flatMap((one) => typesOf(one, depth + 1));
  const { '@type': type, ...rest } = value as Record<string, unknown>;
  const own = [type].flat().filter((one) => typeof one === 'string');
  return [...own.map(nameOf), ...Object.values(rest).flatMap((one) => typesOf(one, depth + 1))].slice(0, MOST_TYPES);
}

export const nameOf = (type: string): string => type.replace(SCHEMA, '');

/** Types that pages of councils have. One that is missing here may still be right, so it is a question and no fault. */
const KNOWN = new Set(
  (
    'AboutPage Action AdministrativeArea Answer Article AudioObject BlogPosting BreadcrumbList BroadcastService ' +
    'BusinessEvent CafeOrCoffeeShop City CityHall CivicStructure CollectionPage ContactPage ContactPoint Country ' +
    'CreativeWork DataCatalog DataDownload Dataset DefinedRegion Distance Duration EducationEvent EducationalOrganization ' +
    'EmergencyService EntryPoint Event EventStatusType FAQPage GeoCoordinates GeoShape GovernmentBuilding ' +
    'GovernmentOffice GovernmentOrganization GovernmentPermit GovernmentService HowTo HowToStep ImageObject ItemList ' +
    'ItemPage JobPosting LegalService Library ListItem LocalBusiness LocationFeatureSpecification Map MediaObject ' +
    'MonetaryAmount Museum NewsArticle Offer OpeningHoursSpecification Organization Park ParkingFacility Person Place ' +
    'PostalAddress PropertyValue PublicSwimmingPool QAPage QuantitativeValue Question ReadAction RecyclingCenter Report ' +
    'School SearchAction SearchResultsPage Service ServiceChannel SiteNavigationElement SpeakableSpecification ' +
    'SpecialAnnouncement SportsActivityLocation State TechArticle Thing TouristAttraction VideoObject VirtualLocation ' +
    'WebApplication WebPage WebPageElement WebSite WPFooter WPHeader WPSideBar'
  ).split(' '),
);

export const isKnownType = (type: string): boolean => KNOWN.has(type);
