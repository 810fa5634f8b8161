import { expect } from 'vitest';
import { noTechnicalDetailInErrors } from '../../../checks/resilience/no-technical-detail-in-errors.ts';
import type { FetchedText } from '../../../src/model/evidence.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { fetched } from '../../helpers/site-evidence.ts';

const seen = (...pages: readonly FetchedText[]) => ({ site: { errorPages: pages }, pages: [] });
const page = (body: string, status = 500) => seen(fetched('/gone', `<title>Error</title><body>${body}`, { status }));
const failing = (name: string, body: string, what: string) => ({
  name,
  ...page(body),
  messages: ['shown' as const],
  data: [{ status: 500, what, quote: expect.any(String) as unknown as string }],
});
const TRACE = 'a stack trace';
const DATABASE = 'a database message';
const FRAMEWORK = 'an error page of the framework';

siteCheckCases(noTechnicalDetailInErrors, {
  inapplicable: [
    { name: 'no page that could be looked at', ...seen() },
    { name: 'only refusals', ...page('at System.Web.Mvc.Controller.Run(', 403) },
  ],
  passed: [
    { name: 'a page for people', ...page('<h1>Page not found</h1><p>Check the address.', 404) },
    {
      name: 'words that are near it',
      ...page('Java and PHP lessons: trace your family at the library. Error 404. Windows open.'),
    },
    {
      name: 'addresses of the web',
      ...page('<a href="/var/www/x">https://www.ambleford.example/var/www/</a> /home/page'),
    },
    { name: 'a script that names its source', ...page('<script>/* at run (/app/main.js:1:2) */</script>') },
    {
      name: 'the address that was asked for',
      ...seen(
        fetched('/home/bins/missed', '<p>We found nothing at /home/bins/missed.</p><!-- /home/bins/missed -->', {
          status: 404,
        }),
      ),
    },
    { name: 'a time and a number', ...page('Sorry, at 10:30:15 something went wrong (reference 12:34)') },
  ],
  failed: [
    failing('Python', '<pre>Traceback (most recent call last):\n  File "x.py"</pre>', TRACE),
    failing('Java', 'at org.example.Bins.find(Bins.java:42)', TRACE),
    failing('.NET', 'at System.Web.Mvc.Controller.Execute(RequestContext context)', TRACE),
    failing('Node', 'Error: no\n    at find (/app/bins.js:10:5)', TRACE),
    failing('Ruby', "/app/bins.rb:12:in `find'", TRACE),
    failing('PHP', 'Warning: include(x): failed in /app/bins.php on line 7', 'an error message of PHP'),
    failing('Oracle', 'ORA-00942: table or view does not exist', DATABASE),
    failing('SQL state', 'SQLSTATE[42S02]: Base table not found', DATABASE),
    failing('MySQL', 'You have an error in your SQL syntax; check the manual', DATABASE),
    failing('SQL Server', 'Unclosed quotation mark after the character string', DATABASE),
    failing('OLE DB', 'Microsoft OLE DB Provider for ODBC Drivers', DATABASE),
    failing('a driver', 'PG::UndefinedTable Error PG::Error', DATABASE),
    failing('a path of Linux', 'Cannot read "/var/www/site/index.php"', 'a path on the server'),
    failing('a path of Windows', 'Physical path: C:\\inetpub\\wwwroot\\x.aspx', 'a path on the server'),
    failing('ASP.NET', "Server Error in '/' Application.", FRAMEWORK),
    failing('Spring', 'Whitelabel Error Page', FRAMEWORK),
    failing('Django', "You're seeing this error because you have DEBUG = True", FRAMEWORK),
    failing('Laravel', 'Whoops, looks like something went wrong.', FRAMEWORK),
    failing('IIS', 'Detailed Error Information:', FRAMEWORK),
    failing('Rails', 'Action Controller: Exception caught', FRAMEWORK),
    {
      name: 'several of a kind once, and kinds one by one',
      ...page('SQLSTATE[HY000] #0 /app/bins.php(212): find() #1 /app/run.php(3): go() ORA-00001:'),
      messages: ['shown', 'shown'],
      data: [
        { status: 500, what: TRACE, quote: '#0 /app/bins.php(212):' },
        { status: 500, what: DATABASE, quote: 'ORA-00001:' },
      ],
    },
    {
      name: 'what only the source says',
      ...page('<h1>Sorry</h1><!-- SQLSTATE[HY000] -->', 404),
      messages: ['inSource'],
      data: [{ status: 404, what: DATABASE, quote: 'SQLSTATE[HY000]' }],
    },
  ],
});
