import { html, type Page } from './visiting.ts';

const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)';
export const STYLE = `body{font-family:sans-serif} ${'/* filler */'.repeat(200)}`;

const outline = html(
  `<a href="#main" class="skip-link">Skip to main content</a>
  <header><h1><img src="/logo.png" alt="Ambleford Council"></h1></header>
  <nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li></ol></nav>
  <main id="main">
    <h2>Bins</h2>
    <div role="heading" aria-level="4">Dates</div>
    <h3 aria-level="5">Times</h3>
    <div role="heading">No level</div>
    <h2 style="display:none">Hidden</h2>
    <section aria-labelledby="s"><p id="s">News</p><header>Not a banner</header></section>
    <section>No name, no landmark</section>
    <form aria-label="Find your day"><input type="search" aria-label="Postcode" name="children"></form>
    <p>Put bins   out\n by 7am.<br>Welsh: <span lang="cy">Biniau</span></p>
    <p style="display:none">Nobody reads this.</p>
    <script>const notText = 1;</script>
  </main>
  <aside>Also</aside>
  <footer>Contact us<p role="note">Aside</p></footer>`,
  `<title>Bins - Ambleford Council</title><meta name="Description" content="When bins go out">
   <meta name="viewport" content="width=device-width"><link rel="canonical" href="/bins">
   <link rel="alternate" hreflang="cy" href="/cy/biniau">`,
);

const links = html(`
  <header><a id="home" href="/">Ambleford <img src="/logo.png" alt="Council home"></a></header>
  <nav><a id="labelled" href="/bins" aria-label="Missed bins">Missed</a></nav>
  <main>
    <a id="described" href="/tax#pay" aria-labelledby="one two">x</a><span id="one">Pay</span> <span id="two">council tax</span>
    <a id="mail" href="mailto:bins@ambleford.example">Mail us</a>
    <a id="unseen" href="/unseen" style="${HIDDEN}">Unseen</a>
    <a id="away" href="/away" style="position:absolute;left:-9999px">Away</a>
    <div style="${HIDDEN}"><a id="wrapped" href="/wrapped">Wrapped</a></div>
    <a id="gone" href="/gone" style="display:none">Gone</a>
    <a id="titled" href="/titled" title="Only a title"></a>
    <svg width="20" height="20"><a id="drawn" href="/drawn"><title>Drawn</title><rect width="9" height="9"/></a></svg>
    <a id="nowhere">No address</a>
    <img src="/logo.png" alt="Map" usemap="#map" width="40" height="40">
    <map name="map"><area id="area" shape="rect" coords="0,0,20,20" href="/north" alt="North" title=""></map>
    <form><input name="children"><a id="clobbered" href="/clobbered">In a form</a></form>
    <article><footer><a id="byline" href="/author">Author</a></footer></article>
  </main>
  <footer><a id="foot" href="/accessibility">Accessibility</a></footer>`);

const forms = html(`<main>
  <form action="/report" method="POST">
    <input name="action"><input name="id"><input name="method"><input name="children"><input name="title"><select name="role"></select>
    <label for="email">Email address</label><input id="email" type="email" name="email" autocomplete="email" required>
    <label for="quiet" style="${HIDDEN}">Quiet name</label><input id="quiet">
    <input id="placed" placeholder="Your name">
    <input id="titled" title="Titled"><input id="aria" aria-label="Spoken" aria-required="true">
    <span id="lab">Labelled elsewhere</span><input id="elsewhere" aria-labelledby="lab">
    <label>Day <select id="wrapped"><option>Monday</option><option>Tuesday</option></select></label>
    <fieldset><legend>Your landlord’s details</legend>
      <fieldset><legend>Address</legend><label for="street">Street</label><input id="street"></fieldset>
      <input id="bare"></fieldset>
    <textarea id="more"></textarea><input type="hidden" id="token" value="1">
  </form>
  <form><input id="alone"></form><input id="outside"><input id="joined" form="none">
</main>`);

const list = (items: number, extra = '') =>
  html(
    `<main class="page-1"><h1>News</h1><ul>${'<li><a href="/n">Item</a><div class="card">x</div></li>'.repeat(items)}</ul>${extra}</main>`,
  );

const frames = (origin: string) =>
  html(`<main><h1>Frames</h1><iframe title="own" src="/framed"></iframe>
  <iframe title="other" src="${origin.replace('127.0.0.1', 'localhost')}/framed-other"></iframe>
  <iframe title="written" srcdoc="<html lang='en'><img src='/logo.png'></html>"></iframe></main>`);

export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
);

/** A site whose pages show, one by one, what the scanner can read. */
export const readablePages = (origin: string): Readonly<Record<string, Page>> => ({
  '/logo.png': { headers: { 'content-type': 'image/png', 'cache-control': 'max-age=600' }, body: PIXEL },
  '/style.css': { headers: { 'content-type': 'text/css', 'cache-control': 'max-age=600' }, body: STYLE },
  '/outline': outline,
  '/links': links,
  '/forms': forms,
  '/many-links': html('<p><a href="/x">x</a></p>'.repeat(3000)),
  '/list-3': list(3),
  '/list-300': list(300),
  '/list-and-form': list(3, '<form><input></form>'),
  '/components': html(
    `<div class="govuk-phase-banner"><p class="govuk-phase-banner__content">Beta</p></div>
       <div id="cookie-banner">Cookies <div class="cookie-banner__inner">on this site</div></div>
       <a href="/before">Back</a><form role="search"><input type="search"></form>
       <div class="error-summary"><h2>There is a problem</h2></div><div class="error-summary" hidden>None</div>
       <main><p>Is this page useful?</p><a href="#top">Jump to the top</a></main>`,
  ),
  '/styled': html(
    '<h1>Styled</h1><img src="/logo.png"><img src="/missing.png">',
    '<title>S</title><link rel="stylesheet" href="/style.css">',
  ),
  '/old': { status: 301, headers: { location: '/older' } },
  '/older': {
    status: 302,
    headers: {
      location: '/styled?from=old',
      'set-cookie': ['a=1; Path=/; HttpOnly; SameSite=Strict', 'b=2; Max-Age=60'],
    },
  },
  '/remembers': html(`<p id="p"></p><script>
      const seen = [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean);
      document.getElementById('p').textContent = 'Seen before: ' + seen.join(' ');
      document.cookie = 'visited=yes'; localStorage.setItem('kept', '1'); sessionStorage.setItem('here', '1');
      onpagehide = () => localStorage.setItem('late', '1');
      setInterval(() => { document.cookie = 'again=yes'; fetch('/poll'); console.error('Still here'); }, 20);
    </script>`),
  '/clings': html(`<form name="open"></form><form name="close"></form><script>
      onpagehide = () => { localStorage.setItem('late', '1'); navigator.sendBeacon('/poll'); };
      onvisibilitychange = () => sessionStorage.setItem('late', '1');
      const frame = () => { localStorage.setItem('frame', '1'); requestAnimationFrame(frame); }; frame();
      const idle = () => { fetch('/poll'); requestIdleCallback(idle, { timeout: 20 }); }; idle();
      new MutationObserver(() => fetch('/poll')).observe(document, { childList: true, subtree: true });
    </script>`),
  '/works': html(`<script>
      new Worker(URL.createObjectURL(new Blob(["setInterval(() => fetch('" + location.origin + "/poll'), 10)"])));
    </script>`),
  '/framing': html(
    `<iframe src="${origin.replace('127.0.0.1', 'localhost')}/framed-memory"></iframe><script>1</script>`,
  ),
  '/framed-memory': html(`<script>document.title = Object.keys(sessionStorage).concat(Object.keys(localStorage)).join();
      sessionStorage.setItem('framed', '1'); localStorage.setItem('framed-too', '1');
      console.error('Framed: ' + document.title);</script>`),
  '/blob': html(
    `<script>for (let i = 0; i < 2; i += 1) fetch(URL.createObjectURL(new Blob(['word '.repeat(9)])))</script>`,
  ),
  '/poll': 'ok',
  '/console': html(`<script>console.error('Broken: %s', 'x'.repeat(600)); console.warn('Careful'); console.log('Fine');
      setTimeout(() => { throw new TypeError('Oops'); }, 10); Promise.reject(new Error('Nobody listens'));</script>`),
  '/busy': html(`<h1>Busy</h1><div id="push"></div><p>Below</p><script>
      requestAnimationFrame(() => setTimeout(() => {
        const end = performance.now() + 250; while (performance.now() < end);
        document.getElementById('push').style.height = '400px';
      }, 50));</script>`),
  '/frames': frames(origin),
  '/framed': html('<img src="/logo.png">'),
  '/framed-other': html('<img src="/logo.png"><img src="/logo.png">'),
  '/strict': {
    headers: {
      'content-security-policy': "default-src 'none'; script-src 'none'; require-trusted-types-for 'script'",
    },
    body: html('<h1>Strict</h1><img src="/logo.png"><form><input id="f"></form>'),
  },
  '/late': html(
    `<script>setTimeout(() => document.body.append(Object.assign(new Image(), { src: '/logo.png' })), 700)</script>`,
  ),
  '/tall': html(
    '<p id="low" style="margin-top:8000px">Low</p><img id="right" src="/logo.png" style="position:absolute;left:100px;top:2000px;width:30px;height:40px">',
  ),
  '/deep': html(
    '<main><h1>Bins</h1><p style="margin:1500px 0">For the days <a href="/bins">click here</a>.</p><p>More</p></main>',
  ),
  '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /private' },
});
