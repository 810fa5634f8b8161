/**
 * The same function, which answers at once when asked the same as the last time. All checks see a page one after the
 * other, so what several of them need is worked out once. For pure functions of values that nobody changes.
 */
export function rememberLast<A extends readonly unknown[], R>(work: (...given: A) => R): (...given: A) => R {
  let last: { readonly given: A; readonly result: R } | undefined;
  return (...given) => {
    const before = last;
    if (before && given.every((one, index) => one === before.given[index])) return before.result;
    const result = work(...given);
    last = { given, result };
    return result;
  };
}
