/**
 * Software and suppliers that council services run on, and how to know them. Where a sign comes from is in the domain notes:
 * public definitions of HTTP Archive, public scrapers of council services, and the themes' own sources.
 */
export interface Platform {
  readonly name: string;
  /** Whose it is, where that is a company that councils buy it from. */
  readonly supplier?: string;
  /** Whoever has one of these names, or a name below it, is that platform for certain. */
  readonly hosts?: readonly string[];
  /** In the path of an address. */
  readonly paths?: readonly string[];
  /** In the source of a page. None is the name of another host: a link to a supplier does not make its platform. */
  readonly texts?: readonly string[];
  readonly generators?: readonly string[];
  /** A header, and how its value begins, in small letters. */
  readonly headers?: readonly (readonly [name: string, begins: string])[];
  /** What it is built on, which need not be named beside it. */
  readonly insteadOf?: string;
}

export const platforms: readonly Platform[] = [
  {
    name: 'LocalGov Drupal',
    texts: ['/contrib/localgov_base/', '/contrib/localgov_', 'class="lgd-'],
    insteadOf: 'Drupal',
  },
  {
    name: 'Drupal',
    texts: ['/sites/default/files/', 'data-drupal-selector="drupal-settings-json"'],
    generators: ['drupal'],
    headers: [
      ['x-generator', 'drupal'],
      ['x-drupal-cache', ''],
      ['x-drupal-dynamic-cache', ''],
    ],
  },
  {
    name: 'Jadu',
    supplier: 'Jadu',
    paths: ['/xfp/form/'],
    texts: ['/xfp/form/', 'powered by Jadu'],
    generators: ['jadu', 'http://www.jadu.net', 'https://www.jadu.net'],
    headers: [['node', 'jadu-web']],
  },
  {
    name: 'GOSS iCM',
    supplier: 'GOSS Interactive',
    paths: ['/chttphandler.ashx'],
    texts: ['gossinteractive', '/apiserver/formsservice/', '/apiserver/postcode', 'CHttpHandler.ashx?id='],
    generators: ['goss icm'],
  },
  {
    name: 'Umbraco',
    texts: ['/UmbracoForms/', 'data-udi="umb://'],
    generators: ['umbraco'],
    headers: [['x-umbraco-version', '']],
  },
  { name: 'Contensis', supplier: 'Zengenti', hosts: ['cloud.contensis.com'], generators: ['contensis'] },
  {
    name: 'WordPress',
    texts: ['/wp-content/', '/wp-includes/'],
    generators: ['wordpress'],
  },
  { name: 'Contentful', headers: [['x-contentful-request-id', '']] },
  {
    name: 'Granicus govService',
    supplier: 'Granicus',
    hosts: ['achieveservice.com'],
    paths: ['/achieveforms/'],
    texts: ['sandbox-publish://AF-Process-', '/apibroker/runLookup', '/authapi/isauthenticated'],
  },
  {
    name: 'Netcall Liberty Create',
    supplier: 'Netcall',
    hosts: ['onmats.com', 'oncreate.app'],
    paths: ['/w/webpage/'],
    texts: ['webpage_subpage_id='],
  },
  { name: 'Salesforce Experience', supplier: 'Salesforce', texts: ['/s/sfsites/aura'], paths: ['/pr/s/register-view'] },
  { name: 'iTouchVision', supplier: 'iTouchVision', hosts: ['itouchvision.com'] },
  {
    name: 'Idox Public Access',
    supplier: 'Idox',
    paths: ['/online-applications/'],
    texts: ['/online-applications/search.do', 'applicationDetails.do'],
  },
  {
    name: 'NEC planning',
    supplier: 'NEC',
    paths: ['/northgate/planningexplorer/', '/necsws/es/presentation/planning/'],
  },
  { name: 'Agile Applications', supplier: 'Agile Applications', hosts: ['agileapplications.co.uk'] },
  {
    name: 'Civica Modern.Gov',
    supplier: 'Civica',
    paths: ['/ielistmeetings.aspx', '/ielistdocuments.aspx', '/mgcommitteedetails.aspx'],
    texts: ['ieListMeetings.aspx', 'mgCommitteeDetails.aspx'],
  },
  { name: 'Civica payments', supplier: 'Civica', hosts: ['civicaepay.co.uk'] },
  { name: 'Pay360', supplier: 'Capita', hosts: ['e-paycapita.com'] },
  { name: 'GOV.UK Pay', supplier: 'Government Digital Service', hosts: ['payments.service.gov.uk'] },
  { name: 'FixMyStreet Pro', supplier: 'SocietyWorks', hosts: ['fixmystreet.com'] },
];
