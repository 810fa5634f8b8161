/** A page with known faults, and what may become of it until the next scan. */
export type Change = (html: string) => string;

/** Each page has words of its own, so that its faults are known by them. */
export function basePage(word: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${word} - Ambleford Council</title>
<link rel="stylesheet" href="/assets/site-8f3a2b1c.css?v=1">
</head>
<body class="page page-12">
<header><a href="/" class="logo">Ambleford Council</a></header>
<main id="main-93ab1f" class="main col-8">
<h1 class="title">${word}</h1>
<p class="intro" id="p-7731">What you can do about ${word} in Ambleford, and when.</p>
<p class="pale" style="color: #bbb; background-color: #fff">Pale words about ${word}.</p>
<img class="photo" src="/assets/photo-3f2a9c1b.png?v=1" width="40" height="40">
<p><a class="icon icon-9" href="/about"></a></p>
<p><a class="more" href="/more/${word}">Click here</a></p>
<ul class="list list-3">
<li><a href="/about">About the council</a></li>
<li><a href="/" style="color: #ccc; background-color: #fff">Pale link of ${word}</a></li>
<li><a href="/contact">Contact us</a></li>
</ul>
<form class="form" action="/search"><input class="field" id="f-81c2d3" type="text" name="postcode"> <button class="button" type="submit">Find</button></form>
<iframe class="map" src="/frame?key=1" width="200" height="100"></iframe>
</main>
<footer><p class="foot" style="color: #aaa; background-color: #eee">Pale foot of every page</p></footer>
</body>
</html>`;
}

const put =
  (code: string): Change =>
  (html) =>
    html.replace('</main>', `${code}\n</main>`);
const swap =
  (from: string | RegExp, to: string): Change =>
  (html) =>
    html.replace(from, to);

/** What builds, editors and content systems do all the time, and what no visitor notices. */
export const harmless: Readonly<Record<string, Change>> = {
  classes: (html) => html.replace(/class="[^"]*"/g, 'class="css-1q2w3e4 css-99"'),
  ids: (html) => html.replace(/id="([a-z]+)-[0-9a-f]+"/g, 'id="$1-5e6f70a"'),
  wrapper: (html) =>
    html.replace(/(<main[^>]*>)/, '$1<div class="wrap"><div>').replace('</main>', '</div></div></main>'),
  inner: (html) => html.replace(/(<(p|li)\b[^>]*>)(.*?)(<\/\2>)/g, '$1<span class="in">$3</span>$4'),
  attributes: (html) =>
    html.replace(/<(\w+)((?: [\w-]+="[^"]*")+)>/g, (_, tag: string, attributes: string) => {
      const all = attributes.match(/ [\w-]+="[^"]*"/g) ?? [];
      return `<${tag}${all.reverse().join('')}>`;
    }),
  stylesheet: swap('site-8f3a2b1c.css', 'site-77d0e1f2.css'),
  indentation: (html) => html.replace(/\n/g, '\n        '),
  minified: (html) => html.replace(/>\s+</g, '><').replace(/\n/g, ''),
  items: (html) => html.replace(/(<li>.*<\/li>)\n(<li>.*<\/li>)\n(<li>.*<\/li>)/, '$3\n$2\n$1'),
  banner: (html) =>
    html.replace(
      '<header>',
      '<aside aria-label="News"><p>Our phone lines close early on Friday.</p></aside>\n<header>',
    ),
  styles: (html) => html.replace(/style="(color: #\w+); (background-color: #\w+)"/g, 'style="$2;$1"'),
  queries: (html) => html.replaceAll('?v=1', '?v=20261201').replace('?key=1', '?key=2'),
  pictures: swap('photo-3f2a9c1b.png', 'photo-a1b2c3d4.png'),
  comments: (html) => html.replace(/<(p|ul|form|img)\b/g, '<!-- block 17 --><$1'),
  quotes: (html) => html.replace(/="([^" ]*)"/g, "='$1'"),
  data: (html) => html.replace(/<(p|a|img|input|li|iframe)\b/g, '<$1 data-v-7ba5bd90=""'),
  body: swap('class="page page-12"', 'class="page js-enabled page-13 no-touch"'),
  token: swap(
    '<form class="form" action="/search">',
    '<form class="form" action="/search"><input type="hidden" name="csrf" value="8a7b6c">',
  ),
  tags: (html) =>
    html.replace('<p class="pale"', '<div class="pale"').replace(/(Pale words about \w+\.)<\/p>/, '$1</div>'),
  order: (html) => html.replace(/(<ul[\s\S]*<\/ul>)\n(<form[\s\S]*<\/form>)/, '$2\n$1'),
};

/** One new fault each, and a check that must report it. */
export const faults: Readonly<Record<string, readonly [Change, check: RegExp]>> = {
  picture: [put('<img src="/assets/other.png" width="40" height="40">'), /axe-text-alternatives/],
  twin: [
    put('<img class="photo" src="/assets/photo-3f2a9c1b.png?v=1" width="40" height="40">'),
    /axe-text-alternatives/,
  ],
  link: [put('<p><a href="/contact"></a></p>'), /axe-name-role-value/],
  pale: [put('<p style="color: #bbb; background-color: #fff">More pale words.</p>'), /axe-colour/],
  paler: [put('<p><button style="color: #ccc; background-color: #fff">Send it</button></p>'), /axe-colour/],
  field: [put('<form><input type="text" name="street"></form>'), /axe-form-labels/],
  select: [put('<form><select name="ward"><option>North</option></select></form>'), /axe-form-labels/],
  frame: [put('<iframe src="/frame/other" width="200" height="100"></iframe>'), /frame-titles|axe-name-role-value/],
  button: [put('<p><button type="button"></button></p>'), /axe-name-role-value/],
  unnamed: [swap(/<title>.*<\/title>/, '<title></title>'), /axe-title-and-language|page-title/],
  language: [swap('<html lang="en">', '<html>'), /axe-title-and-language/],
  foreign: [put('<p lang="xyzzy">Croeso</p>'), /axe-title-and-language|language/],
  zoom: [swap('initial-scale=1"', 'initial-scale=1, maximum-scale=1, user-scalable=no"'), /axe-resize-and-spacing/],
  list: [put('<ul><div>Not an item</div></ul>'), /axe-structure/],
  role: [put('<div role="buton" tabindex="0">Odd</div>'), /axe-name-role-value/],
  state: [put('<div role="checkbox" tabindex="0" aria-label="Choose"></div>'), /axe-name-role-value/],
  value: [put('<p><button type="button" aria-expanded="maybe">More</button></p>'), /axe-name-role-value/],
  hidden: [put('<p aria-hidden="true"><a href="/contact">Hidden link</a></p>'), /axe-name-role-value/],
  again: [put('<p><a class="more" href="/other">Click here</a></p>'), /content\/link-text/],
  image: [put('<form action="/search"><input type="image" src="/assets/go.png"></form>'), /axe-text-alternatives/],
};
