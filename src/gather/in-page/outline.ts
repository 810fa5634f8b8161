/// <reference lib="dom" />
import type { Heading, Landmark } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

export function readHeadings(h: InPageHelpers): Heading[] {
  const headings: Heading[] = [];
  for (const element of h.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]')) {
    if (!h.prop(element, 'checkVisibility').call(element)) continue;
    const stated = h.prop(element, 'getAttribute').call(element, 'aria-level');
    const level = Number(stated ?? h.prop(element, 'localName').slice(1)) || 2;
    headings.push({ level, text: h.nameOf(element, 300), selector: h.selectorOf(element) });
    if (headings.length >= 500) break;
  }
  return headings;
}

export function readLandmarks(h: InPageHelpers): Landmark[] {
  const roles: Record<string, string> = {
    header: 'banner',
    footer: 'contentinfo',
    main: 'main',
    nav: 'navigation',
    aside: 'complementary',
    form: 'form',
    section: 'region',
    search: 'search',
  };
  const landmarks: Landmark[] = [];
  const all = 'header, footer, main, nav, aside, form, section, search, [role]';
  for (const element of h.everywhere(all)) {
    // Forms are read past their fields, which may be called "role" or "localName".
    const attribute = (name: string) => h.prop(element, 'getAttribute').call(element, name)?.trim();
    const role = attribute('role')?.split(/\s+/)[0] ?? roles[h.prop(element, 'localName')];
    if (!role || !Object.values(roles).includes(role)) continue;
    const labelledBy = attribute('aria-labelledby');
    const labelling = labelledBy ? h.byId(element, labelledBy.split(/\s+/)[0] ?? '') : null;
    const label = (labelling ? h.textOf(labelling, 200) : attribute('aria-label')?.slice(0, 200)) ?? '';
    // Sections and forms are landmarks only when they have a name; a header inside an article never is.
    if ((role === 'region' || role === 'form') && !label) continue;
    const parent = h.above(element);
    const inSection = parent && h.nearest(parent, 'article, section, aside, nav, main');
    if (attribute('role') === undefined && (role === 'banner' || role === 'contentinfo') && inSection) continue;
    landmarks.push({ role, label, selector: h.selectorOf(element) });
    if (landmarks.length >= 200) break;
  }
  return landmarks;
}
