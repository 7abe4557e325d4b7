/**
 * The same characters as a string of its own. What `slice` gives may be a view that keeps all of the text it was cut from in
 * memory; strings that outlive their document are copied first. (A property name is always a string of its own.)
 */
export function ownCopy(text: string): string {
  return Object.keys({ [text]: true })[0]!;
}
