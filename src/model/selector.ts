/** Of two selectors as evidence has them, where ` > ` leads to a child, ` >>> ` into a tree of its own and ` >> ` into a frame. */

/** Whether the first one leads through the second: into it, or into the tree or the document that it has. */
export const standsIn = (inner: string, outer: string): boolean =>
  inner.startsWith(outer) && /^ >{1,3} /.test(inner.slice(outer.length, outer.length + 5));

/** It stands in the own tree of a component, of which the source of the page says nothing. */
export const isInComponent = ({ selector }: { readonly selector: string }): boolean => selector.includes(' >>> ');
