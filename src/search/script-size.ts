/** Bytes of script that a first search loads at most, compressed: a budget, which the tests hold the built files to. */
export const SCRIPT_BYTES = 11_264;
