/**
 * For a button that goes, or that something else takes the place of, once it is clicked: the second click of a double click
 * would be taken by what has come under the pointer, or send the same once more.
 */
export function firstClick(act: () => void) {
  // A key has no count of clicks.
  return ({ detail }: { detail: number }) => {
    if (detail <= 1) act();
  };
}
