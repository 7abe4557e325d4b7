/**
 * What was made of the documents in hand. Stages go through the documents one by one and ask for the same of each again and
 * again; kept for all of them, the words of three thousand articles would fill a gigabyte.
 */

/** Documents of which something is kept: more than most comparisons of two passages reach across. */
const KEPT = 64;

/** `make`, its results kept for the objects that were asked for last. The same object gets the same result or an equal one. */
export function recent<K extends object, V extends object | string>(make: (key: K) => V): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      value = make(key);
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
      kept.set(key, value);
    }
    return value;
  };
}
