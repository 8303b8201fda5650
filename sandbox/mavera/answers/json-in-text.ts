/** A text that looks like JSON all over must not be tried for ever. */
const MAX_FAILURES = 200;

/** Every JSON object and array that stands in a text, outermost only, in order. */
export function jsonIn(text: string): unknown[] {
  const found: unknown[] = [];
  let failures = 0;
  for (let at = nextOpening(text, 0); at >= 0 && failures < MAX_FAILURES; ) {
    const end = closingOf(text, at);
    const value = end < 0 ? undefined : parse(text.slice(at, end + 1));
    if (value === undefined) failures += 1;
    else found.push(value);
    at = nextOpening(text, value === undefined ? at + 1 : end + 1);
  }
  return found;
}

function nextOpening(text: string, from: number): number {
  const at = text.slice(from).search(/[{[]/);
  return at < 0 ? -1 : from + at;
}

/** Where the bracket at `from` is closed; brackets within strings do not count. */
function closingOf(text: string, from: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (isInString) {
      if (sign === '\\') at += 1;
      else if (sign === '"') isInString = false;
    } else if (sign === '"') isInString = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at;
  }
  return -1;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
