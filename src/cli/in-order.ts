/** Runs prints in the order of their numbers, whatever the order they come in, each as soon as those before it are out. */
export function inOrder(): (index: number, print: () => void) => void {
  const waiting = new Map<number, () => void>();
  let next = 0;
  return (index, print) => {
    waiting.set(index, print);
    for (let ready = waiting.get(next); ready; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      ready();
    }
  };
}
