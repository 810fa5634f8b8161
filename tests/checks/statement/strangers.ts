/** Statements as strangers write them. The scan is on 23 November 2026. */
const EHRC =
  '<h2>Enforcement procedure</h2><p>The Equality and Human Rights Commission (EHRC) is responsible for enforcing the regulations. If you’re not happy with how we respond, <a href="https://www.equalityadvisoryservice.com/">contact the Equality Advisory and Support Service (EASS)</a>.</p>';
const COMMITTED =
  '<p>Ambleford Borough Council is committed to making its websites accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.</p>';
const CONTACT =
  '<h2>Feedback and contact information</h2><p>Email <a href="mailto:web@ambleford.example">web@ambleford.example</a> or call 01632 960000.</p>';

export const strangers = {
  'the European template of 2018': `<h1>Accessibility statement</h1>
<p>Ambleford Borough Council is committed to making its website accessible, in accordance with the national legislation transposing Directive (EU) 2016/2102 of the European Parliament and of the Council.</p>
<p>This accessibility statement applies to www.ambleford.example.</p>
<h2>Compliance status</h2>
<p>This website is partially compliant with EN 301 549 V1.1.2, due to the non-compliances listed below.</p>
<h2>Non-accessible content</h2>
<p>The content listed below is non-accessible for the following reason(s):</p>
<p>(a) Non-compliance with the national legislation</p>
<ul><li>Some images do not have text alternatives.</li><li>Tables in older pages have no row headings.</li></ul>
<h2>Preparation of this accessibility statement</h2>
<p>This statement was prepared on 20 September 2020. The statement was prepared on the basis of a self-assessment done by the public sector body. The statement was last reviewed on 20 September 2020.</p>
<h2>Feedback and contact information</h2>
<p>Please use our <a href="https://www.ambleford.example/contact">contact form</a>.</p>
<h2>Enforcement procedure</h2>
<p>In case of an unsatisfactory response, write to the Equality and Human Rights Commission.</p>`,

  'written by consultants': `<h1>Digital Accessibility Statement</h1>
<p>This statement applies to content published on the www.ambleford.example domain.</p>
<h2>Conformance status</h2>
<p>An audit by an independent company found that our website is partially conformant with WCAG 2.2 level AA. Partially conformant means that some parts of the content do not fully conform to the accessibility standard.</p>
<h2>Known limitations</h2>
<table><tr><th>Issue</th><th>WCAG reference</th><th>Target date</th></tr>
<tr><td>Contrast of the search button is too low</td><td>1.4.3 Contrast (Minimum)</td><td>March 2027</td></tr>
<tr><td>Map cannot be used with a keyboard</td><td>2.1.1 Keyboard</td><td>March 2026</td></tr></table>
<h2>Feedback</h2><p>We welcome your feedback. E-mail: access [at] ambleford [dot] example</p>
${EHRC}
<h2>Technical specifications</h2>${COMMITTED}
<h2>Date</h2><p>This statement was created on 4 March 2026.</p>`,

  'we aim to be': `<h1>Accessibility statement for ambleford.example</h1>
<p>This accessibility statement applies to www.ambleford.example.</p>
<h2>How accessible this website is</h2>
<p>We aim to be fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.</p>
<p>We know some parts of this website are not fully accessible:</p>
<ul><li>some older PDF documents cannot be read by a screen reader</li><li>some videos have no captions</li></ul>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 3 March 2026. It was last reviewed on 3 March 2026.</p>`,

  'WCAG 2.0, to be reviewed': `<h1>Accessibility statement</h1>
<p>This accessibility statement applies to the Ambleford Borough Council website.</p>
<h2>How accessible this website is</h2><p>Parts of it are hard to use.</p>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<p>This website is partially compliant with the Web Content Accessibility Guidelines (WCAG) 2.0 AA standard, due to the non-compliances listed below.</p>
<h2>Non-compliance with the accessibility regulations</h2>
<p>Some images do not have a text alternative. This fails WCAG 2.0 success criterion 1.1.1 (non-text content). We plan to add text alternatives for all images by September 2020.</p>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 23/09/2020. It will next be reviewed in September 2027.</p>`,

  'dates as seasons': `<h1>Accessibility statement for Ambleford Borough Council</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>Most of it works for most people.</p>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h3>Compliance status</h3><p>This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.</p>
<h2>Non-accessible content</h2>
<ul><li>The focus cannot be seen on the menu (2.4.7 Focus Visible). This will be fixed in Autumn 2023.</li><li>Text in banners is too faint (1.4.3). This will be fixed when the website is replaced in Spring 2027.</li></ul>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared in Autumn 2023 and was last reviewed in Summer 2026.</p>`,

  'the wrong body': `<h1>Accessibility statement for Ambleford Borough Council</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>Most of it works for most people.</p>
${CONTACT}
<h2>Enforcement procedure</h2><p>If you contact us with a complaint and you’re not happy with our response, contact the <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.</p>
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<p>This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.</p>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 1 June 2026. It was last reviewed on 1 June 2026.</p>`,

  'the status misspelt': `<h1>Acessibility Statement</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>Most of it works for most people.</p>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h3>Compliance status</h3><p>This website is partialy complient with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.</p>
<h2>Non accessible content</h2><ul><li>Faint words in banners fail 1.4.3.</li></ul>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 1st June 2026. It was last reviewed on 1st Jnue 2026.</p>`,

  'of a supplier': `<h1>Accessibility statement</h1>
<p>This accessibility statement applies to the Bookings Online platform, supplied by Booking Software Ltd and used by many councils.</p>
<h2>How accessible is this service?</h2><p>We want as many people as possible to be able to use this service.</p>
<h2>Contact us</h2><p>Email support@bookings.example.</p>
<h2>Compliance status</h2><p>Bookings Online is partially compliant with WCAG 2.1 AA.</p>
<h2>Non-accessible content</h2><ul><li>Date picker: 2.1.1 Keyboard. Fix planned for release 8.2.</li></ul>
<h2>Disproportionate burden</h2><p>Not applicable.</p>
<h2>Preparation</h2><p>Last updated: 14.05.2026</p>`,

  'nothing is wrong': `<h1>Accessibility Statement</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>All of it can be used by everybody.</p>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h2>Compliance status</h2><p>The website has been tested against the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA and is fully compliant.</p>
<h2>Non-accessible content</h2><p>There is no content on this website that we know to be inaccessible.</p>
<h2>Preparation of this accessibility statement</h2><p>This statement was first published on 10 October 2024. This statement was reviewed: 10 October 2026.</p>`,

  'in Northern Ireland': `<h1>Accessibility statement</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>Most of it works for most people.</p>
${CONTACT}
<h2>Enforcement procedure</h2><p>The Equality Commission for Northern Ireland (ECNI) is responsible for the so-called “accessibility regulations” in Northern Ireland. If you’re not happy with our answer, <a href="https://www.equalityni.org/">contact the ECNI</a>.</p>
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h3>Compliance status</h3><p>This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The non-compliances and exemptions are listed below.</p>
<h3>Non-compliance with the accessibility regulations</h3>
<ul><li>WCAG 2.2 – 1.3.1 Info and Relationships: headings are missing in news pages. We’re going to fix this by the end of 2026.</li></ul>
<h2>Disproportionate burden</h2><p>We have assessed the cost of making our old meeting videos accessible and believe that doing so would be a disproportionate burden.</p>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 9 February 2026. It was last reviewed on 9 February 2026.</p>`,

  'prose and questions': `<h1>Accessibility on our website</h1>
<h2>What does this statement cover?</h2><p>This statement covers the main council website only.</p>
<h2>How accessible is our website?</h2><p>Our site is mostly compliant with the Web Content Accessibility Guidelines version 2.1 AA standard.</p>
<h2>What is not accessible yet?</h2>
<p>Our online forms do not always announce errors (WCAG 3.3.1 error identification). We hope to have this resolved by December 2025.</p>
<h2>Feedback</h2><p>Tell us on our <a href="https://www.ambleford.example/contact-us">contact page</a>.</p>
<h2>What if I am not happy with the answer?</h2><p>The enforcement procedure is with the <a href="https://www.equalityhumanrights.com/">EHRC</a>. You can also ring the EASS.</p>
<h2>How we tested this website</h2><p>We last tested this website in August 2026. This page was last updated 1 September 2026 and will be reviewed again on 1 September 2027.</p>`,

  'fixes told as done': `<h1>Accessibility statement for Ambleford Borough Council</h1>
<p>This accessibility statement applies to ambleford.example.</p>
<h2>How accessible this website is</h2><p>Most of it works for most people.</p>
${CONTACT}${EHRC}
<h2>Technical information about this website’s accessibility</h2>${COMMITTED}
<h3>Compliance status</h3><p>This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, because of the non-compliances and exemptions listed below.</p>
<h2>Non-accessible content</h2>
<h3>Non-compliance with the accessibility regulations</h3>
<ul><li>Some PDF forms are not tagged. This fails 1.3.1. We planned to replace them by March 2026 and completed this on 2 April 2026.</li>
<li>Some links are not clear. This fails 2.4.4 Link purpose. We will fix these by 31 December 2026.</li></ul>
<h3>Disproportionate burden</h3><p>We are not claiming disproportionate burden for any of our content.</p>
<h2>What we’re doing to improve accessibility</h2><p>Our roadmap shows how and when we plan to improve accessibility. We were due to launch a new website in 2025.</p>
<h2>Preparation of this accessibility statement</h2><p>This statement was prepared on 22 September 2020. It was last reviewed on 5 January 2026.</p>`,
} as const;
