import express from 'express';

/** The body, whatever type it claims to have: one that is not JSON is refused, never passed over as if there were none. */
export const readJson = express.json({
  limit: '200kb',
  type: () => true,
  reviver: (key: string, value: unknown) => {
    // Copied into another object it would replace what that object inherits.
    if (key === '__proto__') throw new SyntaxError('a field may not have this name');
    return value;
  },
});
