/** What a hint ends with when nobody has to write the correction by hand. */
export const BY_FIX = 'npm run check -- --fix does it';
