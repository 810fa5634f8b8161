/** Whether the first selector leads through the second: into it, or into the tree of its own that it has. */
export const standsIn = (inner: string, outer: string): boolean =>
  inner.startsWith(`${outer} > `) || inner.startsWith(`${outer} >>> `);

/** It stands in the own tree of a component, of which the source of the page says nothing. */
export const isInComponent = ({ selector }: { readonly selector: string }): boolean => selector.includes(' >>> ');
